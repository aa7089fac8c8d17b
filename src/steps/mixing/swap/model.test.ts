import { expect, test } from 'vitest';
import { mixInput, mixPerson } from '#steps/mixing/model.ts';
import { swapDifference, swapped } from './model.ts';

const people = ['a', 'b', 'c', 'd'].map(mixPerson);
const input = mixInput(people, [
	[2, 2],
	[2, 2]
]);
const repeating = [
	[
		['a', 'b'],
		['c', 'd']
	],
	[
		['a', 'b'],
		['c', 'd']
	]
];

test('the difference is told before the swap, and the other way round after it', () => {
	const swap = { round: 1, people: ['b', 'c'] } as const;
	expect(swapDifference(input, repeating, swap)).toBe(-20);
	const better = swapped(repeating, swap);
	expect(better[1]).toEqual([
		['a', 'c'],
		['b', 'd']
	]);
	expect(swapDifference(input, better, swap)).toBe(20);
});

test('the same swap again is the undo', () => {
	const swap = { round: 1, people: ['a', 'd'] } as const;
	expect(swapped(swapped(repeating, swap), swap)).toEqual(repeating);
});

test('nobody changes places who is in the same group, fixed, or not there', () => {
	const fixed = { ...input, people: people.map((p) => (p.id === 'a' ? { ...p, group: 0 } : p)) };
	expect(swapDifference(input, repeating, { round: 1, people: ['a', 'b'] })).toBeNull();
	expect(swapDifference(fixed, repeating, { round: 1, people: ['a', 'c'] })).toBeNull();
	expect(swapDifference(input, repeating, { round: 1, people: ['a', 'x'] })).toBeNull();
	expect(swapDifference(input, repeating, { round: 5, people: ['a', 'c'] })).toBeNull();
});
