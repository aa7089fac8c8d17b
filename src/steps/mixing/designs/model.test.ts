import { expect, test } from 'vitest';
import { evenSizes } from '#steps/mixing/model.ts';
import { designFor } from './model.ts';
import { affineRounds } from './affine/model.ts';
import { kirkmanRounds } from './kirkman/model.ts';
import { developed, peopleOf, STARTERS } from './starters/model.ts';

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

test('there is no plane of order six', () => {
	expect(affineRounds(6, 2)).toBeNull();
});

test.each(STARTERS.map((starter) => [peopleOf(starter), starter.groups[0]?.length ?? 0, starter] as const))(
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
