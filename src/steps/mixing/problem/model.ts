import type { Earlier, MixInput, MixPerson } from '#steps/mixing/model.ts';

/** A rule that is broken weighs more than everything else together. */
export const HARD = 1_000_000;
export const FREE = -1;
export const ABSENT = -2;

/** Something that everybody has one of, such as a function, in numbers. */
export interface Trait {
	/** For each person, or -1. */
	value: Int16Array;
	values: number;
	/** How many of a value a group should hold: `low` to `high`, by round, group, value (see `tallyAt`). */
	low: Int16Array;
	high: Int16Array;
}

/** The input in numbers: people, rounds and groups counted from 0, tables laid out flat for speed. */
export interface Problem {
	people: number;
	rounds: number;
	/** The most groups in one round. */
	groups: number;
	sizes: readonly (readonly number[])[];
	/** Over all rounds. */
	seatCount: number;
	/** Where the seats of a group begin, by round and group; one more entry than groups, so that each has an end. */
	start: Int32Array;
	/** The group in which somebody must sit, or FREE, or ABSENT, by round and person. */
	fixed: Int16Array;
	/** Times together before, by person and person; alone on the diagonal. */
	before: Int16Array;
	/** What it costs each time that two people sit together, apart from meeting again. */
	each: Int32Array;
	/** What meeting costs those who met 0, 1, 2 ... times before. */
	rise: Int32Array;
	/** What is due when no rule is broken: keeping people together is counted as a saving. */
	base: number;
	/** Those who stay together, and for each person which block that is, or -1. */
	blocks: readonly (readonly number[])[];
	blockOf: Int16Array;
	traits: readonly Trait[];
	balance: number;
	/** 1 for a newcomer; null when there is none. */
	newcomer: Uint8Array | null;
	newcomers: number;
	apart: readonly (readonly [number, number])[];
	together: readonly (readonly [number, number])[];
}

/** At this place of a list of numbers; 0 past its end. */
export function at(values: { readonly [index: number]: number }, index: number): number {
	return values[index] ?? 0;
}

/** Where the tally of a value stands: by round, group and value. */
export function tallyAt(problem: Problem, trait: Trait, round: number, group: number): number {
	return (round * problem.groups + group) * trait.values;
}

/** Whether somebody is part of a round. */
export function isIn(person: MixPerson, round: number): boolean {
	return round >= (person.from ?? 0) && round <= (person.to ?? Infinity);
}

/** Puts the input into numbers. Expects what `faultIn` let pass. */
export function problemOf(input: MixInput): Problem {
	const { people, sizes, weights } = input;
	const n = people.length;
	const rounds = sizes.length;
	const groups = Math.max(1, ...sizes.map((round) => round.length));
	const numbers = new Map(people.map(({ id }, i) => [id, i]));
	const pairs = (given: MixInput['apart']): [number, number][] =>
		given.flatMap(([a, b]) => {
			const [x, y] = [numbers.get(a), numbers.get(b)];
			return x === undefined || y === undefined || x === y ? [] : [[x, y]];
		});
	const apart = pairs(input.apart);
	const together = closure(n, pairs(input.together));
	const before = pastOf(n, numbers, input.earlier);
	const each = new Int32Array(n * n);
	const add = (a: number, b: number, cost: number): void => {
		each[a * n + b] = each[b * n + a] = at(each, a * n + b) + cost;
	};
	people.forEach((a, i) => {
		people.slice(i + 1).forEach((b, j) => {
			if (a.organisation !== null && a.organisation === b.organisation) add(i, i + 1 + j, weights.colleagues);
		});
	});
	for (const [a, b] of apart) add(a, b, HARD);
	let base = 0;
	for (const [a, b] of together) {
		add(a, b, -HARD);
		for (let round = 0; round < rounds; round++) {
			if ([a, b].every((p) => people[p] && isIn(people[p], round))) base += HARD;
		}
	}
	const blocks = blocksOf(n, together);
	const blockOf = new Int16Array(n).fill(-1);
	blocks.forEach((block, i) => block.forEach((person) => (blockOf[person] = i)));
	const most = before.reduce((most, times) => Math.max(most, times), 0) + rounds + 2;
	const isNew = Uint8Array.from(people, ({ newcomer }) => (newcomer ? 1 : 0));
	return {
		...{ people: n, rounds, groups, sizes, before, each, base, blocks, blockOf, apart, together },
		seatCount: sizes.flat().reduce((sum, size) => sum + size, 0),
		start: startsOf(sizes, groups),
		fixed: fixedOf(input, numbers),
		rise: Int32Array.from({ length: most }, (_, met) => weights.repeats * Math.max(0, 2 * met - 1)),
		traits: traitsOf(people, sizes, groups),
		balance: weights.balance,
		newcomer: isNew.includes(1) ? isNew : null,
		newcomers: weights.newcomers
	};
}

