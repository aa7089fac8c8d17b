import { pairKind } from '#steps/pair/events.ts';
import { planRounds } from '#steps/pair/rounds/model.ts';
import { idOf, NAMES, NOW, RUN, type Put } from './room.ts';

/** The states of pair rounds to look at. */
export const pairStates = ['running', 'before', 'change', 'pause', 'over'] as const;

/** Fills in a made-up state of pair rounds. */
export function fillPair(put: Put, state: string): void {
	const people = NAMES.map((_, at) => ({ id: idOf(at), organisation: null, fixedTable: null }));
	const plan = planRounds(people);
	const round =
		state === 'before'
			? 0
			: state === 'over'
				? 16
				: state === 'pause'
					? plan.findIndex((one) => one.pausing === idOf(0)) + 1
					: 4;
	const startedAt = NOW - (state === 'change' ? 170_000 : 26_000);
	put(pairKind, RUN, {
		round,
		of: 15,
		now: plan[Math.max(1, round) - 1] ?? null,
		next: plan[Math.max(1, round)] ?? null,
		clock:
			round >= 1 && round <= 15
				? {
						startedAt,
						halfAt: startedAt + 80_000,
						talkEndsAt: startedAt + 160_000,
						endsAt: startedAt + 200_000
					}
				: null,
		pausedAt: null,
		auto: true,
		talkSeconds: 160,
		changeSeconds: 40,
		deadline: NOW + 36 * 60_000
	});
}
