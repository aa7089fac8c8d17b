import { repeatsAtLeast } from '#steps/mixing/bounds/model.ts';
import { evenSizes, mixInput, mixPerson } from '#steps/mixing/model.ts';
import { problemOf } from '#steps/mixing/problem/model.ts';

/** What can be said of sizes while somebody chooses them, by counting alone and so at once. */
export interface Forecast {
	/** So many times at least somebody meets somebody again; 0: counting does not forbid a plan without. */
	atLeast: number;
	/** Sizes of which counting does not forbid it, the largest groups first, three at most; none when `atLeast` is 0. */
	better: readonly (readonly number[])[];
}

const MOST = 3;

/**
 * What so many even groups and rounds to come mean for people who met before. Null where there is nothing to plan. A
 * promise only of the worst: `sizeAdvice` tries the sizes that it names.
 * @param met couples with how often they met
 */
export function forecast(
	people: readonly string[],
	met: readonly (readonly [string, string, number])[],
	groups: number,
	rounds: number
): Forecast | null {
	if (rounds < 1 || groups < 1 || people.length < 2 * groups) return null;
	const input = mixInput(people.map(mixPerson), []);
	const earlier = met.map(([a, b, times]) => ({ people: [a, b] as const, times }));
	const atLeastIn = (count: number): number => {
		const sizes = Array.from({ length: rounds }, () => evenSizes(people.length, count));
		return repeatsAtLeast(problemOf({ ...input, earlier, sizes }));
	};
	const atLeast = atLeastIn(groups);
	const better: number[][] = [];
	for (let count = 2; atLeast > 0 && count <= people.length / 2 && better.length < MOST; count++)
		if (atLeastIn(count) === 0) better.push(evenSizes(people.length, count));
	return { atLeast, better };
}
