/**
 * A round from which all others follow: people 0 up to modulus * copies stand in circles of `modulus`, those after them in
 * the middle. Each next round everybody in a circle is replaced by the next one there; those in the middle stay. It works
 * when all differences within groups are different (Bose 1939; Anderson, Combinatorial Designs and Tournaments, 1997).
 */
export interface Starter {
	modulus: number;
	copies: number;
	middle: number;
	groups: readonly (readonly number[])[];
}

/** Found by a search over first rounds; that nobody meets twice is what the tests show of each. */
export const STARTERS: readonly Starter[] = [
	// 15 people in 5 groups of 3, 7 rounds.
	{
		modulus: 7,
		copies: 2,
		middle: 1,
		groups: [
			[14, 6, 12],
			[4, 5, 2],
			[10, 0, 9],
			[11, 3, 7],
			[8, 1, 13]
		]
	},
	// 28 people in 7 groups of 4, 9 rounds.
	{
		modulus: 9,
		copies: 3,
		middle: 1,
		groups: [
			[27, 26, 16, 7],
			[3, 2, 9, 18],
			[11, 6, 19, 24],
			[8, 4, 1, 12],
			[0, 21, 23, 20],
			[25, 13, 10, 14],
			[22, 15, 5, 17]
		]
	},
	// 24 people in 6 groups of 4, 7 rounds.
	{
		modulus: 7,
		copies: 3,
		middle: 3,
		groups: [
			[23, 16, 6, 8],
			[22, 18, 7, 0],
			[21, 1, 11, 14],
			[13, 19, 20, 15],
			[9, 10, 4, 12],
			[2, 17, 5, 3]
		]
	},
	// 30 people in 10 groups of 3, 14 rounds.
	{
		modulus: 14,
		copies: 2,
		middle: 2,
		groups: [
			[28, 2, 22],
			[29, 1, 26],
			[18, 19, 27],
			[20, 6, 24],
			[15, 7, 17],
			[4, 5, 10],
			[11, 23, 8],
			[9, 25, 14],
			[12, 0, 21],
			[16, 13, 3]
		]
	}
];

/** As many people as a starter is for. */
export function peopleOf({ modulus, copies, middle }: Starter): number {
	return modulus * copies + middle;
}

/** All rounds that follow from the first. */
export function developed({ modulus, copies, groups }: Starter): number[][][] {
	const next = (person: number, by: number): number => {
		const circle = Math.floor(person / modulus);
		return circle >= copies ? person : circle * modulus + (((person % modulus) + by) % modulus);
	};
	return Array.from({ length: modulus }, (_, by) => groups.map((group) => group.map((p) => next(p, by))));
}
