import { expect, test } from 'vitest';
import { evenSizes, mixInput, mixPerson } from '#steps/mixing/model.ts';
import { mix } from '#steps/mixing/plan/model.ts';
import { designFor } from './model.ts';
import { affineRounds } from './affine/model.ts';
import { kirkmanRounds } from './kirkman/model.ts';
import { developed, peopleOf, sizeOf, STARTERS } from './starters/model.ts';
import { transversalRounds } from './transversal/model.ts';

/** Everybody in each round once, nobody with anybody twice; how many couples met. */
function couplesOf(rounds: readonly number[][][], people: number): number {
	const met = new Set<number>();
	for (const round of rounds) {
		expect(round.flat().sort((a, b) => a - b)).toEqual([...Array(people).keys()]);
		for (const group of round) {
			for (const a of group) {
				for (const b of group.filter((other) => other > a)) {
					expect(met.has(a * people + b)).toBe(false);
					met.add(a * people + b);
				}
			}
		}
	}
	return met.size;
}

test.each([
	[2, 2],
	[2, 3],
	[3, 2],
	[3, 3],
	[4, 2],
	[4, 3],
	[5, 2],
	[7, 2],
	[8, 2],
	[9, 2]
])('lines over %i elements in %i dimensions: everybody with everybody once', (order, dimension) => {
	const people = order ** dimension;
	expect(couplesOf(affineRounds(order, dimension) ?? [], people)).toBe((people * (people - 1)) / 2);
});

test.each([7, 13, 19, 31])('in threes everybody of three times %i people sits with everybody once', (q) => {
	const people = 3 * q;
	expect(couplesOf(kirkmanRounds(q) ?? [], people)).toBe((people * (people - 1)) / 2);
});

test('the construction in threes says when it does not hold', () => {
	expect([5, 6, 8, 9, 11, 25].map(kirkmanRounds)).toEqual([null, null, null, null, null, null]);
});

test.each([
	[3, 3],
	[5, 4],
	[7, 5],
	[7, 6],
	[8, 4],
	[8, 5],
	[9, 6],
	[11, 3]
])('%i groups of %i take one of each row, for as many rounds as there are groups', (order, size) => {
	const rounds = transversalRounds(order, size) ?? [];
	expect(rounds).toHaveLength(order);
	expect(couplesOf(rounds, order * size)).toBe((order * order * size * (size - 1)) / 2);
});

test('there are no such rows for six groups, nor for groups larger than there are groups', () => {
	expect([transversalRounds(6, 3), transversalRounds(10, 3), transversalRounds(4, 5)]).toEqual([
		null,
		null,
		null
	]);
});

// As many rounds as are known for groups of one size, and what people who stay away leave of it.
const KNOWN = [
	[18, 6, 8],
	[17, 6, 8],
	[24, 8, 11],
	[36, 12, 17],
	[42, 14, 20],
	[36, 9, 11],
	[40, 10, 13],
	[52, 13, 17],
	[32, 8, 9],
	[30, 6, 6],
	[29, 6, 6],
	[35, 7, 7],
	[33, 7, 7],
	[40, 8, 8],
	[38, 8, 8],
	[45, 9, 9],
	[42, 7, 7],
	[40, 7, 7],
	[48, 8, 8],
	[54, 9, 9],
	[56, 8, 8],
	[48, 16, 23],
	[51, 17, 25],
	[54, 18, 26],
	[60, 20, 29],
	[50, 10, 9],
	[60, 10, 7]
] as const;

test.each(KNOWN)(
	'%i people in %i groups for %i rounds: each of ten seeds seats everybody once a round, nobody with anybody twice',
	(people, groups, rounds) => {
		const input = mixInput(
			Array.from({ length: people }, (_, i) => mixPerson(String(i))),
			Array.from({ length: rounds }, () => evenSizes(people, groups))
		);
		const plans = Array.from({ length: 10 }, (_, seed) => mix(input, String(seed), { looks: 0 }));
		const met = plans.map((plan) => {
			const made = plan.ok ? plan.value.map((round) => round.map((group) => group.map(Number))) : [];
			expect(made).toHaveLength(rounds);
			return couplesOf(made, people);
		});
		expect(new Set(met).size, 'as many couples, whatever the seed').toBe(1);
	}
);

test('there is no plane of order six', () => {
	expect(affineRounds(6, 2)).toBeNull();
});

test.each(STARTERS.map((starter) => [peopleOf(starter), sizeOf(starter), starter] as const))(
	'the first round for %i people in groups of %i grows into rounds without repeats',
	(people, size, starter) => {
		const rounds = developed(starter);
		expect(couplesOf(rounds, people)).toBe((rounds.length * people * (size - 1)) / 2);
	}
);

test.each([
	[15, 5, 7],
	[15, 4, 5],
	[14, 4, 4],
	[13, 4, 4],
	[24, 6, 7],
	[23, 6, 7],
	[28, 7, 9],
	[27, 9, 13],
	[49, 7, 8],
	[21, 7, 10],
	[20, 7, 10],
	[39, 13, 19],
	[38, 13, 15],
	[15, 8, 15],
	[14, 7, 13]
])(
	'%i people in %i even groups for %i rounds are known, in the order of the sizes',
	(people, groups, rounds) => {
		const sizes = evenSizes(people, groups);
		const design = designFor(sizes, rounds) ?? [];
		expect(design.length).toBeGreaterThanOrEqual(rounds);
		couplesOf(design, people);
		for (const round of design) expect(round.map(({ length }) => length)).toEqual(sizes);
	}
);
