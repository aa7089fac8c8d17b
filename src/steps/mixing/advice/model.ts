import { repeatsAtLeast } from '#steps/mixing/bounds/model.ts';
import { evenSizes, mixInput, mixPerson, type MixInput } from '#steps/mixing/model.ts';
import type { Effort } from '#steps/mixing/anneal/model.ts';
import { mix } from '#steps/mixing/plan/model.ts';
import { problemOf } from '#steps/mixing/problem/model.ts';
import { summarise } from '#steps/mixing/summary/model.ts';

/** What to know before choosing sizes. */
export interface SizeAdvice {
	/** So many times at least somebody meets somebody again; 0: counting does not forbid a plan without repeats. */
	atLeast: number;
	/** Sizes for which a plan without repeats was found, the largest groups first. Empty when repeats can be avoided. */
	without: readonly (readonly number[])[];
}

/** Tried for each other way to divide people, so that all ways together stay quick. */
const TRY: Effort = { looks: 3_000_000 };

/**
 * Whether repeats can be avoided with these sizes, and if not, with which even groups of two or more the same people can
 * meet for as many rounds without one: each is tried, and named only when a plan was found. Twelve people at tables of
 * four repeat from the second round on; at tables of three not for four rounds. For people without a past or rules.
 */
export function sizeAdvice(sizes: MixInput['sizes'], seed: string): SizeAdvice {
	const count = sizes[0]?.reduce((sum, size) => sum + size, 0) ?? 0;
	const people = Array.from({ length: count }, (_, i) => mixPerson(String(i)));
	const atLeast = repeatsAtLeast(problemOf(mixInput(people, sizes)));
	if (atLeast === 0) return { atLeast, without: [] };
	const without: number[][] = [];
	for (let groups = 2; groups <= Math.floor(count / 2); groups++) {
		const other = evenSizes(count, groups);
		const input = mixInput(
			people,
			sizes.map(() => other)
		);
		if (repeatsAtLeast(problemOf(input)) > 0) continue;
		const plan = mix(input, seed, TRY);
		if (plan.ok && summarise(input, plan.value).repeats === 0) without.push(other);
	}
	return { atLeast, without };
}
