import { expect, test } from 'vitest';
import { clockDigits, clockMoment, minutesOver, ringShare } from './clock.ts';

test('the digits count down to zero and show a started second', () => {
	expect(clockDigits(450_000)).toEqual({ minutes: '7', seconds: '30' });
	expect(clockDigits(59_001)).toEqual({ minutes: '1', seconds: '00' });
	expect(clockDigits(1)).toEqual({ minutes: '0', seconds: '01' });
	expect(clockDigits(0)).toEqual({ minutes: '0', seconds: '00' });
});

test('past the end the digits count up', () => {
	expect(clockDigits(-61_500)).toEqual({ minutes: '1', seconds: '01' });
});

test('broken input never shows NaN', () => {
	expect(clockDigits(Number.NaN)).toEqual({ minutes: '0', seconds: '00' });
	expect(ringShare(5, 0)).toBe(0);
	expect(ringShare(Number.NaN, Number.NaN)).toBe(0);
});

test('the ring goes on with the digits, once a second: a phone draws nothing in between', () => {
	const shares = new Set(Array.from({ length: 1_000 }, (_, at) => ringShare(59_001 + at, 300_000)));
	expect([...shares]).toEqual([0.2]);
	expect(ringShare(1, 300_000)).toBeGreaterThan(0);
	expect([ringShare(0, 300_000), ringShare(-500, 300_000), ringShare(900_000, 300_000)]).toEqual([0, 0, 1]);
});

test('the last fifth is for wrapping up', () => {
	expect(clockMoment(60_001, 300_000)).toBe('calm');
	expect(clockMoment(60_000, 300_000)).toBe('wrap-up');
	expect(clockMoment(0, 300_000)).toBe('over');
	expect(clockMoment(-5, 0)).toBe('calm');
});

test('overtime is told in whole minutes', () => {
	expect(minutesOver(10)).toBe(0);
	expect(minutesOver(-1000)).toBe(0);
	expect(minutesOver(-60_000)).toBe(1);
	expect(minutesOver(-125_000)).toBe(2);
});
