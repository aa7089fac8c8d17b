import {
	noteKind,
	readyKind,
	spotlightKind,
	writeCountKind,
	writeFormKind,
	writePlaceKind
} from '#steps/write/events.ts';
import { idOf, NAMES, NOTES, RUN, type Put } from './room.ts';

/** The states of silent writing to look at. */
export const writeStates = ['running', 'ready', 'shown', 'subgroup', 'spotlight', 'anonymous'] as const;

/** Fills in a made-up state of silent writing. */
export function fillWrite(put: Put, state: string): void {
	const shown = state === 'shown' || state === 'spotlight';
	const anonymous = state === 'anonymous';
	put(writeFormKind, RUN, {
		anonymous,
		per: state === 'subgroup' ? 'subgroup' : 'person',
		groups: 3,
		asQuestions: false,
		shown
	});
	put(writeCountKind, RUN, { notes: shown ? NOTES.length : 14 });
	if (state === 'ready') put(readyKind, idOf(0), { runId: RUN });
	if (state === 'subgroup') put(writePlaceKind, 'nobody', { runId: RUN, group: 1, scribe: true });
	for (let at = 1; at < 11; at++) put(readyKind, idOf(at), { runId: RUN });
	if (shown)
		NOTES.forEach((text, at) =>
			put(noteKind, `n${at}`, { runId: RUN, text, by: NAMES[at] ?? null, group: null, position: at })
		);
	if (state === 'spotlight')
		put(spotlightKind, RUN, { noteId: 'n1', text: NOTES[1] ?? '', by: NAMES[1] ?? null });
}
