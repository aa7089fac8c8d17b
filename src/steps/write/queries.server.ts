import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import { groupsOf } from '#live/kinds.ts';
import type { Append, Audience } from '#live/protocol.ts';
import type { StepPerson, StepRun } from '#steps/contract.ts';
import { fullName, paceKind } from '#steps/running/events.ts';
import {
	noteKind,
	readyKind,
	spotlightKind,
	writeCountKind,
	writeFormKind,
	writePlaceKind,
	type NoteView
} from './events.ts';
import { writeData, writeSettings, type WriteData, type WriteStepSettings } from './schema.ts';

/** A note as it stands in the database. */
export interface NoteRow {
	id: string;
	text: string;
	authorId: string | null;
	anonymous: boolean;
	group: number | null;
	questionId: string | null;
	clusterId: string | null;
	position: number;
	editHash: Buffer | null;
	onHour: Date;
}

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): WriteStepSettings {
	return v.parse(writeSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): WriteData {
	return v.parse(writeData, run.data ?? {});
}

/** How many subgroups write: those that the agenda item was divided into, or as many as the settings say. */
export function groupsOfRun(settings: WriteStepSettings, data: WriteData): number {
	return data.groups ?? settings.groups;
}

/** The notes of a run, in the order in which they are shown. */
export async function notesOf(trx: Trx, networkId: string, runId: string): Promise<NoteRow[]> {
	const rows = await trx
		.selectFrom('note')
		.select([
			'id',
			'text',
			'author_id as authorId',
			'anonymous',
			'group_label as label',
			'question_id as questionId',
			'cluster_id as clusterId',
			'position',
			'edit_hash as editHash',
			'on_hour as onHour'
		])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.orderBy('position')
		.orderBy('id')
		.execute();
	return rows.map(({ label, ...note }) => ({ ...note, group: label === '' ? null : Number(label) }));
}

/** How many notes a run has. */
export async function countNotes(trx: Trx, networkId: string, runId: string): Promise<number> {
	const { notes } = await trx
		.selectFrom('note')
		.select(({ fn }) => fn.countAll<number>().as('notes'))
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.executeTakeFirstOrThrow();
	return notes;
}

/** The subgroup of a run as an audience. */
export function groupAudience(runId: string, group: number): { id: string; audience: Audience } {
	const id = `${runId}.${group}`;
	return { id, audience: `group:${id}` };
}

/** A note as others see it. */
export function noteView(runId: string, note: NoteRow, people: readonly StepPerson[]): NoteView {
	const author = note.authorId === null ? undefined : people.find(({ id }) => id === note.authorId);
	return {
		runId,
		text: note.text,
		by: author ? fullName(author) : null,
		group: note.group,
		position: note.position
	};
}

/**
 * Who may be told of a note: after the reveal everybody with a phone or cockpit; before it its writer or subgroup; and
 * nobody at all of an anonymous one, which then is on its writer's phone alone.
 */
export function audienceOf(runId: string, note: NoteRow, shown: boolean): Audience | null {
	if (shown) return 'people';
	if (note.group !== null) return groupAudience(runId, note.group).audience;
	return note.authorId === null ? null : `member:${note.authorId}`;
}

/** How many notes there are, for everybody; and while they are hidden how fast they come, for cockpits. */
export function countShown(runId: string, notes: number, stallSeconds: number, shown: boolean): Append[] {
	const count = writeCountKind.put(runId, { notes }, 'all');
	return shown ? [count] : [count, paceKind.put(runId, { made: notes, stallSeconds }, 'facilitators')];
}

/** Everything that the surfaces see of a run as it is now. */
export async function appearance(
	trx: Trx,
	networkId: string,
	run: StepRun,
	data: WriteData,
	people: readonly StepPerson[]
): Promise<Append[]> {
	const settings = settingsOf(run);
	const { anonymous, per, asQuestions, stallSeconds } = settings;
	const groups = groupsOfRun(settings, data);
	const { shown } = data;
	const notes = await notesOf(trx, networkId, run.id);
	const changes: Append[] = [
		writeFormKind.put(run.id, { anonymous, per, groups, asQuestions, shown }, 'all'),
		...countShown(run.id, notes.length, stallSeconds, shown)
	];
	for (const note of notes) {
		const audience = audienceOf(run.id, note, shown);
		if (audience !== null) changes.push(noteKind.put(note.id, noteView(run.id, note, people), audience));
	}
	for (const memberId of data.ready) changes.push(...readyShown(run.id, memberId));
	for (const [memberId, place] of Object.entries(data.places)) {
		changes.push(...placeShown(run.id, memberId, place));
	}
	const lit = shown ? notes.find(({ id }) => id === data.spotlight) : undefined;
	if (lit) {
		const { text, by } = noteView(run.id, lit, people);
		changes.push(spotlightKind.put(run.id, { noteId: lit.id, text, by }, 'screen'));
	}
	return changes;
}

/** That a member is done, as that member and the cockpits see it. */
export function readyShown(runId: string, memberId: string): Append[] {
	return [
		readyKind.put(memberId, { runId }, `member:${memberId}`),
		readyKind.put(memberId, { runId }, 'facilitators')
	];
}

/** With which subgroup a member writes, as that member, the cockpits and the hub see it. */
export function placeShown(
	runId: string,
	memberId: string,
	place: { group: number; scribe: boolean }
): Append[] {
	const value = { runId, ...place };
	return [
		groupsOf(memberId, [groupAudience(runId, place.group).id]),
		writePlaceKind.put(memberId, value, `member:${memberId}`),
		writePlaceKind.put(memberId, value, 'facilitators')
	];
}
