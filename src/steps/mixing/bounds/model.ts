import { at, type Problem } from '#steps/mixing/problem/model.ts';
import { isSeated } from '#steps/mixing/seating/model.ts';

/**
 * So many rounds without a repeat at most, for equal groups, where counting alone promises more: by number of groups and
 * size (OEIS A107431; Miller, Valkov and Abel 2021 and 2026). Proven; what is only not known to be possible is left out.
 */
const FEWER_THAN_COUNTED = new Map([
	['4x3', 4],
	['5x4', 5],
	['6x5', 6],
	['6x6', 3]
]);

/** The most rounds in which nobody can meet anybody twice in equal groups: a bound, not a promise that it can be done. */
export function roundsWithoutRepeats(groups: number, size: number): number {
	if (size < 2) return Infinity;
	// Two people of a group go to different groups in the next round, so there must be one for each.
	if (groups < size) return 1;
	const counted = Math.floor((groups * size - 1) / (size - 1));
	return Math.min(counted, FEWER_THAN_COUNTED.get(`${groups}x${size}`) ?? Infinity);
}

/**
 * So many times at least somebody must sit with somebody met before, whatever the plan: the best of
 * four ways of counting. 0 says only that counting does not forbid a plan without repeats.
 */
export function repeatsAtLeast(problem: Problem): number {
	return Math.max(byPairs(problem), byPeople(problem), byNextRound(problem), byTable(problem));
}

function pairsIn(size: number): number {
	return (size * (size - 1)) / 2;
}

/** All couples that sit together, less those who had not met. */
function byPairs({ sizes, people, before }: Problem): number {
	const seated = sizes.flat().reduce((sum, size) => sum + pairsIn(size), 0);
	let fresh = 0;
	for (let a = 0; a < people; a++) {
		for (let b = a + 1; b < people; b++) if (at(before, a * people + b) === 0) fresh++;
	}
	return Math.max(0, seated - fresh);
}

/** What each person sees too much of when they sit in the smallest groups; a repeat is shared by two. */
function byPeople(problem: Problem): number {
	const { sizes, people, before } = problem;
	let shared = 0;
	for (let a = 0; a < people; a++) {
		let fresh = 0;
		for (let b = 0; b < people; b++) if (a !== b && at(before, a * people + b) === 0) fresh++;
		const seen = sizes.map((round, r) => (isSeated(problem, r, a) ? Math.min(...round) - 1 : 0));
		shared += Math.max(0, seen.reduce((sum, each) => sum + each, 0) - fresh);
	}
	return Math.ceil(shared / 2);
}

/** People of one group must come from different groups of the round before; when there are fewer, some come together. */
function byNextRound(problem: Problem): number {
	const { sizes } = problem;
	return sizes.slice(1).reduce((sum, round, i) => {
		// Who was not in the round before comes from nowhere: then this counts nothing.
		for (let p = 0; p < problem.people; p++) {
			if (isSeated(problem, i + 1, p) && !isSeated(problem, i, p)) return sum;
		}
		const from = sizes[i]?.length ?? 1;
		const forced = round.map((size) => {
			const [each, more] = [Math.floor(size / from), size % from];
			return more * pairsIn(each + 1) + (from - more) * pairsIn(each);
		});
		return sum + forced.reduce((total, count) => total + count, 0);
	}, 0);
}

/** One at least when equal groups go on for longer than is known to be possible. */
function byTable(problem: Problem): number {
	const [first = []] = problem.sizes;
	const size = first[0] ?? 0;
	const same = problem.sizes.every(
		(round) => round.length === first.length && round.every((s) => s === size)
	);
	const whole = first.length * size === problem.people;
	return same && whole && problem.sizes.length > roundsWithoutRepeats(first.length, size) ? 1 : 0;
}
