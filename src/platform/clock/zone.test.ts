import { describe, expect, test } from 'vitest';
import { instantOf, isTimeZone, wallTime } from './zone.ts';

describe('a time on the wall', () => {
	test('is an instant of its zone, in winter and in summer', () => {
		expect(instantOf('2026-11-22', '13:30', 'Europe/Brussels').toISOString()).toBe(
			'2026-11-22T12:30:00.000Z'
		);
		expect(instantOf('2026-06-25', '13:30', 'Europe/Brussels').toISOString()).toBe(
			'2026-06-25T11:30:00.000Z'
		);
		expect(instantOf('2026-06-25', '13:30', 'Pacific/Auckland').toISOString()).toBe(
			'2026-06-25T01:30:00.000Z'
		);
	});

	test('that the change of clocks skips moves forward, one that comes twice is the earlier', () => {
		expect(instantOf('2027-03-28', '02:30', 'Europe/Brussels').toISOString()).toBe(
			'2027-03-28T01:30:00.000Z'
		);
		expect(instantOf('2026-10-25', '02:30', 'Europe/Brussels').toISOString()).toBe(
			'2026-10-25T00:30:00.000Z'
		);
	});

	test('comes back as it was written', () => {
		const at = instantOf('2026-12-31', '23:45', 'America/St_Johns');
		expect(wallTime(at, 'America/St_Johns')).toEqual({ day: '2026-12-31', time: '23:45' });
	});
});

test('a zone that does not exist is known as such', () => {
	expect(isTimeZone('Europe/Brussels')).toBe(true);
	expect(isTimeZone('Europe/Nowhere')).toBe(false);
});
