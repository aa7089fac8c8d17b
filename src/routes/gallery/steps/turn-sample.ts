import { turnFloorKind, turnKind, turnQuestionKind } from '#steps/turn/events.ts';
import { idOf, NAMES, NOTES, NOW, RUN, type Put } from './room.ts';

/** The states of a round table to look at. */
export const turnStates = ['running', 'before', 'mine', 'over', 'readback'] as const;

/** Fills in a made-up state of a round table. */
export function fillTurn(put: Put, state: string): void {
	const order = NAMES.map((_, at) => idOf((at + (state === 'mine' ? 0 : 2)) % 15));
	const begun = state !== 'before';
	const over = state === 'over' || state === 'readback';
	const speaking = begun && !over ? (order[0] ?? null) : null;
	put(turnKind, RUN, {
		order,
		speaking,
		next: over ? null : (order[begun ? 1 : 0] ?? null),
		spoke: over ? order : [],
		passed: [],
		begun,
		startedAt: speaking ? NOW - 20_000 : null,
		seconds: 90,
		asQuestions: true,
		readBack: state === 'readback' ? 'q2' : null
	});
	NOTES.slice(0, over ? 8 : 3).forEach((text, at) =>
		put(turnQuestionKind, `q${at}`, { runId: RUN, text, askerId: idOf(at) })
	);
	put(
		turnFloorKind,
		RUN,
		state === 'readback'
			? { person: idOf(2), questions: [NOTES[2] ?? ''], readBack: true }
			: { person: speaking, questions: speaking ? [NOTES[1] ?? ''] : [], readBack: false }
	);
}
