import { shuffle, type Random } from '#platform/chance/model.ts';

/** The most signs one note holds: what can still be read at a glance (domain.md 2.7). */
export const NOTE_LIMIT = 180;

/** After so many seconds without a new note the cockpit offers a rescue question, unless the step says otherwise. */
export const STALL_SECONDS = 45;

/** How a write step works. */
export type WriteSettings = {
	/** Anonymous: no author is kept at all. */
	anonymous: boolean;
	/** Each on the own phone, two on the phone of one of them, or one list a subgroup, kept by its scribe. */
	per: 'person' | 'pair' | 'subgroup';
	/** Each revealed note also becomes a learning question of its author. */
	asQuestions: boolean;
	stallSeconds: number;
};

/** A note as it is kept. `author` is null when the step is anonymous; `group` when there are no subgroups. */
export type Note = { id: string; text: string; author: string | null; group: string | null };

/** Whether the notes are still hidden, shown to everybody, or shown and closed. */
export type WriteState = 'running' | 'revealed' | 'closed';

/** Who looks or writes. `holds`: the notes whose secret this phone keeps, the proof for anonymous ones. */
export type Writer =
	| { kind: 'member'; id: string; group: string | null; scribe: boolean; holds: ReadonlySet<string> }
	| { kind: 'facilitator' }
	| { kind: 'screen' };

/** Tidies a note: outer and doubled blanks go. Refuses an empty one, and one above the limit, with how much. */
export function checkNote(
	text: string
):
	| { ok: true; text: string }
	| { ok: false; reason: 'empty' }
	| { ok: false; reason: 'too_long'; over: number } {
	const tidy = text.replace(/\s+/gu, ' ').trim();
	const length = [...tidy].length;
	if (length === 0) return { ok: false, reason: 'empty' };
	if (length > NOTE_LIMIT) return { ok: false, reason: 'too_long', over: length - NOTE_LIMIT };
	return { ok: true, text: tidy };
}

/**
 * What somebody may see of a note. Before the reveal only its writer sees it, or the writer's subgroup when the
 * step is for subgroups; nobody else, also not the facilitator or the room screen. After it everybody does, and
 * the author of an anonymous note stays unknown to all.
 */
export function visibleNote(
	note: Note,
	state: WriteState,
	settings: WriteSettings,
	viewer: Writer
): Note | null {
	const shown = settings.anonymous ? { ...note, author: null } : note;
	if (state !== 'running') return shown;
	if (viewer.kind !== 'member') return null;
	const inGroup = settings.per === 'subgroup' && note.group !== null && note.group === viewer.group;
	return inGroup || isOwn(note, viewer) ? shown : null;
}

/** Whether somebody may add a note now: each member, or of a subgroup its scribe; the facilitator may for others. */
export function mayWrite(state: WriteState, settings: WriteSettings, writer: Writer): boolean {
	if (state === 'closed' || writer.kind === 'screen') return false;
	if (writer.kind === 'facilitator') return true;
	return settings.per !== 'subgroup' || (writer.group !== null && writer.scribe);
}

/** Whether somebody may still change or take back a note: only before the reveal, and only its writer or scribe. */
export function mayChange(note: Note, state: WriteState, settings: WriteSettings, writer: Writer): boolean {
	if (state !== 'running' || writer.kind !== 'member') return false;
	if (settings.per === 'subgroup') return writer.scribe && note.group === writer.group && note.group !== null;
	return isOwn(note, writer);
}

function isOwn(note: Note, writer: Extract<Writer, { kind: 'member' }>): boolean {
	return writer.holds.has(note.id) || (note.author !== null && note.author === writer.id);
}

/** Who sees a note before and after the reveal: the label under the field. */
export type NoteAudience = {
	before: 'only_you' | 'your_group';
	after: 'everybody_named' | 'everybody_anonymous';
};

/** The label that belongs under the field of a step. */
export function noteAudience({ anonymous, per }: WriteSettings): NoteAudience {
	return {
		before: per === 'subgroup' ? 'your_group' : 'only_you',
		// What two wrote, or a scribe for a group, carries nobody's name.
		after: anonymous || per !== 'person' ? 'everybody_anonymous' : 'everybody_named'
	};
}

/** The order in which notes appear at the reveal: by chance, so that no place tells who wrote when. */
export function revealOrder<T>(notes: readonly T[], random: Random): T[] {
	return shuffle(notes, random);
}
