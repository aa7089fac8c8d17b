import { expect, test } from 'vitest';
import { CHAPTERS, dayAfter, demoDays, left, thursdayNear } from './model.ts';

test('the nearest Thursday is never more than three days away', () => {
	for (let offset = 0; offset < 400; offset += 1) {
		const day = dayAfter('2026-01-01', offset);
		const thursday = thursdayNear(day);
		expect(new Date(`${thursday}T12:00:00Z`).getUTCDay()).toBe(4);
		expect(Math.abs(Date.parse(thursday) - Date.parse(day))).toBeLessThanOrEqual(3 * 86_400_000);
	}
});

test('one meeting lies some five weeks back and one some three weeks ahead, whenever it is loaded', () => {
	for (const today of ['2026-11-22', '2027-02-28', '2028-02-29', '2026-12-31', '2027-03-28']) {
		const days = demoDays(new Date(`${today}T22:30:00Z`), 'Europe/Brussels');
		const away = (day: string) => (Date.parse(day) - Date.parse(days.today)) / 86_400_000;
		expect(away(days.pc218.first)).toBeGreaterThanOrEqual(-38);
		expect(away(days.pc218.first)).toBeLessThanOrEqual(-32);
		expect(away(days.pc218.second)).toBeGreaterThanOrEqual(18);
		expect(away(days.pc218.second)).toBeLessThanOrEqual(24);
		expect(away(days.pc218.report)).toBeLessThan(0);
		expect(away(days.klankbordgroep.call)).toBeLessThan(0);
		expect(away(days.klankbordgroep.first)).toBeGreaterThan(0);
	}
});

test('what was told is not told again', () => {
	expect(left({ startedAt: '', done: [] })).toEqual([...CHAPTERS]);
	expect(left({ startedAt: '', done: ['pc218-call', 'klankbordgroep-call'] })).not.toContain('pc218-call');
	expect(left({ startedAt: '', done: [...CHAPTERS] })).toEqual([]);
});
