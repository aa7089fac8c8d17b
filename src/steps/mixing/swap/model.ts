import type { MixInput, MixRound } from '#steps/mixing/model.ts';
import { problemOf } from '#steps/mixing/problem/model.ts';
import { isFree, seatingOf, swapCost } from '#steps/mixing/seating/model.ts';

/** Two people who would change places in a round. To undo, do the same again. */
export interface Swap {
	round: number;
	people: readonly [string, string];
}

/**
 * What a swap would change the cost by (less than 0: the plan gets better), before anybody does it. Null when it cannot be
 * done: somebody is not in that round, has a place that is fixed, or both sit in one group.
 */
export function swapDifference(
	input: MixInput,
	rounds: readonly MixRound[],
	{ round, people }: Swap
): number | null {
	const problem = problemOf(input);
	const numbers = new Map(input.people.map(({ id }, i) => [id, i]));
	const [a, b] = [numbers.get(people[0]), numbers.get(people[1])];
	const home = (id: string): number => rounds[round]?.findIndex((group) => group.includes(id)) ?? -1;
	if (a === undefined || b === undefined || home(people[0]) === home(people[1])) return null;
	if (home(people[0]) < 0 || home(people[1]) < 0) return null;
	if (!isFree(problem, round, a) || !isFree(problem, round, b)) return null;
	const seating = seatingOf(
		problem,
		rounds.map((each) => each.map((group) => group.map((id) => numbers.get(id) ?? 0)))
	);
	return swapCost(seating, round, a, b);
}

/** The plan after the swap. Twice the same swap gives the plan as it was. */
export function swapped(rounds: readonly MixRound[], { round, people: [a, b] }: Swap): MixRound[] {
	return rounds.map((groups, r) =>
		r === round ? groups.map((group) => group.map((id) => (id === a ? b : id === b ? a : id))) : groups
	);
}