function pastOf(n: number, numbers: ReadonlyMap<string, number>, earlier: readonly Earlier[]): Int16Array {
	const before = new Int16Array(n * n);
	for (const { people, times } of earlier) {
		const [a, b] = [numbers.get(people[0]), numbers.get(people[1])];
		if (a === undefined || b === undefined) continue;
		before[a * n + b] = before[b * n + a] = at(before, a * n + b) + times;
	}
	return before;
}

function startsOf(sizes: Problem['sizes'], groups: number): Int32Array {
	const start = new Int32Array(sizes.length * (groups + 1));
	let seat = 0;
	sizes.forEach((round, r) => {
		for (let group = 0; group <= groups; group++) {
			start[r * (groups + 1) + group] = seat;
			seat += round[group] ?? 0;
		}
	});
	return start;
}

function fixedOf({ people, sizes, locks }: MixInput, numbers: ReadonlyMap<string, number>): Int16Array {
	const fixed = new Int16Array(sizes.length * people.length);
	sizes.forEach((_, round) => {
		people.forEach((person, i) => {
			fixed[round * people.length + i] = isIn(person, round) ? (person.group ?? FREE) : ABSENT;
		});
	});
	for (const { round, person, group } of locks) {
		const i = numbers.get(person);
		if (i !== undefined) fixed[round * people.length + i] = group;
	}
	return fixed;
}

/** Who is together with somebody who is together with a third, is together with the third. */
function closure(n: number, pairs: readonly [number, number][]): [number, number][] {
	return blocksOf(n, pairs).flatMap((block) =>
		block.flatMap((a, i) => block.slice(i + 1).map((b): [number, number] => [a, b]))
	);
}

function blocksOf(n: number, pairs: readonly (readonly [number, number])[]): number[][] {
	const leader = Array.from({ length: n }, (_, i) => i);
	for (const [a, b] of pairs) {
		const [from, to] = [leader[b], leader[a]];
		leader.forEach((l, i) => {
			if (l === from && to !== undefined) leader[i] = to;
		});
	}
	const blocks = leader.map((_, l) => leader.flatMap((of, i) => (of === l ? [i] : [])));
	return blocks.filter(({ length }) => length > 1);
}

function traitsOf(people: readonly MixPerson[], sizes: Problem['sizes'], groups: number): Trait[] {
	const count = Math.max(0, ...people.map(({ traits }) => traits.length));
	return Array.from({ length: count }, (_, t) => {
		const names = [...new Set(people.flatMap(({ traits }) => traits[t] ?? []))];
		const value = Int16Array.from(people, ({ traits }) => names.indexOf(traits[t] ?? ''));
		const low = new Int16Array(sizes.length * groups * names.length);
		const high = low.slice();
		sizes.forEach((round, r) => {
			const here = people.flatMap((person, i) => (isIn(person, r) ? [at(value, i)] : []));
			round.forEach((size, group) => {
				names.forEach((_, v) => {
					const share = (here.filter((each) => each === v).length * size) / Math.max(1, here.length);
					low[(r * groups + group) * names.length + v] = Math.floor(share);
					high[(r * groups + group) * names.length + v] = Math.ceil(share);
				});
			});
		});
		return { value, values: names.length, low, high };
	});
}
