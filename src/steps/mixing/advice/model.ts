import { repeatsAtLeast } from '#steps/mixing/bounds/model.ts';
import { evenSizes, type MixInput } from '#steps/mixing/model.ts';
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
/** More ways than this to divide people are not read. */
const MOST = 3;

/**
 * Whether these people can sit in these sizes without meeting somebody they met before, here or in an earlier meeting, and
 * if not, with which even groups of two or more they can for as many rounds: each is tried, and named only when a plan was
 * found. Twelve people who never met repeat at tables of four from the second round on; at tables of three not for four
 * rounds. Who has a fixed group goes anywhere in the others. Names the three with the largest groups.
 */
export function sizeAdvice(input: MixInput, seed: string): SizeAdvice {
	const atLeast = repeatsAtLeast(problemOf(input));
	if (atLeast === 0) return { atLeast, without: [] };
	const count = input.people.length;
	const without: number[][] = [];
	for (let groups = 2; groups <= Math.floor(count / 2) && without.length < MOST; groups++) {
		const other = evenSizes(count, groups);
		const tried: MixInput = {
			...input,
			people: input.people.map((person) => ({ ...person, group: null })),
			sizes: input.sizes.map(() => other),
			locks: []
		};
		if (repeatsAtLeast(problemOf(tried)) > 0) continue;
		const plan = mix(tried, seed, TRY);
		if (plan.ok && summarise(tried, plan.value).repeats === 0) without.push(other);
	}
	return { atLeast, without };
}
