import { expect, test } from 'vitest';
import { evenSizes, mixInput, mixPerson } from '#steps/mixing/model.ts';
import { problemOf } from '#steps/mixing/problem/model.ts';
import { repeatsAtLeast, roundsWithoutRepeats } from './model.ts';

const atLeast = (people: number, groups: number, rounds: number): number =>
	repeatsAtLeast(
		problemOf(
			mixInput(
				Array.from({ length: people }, (_, i) => mixPerson(`p${i}`)),
				Array.from({ length: rounds }, () => evenSizes(people, groups))
			)
		)
	);

test.each([
	['three tables of four repeat from the second round on', 12, 3, 2, 3],
	['three tables of four, three rounds', 12, 3, 3, 6],
	['5-5-4, three rounds', 14, 3, 3, 10],
	['four rounds of threes for twelve', 12, 4, 4, 0],
	['a fifth round of threes for twelve', 12, 4, 5, 1],
	['seven rounds of threes for fifteen', 15, 5, 7, 0],
	['an eighth round of threes for fifteen', 15, 5, 8, 15]
])('%s', (_, people, groups, rounds, repeats) => {
	expect(atLeast(people, groups, rounds)).toBe(repeats);
});

test('at most so many rounds without a repeat', () => {
	expect(roundsWithoutRepeats(5, 3)).toBe(7);
	expect(roundsWithoutRepeats(4, 4)).toBe(5);
	expect(roundsWithoutRepeats(4, 3)).toBe(4);
	expect(roundsWithoutRepeats(3, 4)).toBe(1);
});
