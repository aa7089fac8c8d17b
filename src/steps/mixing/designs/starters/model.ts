/**
 * A few rounds from which all others follow: people 0 up to modulus * copies stand in circles of `modulus`, those after them
 * in the middle. Each next round everybody in a circle is replaced by the next one there; those in the middle stay; once
 * around, the next first round is used. It works when all differences within groups are different (Bose 1939; Anderson,
 * Combinatorial Designs and Tournaments, 1997).
 */
export interface Starter {
	modulus: number;
	copies: number;
	middle: number;
	/** Each a round: people by number, groups with a bar between. */
	first: readonly string[];
}

/** Found by a search over first rounds; that nobody meets twice is what the tests show of each. */
export const STARTERS: readonly Starter[] = [
	// 15 people in 5 groups of 3, 7 rounds.
	{ modulus: 7, copies: 2, middle: 1, first: ['14 6 12 | 4 5 2 | 10 0 9 | 11 3 7 | 8 1 13'] },
	// 28 people in 7 groups of 4, 9 rounds.
	{
		modulus: 9,
		copies: 3,
		middle: 1,
		first: ['27 26 16 7 | 3 2 9 18 | 11 6 19 24 | 8 4 1 12 | 0 21 23 20 | 25 13 10 14 | 22 15 5 17']
	},
	// 24 people in 6 groups of 4, 7 rounds.
	{
		modulus: 7,
		copies: 3,
		middle: 3,
		first: ['23 16 6 8 | 22 18 7 0 | 21 1 11 14 | 13 19 20 15 | 9 10 4 12 | 2 17 5 3']
	},
	// 30 people in 10 groups of 3, 14 rounds.
	{
		modulus: 14,
		copies: 2,
		middle: 2,
		first: [
			'28 2 22 | 29 1 26 | 18 19 27 | 20 6 24 | 15 7 17 | 4 5 10 | 11 23 8 | 9 25 14 | 12 0 21 | 16 13 3'
		]
	},
	// 18 people in 6 groups of 3, 8 rounds.
	{
		modulus: 4,
		copies: 4,
		middle: 2,
		first: [
			'14 17 9 | 5 15 0 | 4 8 12 | 7 1 16 | 2 10 11 | 6 3 13',
			'1 0 11 | 12 3 15 | 9 4 7 | 17 2 6 | 8 14 5 | 10 16 13'
		]
	},
	// 24 people in 8 groups of 3, 11 rounds.
	{
		modulus: 11,
		copies: 2,
		middle: 2,
		first: ['11 3 19 | 21 8 9 | 1 15 16 | 23 6 17 | 22 4 13 | 20 2 10 | 5 0 7 | 12 14 18']
	},
	// 36 people in 12 groups of 3, 17 rounds.
	{
		modulus: 17,
		copies: 2,
		middle: 2,
		first: [
			'10 2 24 | 27 23 26 | 12 19 25 | 32 6 16 | 7 9 30 | 15 17 35 | 5 22 11 | 3 0 18 | 8 20 28 | 4 29 34 | 21 31 33 | 14 1 13'
		]
	},
	// 42 people in 14 groups of 3, 20 rounds.
	{
		modulus: 10,
		copies: 4,
		middle: 2,
		first: [
			'38 21 0 | 23 19 6 | 32 22 9 | 5 12 14 | 37 26 2 | 29 11 28 | 20 1 40 | 18 15 35 | 24 39 36 | 33 4 34 | 13 3 25 | 17 16 30 | 10 41 8 | 31 27 7',
			'23 8 26 | 32 38 1 | 27 25 16 | 7 12 33 | 35 29 37 | 34 15 19 | 5 13 9 | 14 24 20 | 22 17 6 | 30 21 18 | 28 41 31 | 39 11 40 | 3 0 2 | 36 4 10'
		]
	},
	// 40 people in 10 groups of 4, 13 rounds.
	{
		modulus: 13,
		copies: 3,
		middle: 1,
		first: [
			'39 0 13 26 | 14 31 34 25 | 27 5 8 38 | 1 18 21 12 | 28 3 37 10 | 2 16 11 23 | 15 29 24 36 | 17 6 22 7 | 30 19 35 20 | 4 32 9 33'
		]
	},
	// 52 people in 13 groups of 4, 17 rounds.
	{
		modulus: 17,
		copies: 3,
		middle: 1,
		first: [
			'51 0 34 17 | 18 36 21 30 | 1 19 4 13 | 35 2 38 47 | 3 9 28 16 | 37 43 11 50 | 20 26 45 33 | 39 12 25 23 | 22 46 8 6 | 5 29 42 40 | 24 15 44 14 | 7 49 27 48 | 41 32 10 31'
		]
	},
	// 30 people in 6 groups of 5, 6 rounds.
	{
		modulus: 6,
		copies: 5,
		middle: 0,
		first: ['26 24 20 4 5 | 1 19 21 10 11 | 9 14 27 3 22 | 12 6 29 28 8 | 23 25 18 17 13 | 16 7 2 0 15']
	},
	// 36 people in 9 groups of 4, 11 rounds.
	{
		modulus: 11,
		copies: 3,
		middle: 3,
		first: [
			'20 10 12 13 | 3 14 2 9 | 5 26 32 7 | 19 31 0 34 | 18 33 23 1 | 22 11 16 29 | 4 28 27 30 | 15 25 8 17 | 35 21 24 6'
		]
	},
	// 48 people in 12 groups of 4, 12 rounds.
	{
		modulus: 12,
		copies: 4,
		middle: 0,
		first: [
			'28 4 11 3 | 21 26 43 22 | 39 10 23 42 | 30 45 7 25 | 19 32 29 1 | 27 6 18 36 | 14 46 9 0 | 40 34 44 33 | 12 47 31 35 | 5 16 20 13 | 8 15 41 17 | 2 38 24 37'
		]
	},
	// 48 people in 16 groups of 3, 23 rounds.
	{
		modulus: 23,
		copies: 2,
		middle: 2,
		first: [
			'16 17 13 | 44 24 30 | 39 32 19 | 9 4 26 | 25 22 46 | 47 21 45 | 41 11 42 | 0 7 23 | 10 31 35 | 43 5 15 | 1 3 12 | 14 6 33 | 20 34 29 | 18 36 28 | 37 8 2 | 40 27 38'
		]
	},
	// 51 people in 17 groups of 3, 25 rounds.
	{
		modulus: 25,
		copies: 2,
		middle: 1,
		first: [
			'5 43 8 | 4 36 45 | 31 3 28 | 12 6 27 | 41 39 49 | 47 35 11 | 16 34 14 | 0 1 10 | 32 23 25 | 2 7 20 | 30 13 24 | 44 18 22 | 40 26 21 | 48 29 15 | 17 9 46 | 19 42 50 | 38 33 37'
		]
	},
	// 54 people in 18 groups of 3, 26 rounds.
	{
		modulus: 26,
		copies: 2,
		middle: 2,
		first: [
			'16 12 22 | 36 26 0 | 17 6 9 | 42 47 51 | 30 19 38 | 44 10 32 | 24 29 53 | 25 49 48 | 21 28 39 | 46 5 4 | 14 23 35 | 11 13 41 | 52 20 34 | 3 8 15 | 1 40 33 | 45 43 18 | 2 37 31 | 50 27 7'
		]
	},
	// 60 people in 20 groups of 3, 29 rounds.
	{
		modulus: 29,
		copies: 2,
		middle: 2,
		first: [
			'39 11 1 | 25 32 0 | 7 34 31 | 56 23 10 | 47 8 26 | 6 14 15 | 59 43 20 | 45 27 38 | 41 16 51 | 44 46 35 | 50 9 29 | 18 37 24 | 36 52 40 | 49 12 5 | 55 4 21 | 2 58 57 | 17 22 19 | 48 3 33 | 53 54 30 | 42 13 28'
		]
	},
	// 50 people in 10 groups of 5, 9 rounds.
	{
		modulus: 9,
		copies: 5,
		middle: 5,
		first: [
			'11 5 1 12 9 | 38 7 19 45 10 | 22 46 39 29 17 | 25 15 28 41 47 | 13 40 4 36 37 | 0 43 35 20 6 | 23 32 24 18 8 | 27 34 16 2 33 | 31 3 42 48 21 | 14 49 44 30 26'
		]
	},
	// 60 people in 10 groups of 6, 7 rounds.
	{
		modulus: 7,
		copies: 8,
		middle: 4,
		first: [
			'38 55 40 34 18 31 | 19 12 14 35 25 22 | 3 36 21 45 59 52 | 37 20 42 6 32 44 | 28 51 8 56 5 26 | 0 1 9 47 24 17 | 7 43 23 11 29 39 | 49 27 48 15 53 54 | 2 50 46 30 58 13 | 57 33 4 16 41 10'
		]
	}
];

/** As many people as a starter is for. */
export function peopleOf({ modulus, copies, middle }: Starter): number {
	return modulus * copies + middle;
}

/** The size of its groups. */
export function sizeOf({ first }: Starter): number {
	return groupsIn(first[0] ?? '')[0]?.length ?? 0;
}

/** All rounds that follow from the first ones. */
export function developed({ modulus, copies, first }: Starter): number[][][] {
	const next = (person: number, by: number): number => {
		const circle = Math.floor(person / modulus);
		return circle >= copies ? person : circle * modulus + (((person % modulus) + by) % modulus);
	};
	return first.flatMap((round) =>
		Array.from({ length: modulus }, (_, by) => groupsIn(round).map((group) => group.map((p) => next(p, by))))
	);
}

function groupsIn(round: string): number[][] {
	return round.split('|').map((group) => group.trim().split(' ').map(Number));
}
