import { expect, test } from 'vitest';
import { handbookRule, rules } from './rules.ts';

test('the numbers run without a gap and without a double', () => {
	const numbers = (letter: string, count: number) =>
		Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
	expect(rules.map((rule) => rule.id)).toEqual([
		...numbers('H', 99),
		...numbers('R', 10),
		...numbers('U', 20)
	]);
});

test('each rule is one or two short sentences in both languages', () => {
	for (const rule of rules) {
		for (const line of [rule.nl, rule.en]) {
			expect(line, rule.id).toMatch(/^[A-ZÉ].*\.$/);
			expect(line.split(/\s+/).length, `${rule.id}: ${line}`).toBeLessThanOrEqual(20);
		}
	}
});

test('a rule is found by its number', () => {
	expect(handbookRule('H24').section).toBe('2.2.1');
});
