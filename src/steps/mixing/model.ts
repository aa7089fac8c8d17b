// Who sits with whom over several rounds: pairs, small groups, tables. What goes in, what comes out, and what counts.
// The problem is known as the social golfer problem (CSPLib prob010), here with sizes that differ, rules and a past.

/** Somebody who takes part. */
export interface MixPerson {
	id: string;
	/** Colleagues sit apart where that is possible; null: no organisation known. */
	organisation: string | null;
	/** What groups should have some of each of: function, experience, sector. As many entries for everybody; null: unknown. */
	traits: readonly (string | null)[];
	/** New among people who know each other. */
	newcomer: boolean;
	/** The first and last round of which this person is part, counted from 0; null: from the first, to the last. */
	from: number | null;
	to: number | null;
	/** The group, counted from 0, that this person hosts or cannot move from; null: goes anywhere. */
	group: number | null;
}

/** That two people sat together before. Somebody who sat alone met himself. */
export interface Earlier {
	people: readonly [string, string];
	times: number;
}

/** A round: its groups, each a list of people. */
export type MixRound = readonly (readonly string[])[];

/** This person sits in this group in this round, whatever the rest does. All counted from 0. */
export interface Lock {
	round: number;
	person: string;
	group: number;
}

/** How much each thing that is to be avoided weighs. Whole numbers: sums stay exact. */
export interface MixWeights {
	/** Two people together for the second time; a third time weighs three of these, a fourth five. */
	repeats: number;
	/** Two colleagues together, each time. */
	colleagues: number;
	/** One person too many or too few of a function (or experience, or sector) in a group. */
	balance: number;
	/** A newcomer alone in a group in which all others have met before. */
	newcomers: number;
}

export interface MixInput {
	people: readonly MixPerson[];
	/** For each round the sizes of its groups; they add up to those who are part of that round. */
	sizes: readonly (readonly number[])[];
	/** Who sat together before: rounds that are over, and all earlier meetings of the network. */
	earlier: readonly Earlier[];
	/** Never in one group. Rules about somebody who is not among the people do not count. */
	apart: readonly (readonly [string, string])[];
	/** Always in one group, in the rounds of which both are part. */
	together: readonly (readonly [string, string])[];
	locks: readonly Lock[];
	weights: MixWeights;
}

export const MIX_WEIGHTS: MixWeights = { repeats: 10, colleagues: 40, balance: 8, newcomers: 15 };

/** Somebody of whom nothing else is known. */
export function mixPerson(id: string): MixPerson {
	return { id, organisation: null, traits: [], newcomer: false, from: null, to: null, group: null };
}

/** People and sizes without any rule or past. */
export function mixInput(people: readonly MixPerson[], sizes: MixInput['sizes']): MixInput {
	return { people, sizes, earlier: [], apart: [], together: [], locks: [], weights: MIX_WEIGHTS };
}

/** Sizes that differ by at most one, largest first: 15 people in 4 groups sit 4-4-4-3. */
export function evenSizes(people: number, groups: number): number[] {
	const least = Math.floor(people / groups);
	return Array.from({ length: groups }, (_, i) => least + (i < people % groups ? 1 : 0));
}

/**
 * Sizes for groups that hold no more than `capacity` people each (a table has so many chairs), as even as the chairs
 * allow, in the order of the groups; null when there are too few chairs.
 */
export function sizesWithin(people: number, capacity: readonly number[]): number[] | null {
	const sizes = capacity.map(() => 0);
	for (let person = 0; person < people; person++) {
		let least = -1;
		capacity.forEach((chairs, group) => {
			const size = sizes[group] ?? 0;
			if (size < chairs && (least === -1 || size < (sizes[least] ?? 0))) least = group;
		});
		if (least === -1) return null;
		sizes[least] = (sizes[least] ?? 0) + 1;
	}
	return sizes;
}

/** Who sat with whom in these rounds, each couple once; alone counts as with oneself. */
export function encountersIn(rounds: readonly MixRound[]): Earlier[] {
	const met = new Map<string, Earlier>();
	const add = (a: string, b: string): void => {
		const people: [string, string] = a < b ? [a, b] : [b, a];
		const key = JSON.stringify(people);
		met.set(key, { people, times: (met.get(key)?.times ?? 0) + 1 });
	};
	for (const group of rounds.flat()) {
		if (group.length === 1) add(group[0] ?? '', group[0] ?? '');
		group.forEach((a, i) => group.slice(i + 1).forEach((b) => add(a, b)));
	}
	return [...met.values()];
}
