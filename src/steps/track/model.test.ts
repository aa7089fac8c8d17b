import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { aheadOf, enterPart, extendPart, fitting, minutesOfTracks, smallestTrack } from './model.ts';

const MINUTE = 60_000;
const lengths = [10 * MINUTE, 20 * MINUTE];
const track = (minutes: number) => ({ minutes });

rule(
	'H57',
	'tracks at the same time take as long as the longest, and their reports one after the other',
	() => {
		expect(minutesOfTracks([track(30), track(5), track(25)], 5)).toBe(45);
		expect(minutesOfTracks([], 5)).toBe(0);
	}
);

test('in more or fewer minutes the parts stretch and the reports do not', () => {
	expect(fitting([track(30), track(5)], 5, 40)).toBe(1);
	expect(fitting([track(30), track(5)], 5, 25)).toBe(0.5);
	expect(fitting([track(30), track(5)], 5, 3)).toBe(0.25);
});

test('a track is ahead or behind by what its part has too little or too much, and by being over time', () => {
	const begun = enterPart(lengths, 0, 0);
	expect(aheadOf(begun, lengths, 0, 4 * MINUTE)).toBe(0);
	expect(aheadOf(begun, lengths, 0, 13 * MINUTE)).toBe(-3 * MINUTE);
	expect(aheadOf(enterPart(lengths, 1, 6 * MINUTE), lengths, 0, 6 * MINUTE)).toBe(4 * MINUTE);
	expect(aheadOf(extendPart(begun, 0, 2 * MINUTE), lengths, 0, 0)).toBe(-2 * MINUTE);
	expect(aheadOf(enterPart(lengths, 2, 6 * MINUTE), lengths, 0, 6 * MINUTE)).toBeNull();
});

test('time that is added to a part that is over counts from now, and none is taken that has gone', () => {
	const begun = enterPart(lengths, 0, 0);
	expect(extendPart(begun, 15 * MINUTE, 2 * MINUTE).endsAt).toBe(17 * MINUTE);
	expect(extendPart(begun, 9 * MINUTE, -5 * MINUTE).endsAt).toBe(9 * MINUTE);
	expect(extendPart(begun, 15 * MINUTE, -5 * MINUTE).endsAt).toBe(10 * MINUTE);
});

test('who comes late sits where the fewest are', () => {
	expect(smallestTrack({ a: 1, b: 2, c: 1 }, 3)).toBe(3);
	expect(smallestTrack({}, 2)).toBe(1);
	expect(smallestTrack({ a: 1, b: 2, c: 1 }, 2, ['b']), 'a rule keeps them apart').toBe(1);
});
