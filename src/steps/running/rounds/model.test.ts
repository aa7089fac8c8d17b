import { expect, test } from 'vitest';
import { roundBegun, roundExtended, roundPaused, roundStood, stoodStill, wallNames } from './model.ts';

const CLOCK = { round: 1, startedAt: 1_000, pausedAt: null, extraSeconds: 30, mine: true };

test('a round begins with a clock of its own; before the first and past the last none runs', () => {
	expect(roundBegun(CLOCK, 2, 3, 5_000)).toEqual({
		round: 2,
		startedAt: 5_000,
		pausedAt: null,
		extraSeconds: 0,
		mine: true
	});
	expect(roundBegun(CLOCK, 0, 3, 5_000).startedAt).toBeNull();
	expect(roundBegun(CLOCK, 4, 3, 5_000).startedAt).toBeNull();
});

test('a round that stood still has as much time left as before; twice the same does nothing', () => {
	const still = roundPaused(CLOCK, true, 4_000);
	expect(still?.pausedAt).toBe(4_000);
	if (!still) throw new Error('it stands still');
	expect(roundPaused(still, true, 6_000)).toBeNull();
	expect(stoodStill(still, 9_000)).toBe(5_000);
	expect(roundPaused(still, false, 9_000)).toMatchObject({ pausedAt: null, startedAt: 6_000 });
	expect(roundPaused(CLOCK, false, 9_000)).toBeNull();
	expect(roundPaused({ ...CLOCK, startedAt: null }, true, 9_000)).toBeNull();
});

test('a round moves along when the clock of the meeting stood still, and not twice when it stood still itself', () => {
	expect(roundStood(CLOCK, 4_000, 9_000).startedAt).toBe(6_000);
	expect(roundStood({ ...CLOCK, startedAt: 8_000 }, 4_000, 9_000).startedAt).toBe(9_000);
	expect(roundStood({ ...CLOCK, pausedAt: 3_000 }, 4_000, 9_000).startedAt).toBe(1_000);
	expect(roundStood({ ...CLOCK, pausedAt: 6_000 }, 4_000, 9_000).startedAt).toBe(3_000);
	expect(roundStood({ ...CLOCK, startedAt: null }, 4_000, 9_000).startedAt).toBeNull();
});

test('a round gets at most an hour more', () => {
	expect(roundExtended(CLOCK, 60).extraSeconds).toBe(90);
	expect(roundExtended({ ...CLOCK, extraSeconds: 3_590 }, 60).extraSeconds).toBe(3_600);
});

test('two people with one first name are told apart on the wall', () => {
	const people = new Map([
		['a', { firstName: 'An', lastName: 'Peeters' }],
		['b', { firstName: 'An', lastName: 'Claes' }],
		['c', { firstName: 'Bart', lastName: 'Claes' }]
	]);
	expect([...wallNames(people).values()]).toEqual(['An P.', 'An C.', 'Bart']);
});
