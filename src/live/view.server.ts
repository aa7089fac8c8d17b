import { createHash } from 'node:crypto';
import { groupsKindName } from './kinds.ts';
import { settled, visible, type ReadLog } from './log.ts';
import type { LiveStart, LogAudience, LogEntry, MeetingRef, Viewer } from './protocol.ts';

/** What one viewer may see: the audiences, and a short mark of them by which a resume notices that they changed. */
export interface View {
	readonly audiences: ReadonlySet<LogAudience>;
	readonly mark: string;
}

/** The subgroups of each member of a meeting. */
export type Groups = Map<string, readonly string[]>;

/** Takes over the memberships of subgroups among these entries; gives the members whose groups they set. */
export function regroup(groups: Groups, entries: readonly LogEntry[]): Set<string> {
	const members = new Set<string>();
	for (const { kind, id, audience, value } of entries) {
		if (audience !== 'hub' || kind !== groupsKindName) continue;
		groups.set(id, Array.isArray(value) ? value.map(String) : []);
		members.add(id);
	}
	return members;
}

/** The audiences of a viewer (L7). */
export function viewOf(viewer: Viewer, groups: Groups): View {
	const audiences: LogAudience[] = viewer.surface === 'desk' ? ['desk'] : ['all'];
	if (viewer.surface === 'screen') audiences.push('screen');
	else if (viewer.surface !== 'desk') {
		audiences.push('people', `member:${viewer.memberId}`);
		if (viewer.surface === 'cockpit') audiences.push('facilitators');
		for (const group of groups.get(viewer.memberId) ?? []) audiences.push(`group:${group}`);
	}
	const mark = createHash('sha256').update(JSON.stringify(audiences.sort())).digest('base64url');
	return { audiences: new Set(audiences), mark: mark.slice(0, 10) };
}

/**
 * Reads the state that a page is rendered with: everything the viewer may see, as of one moment (L5). Goes round
 * again when the subgroups changed between the reading that gave them and the reading that used them.
 */
export async function readStart(
	read: ReadLog,
	meeting: MeetingRef,
	viewer: Viewer,
	now: () => number = Date.now
): Promise<LiveStart> {
	let view = viewOf(viewer, new Map());
	for (;;) {
		const { clock, entries } = await read(meeting, 0, ['hub', ...view.audiences]);
		const groups: Groups = new Map();
		regroup(groups, entries);
		const actual = viewOf(viewer, groups);
		if (actual.mark === view.mark) {
			const changes = settled(visible(entries, view.audiences, 0));
			return { clock, view: view.mark, now: now(), changes };
		}
		view = actual;
	}
}
