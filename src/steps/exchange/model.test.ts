import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { FIELDS, LIMITS } from './model.ts';
import { linesFor, pagesOf } from './pages/model.ts';

const row = (by: string, how: string, whom = 'HR', timing = 'Elk jaar', effect = 'Rust') => ({
	by,
	how,
	whom,
	timing,
	effect
});
const text = (max: number) => fc.string({ minLength: 1, maxLength: max });
const anyRow = fc.record({
	by: text(40),
	how: text(LIMITS.how),
	whom: text(LIMITS.whom),
	timing: text(LIMITS.timing),
	effect: text(LIMITS.effect)
});

rule('H54', 'short experiences stand three beside each other, long ones fewer, and each on one page', () => {
	const short = ['An', 'Bart', 'Chris', 'Dorien'].map((by) => row(by, 'Kort gesprek'));
	expect(pagesOf(short, 'all').map((page) => page.map(({ by }) => by))).toEqual([
		['An', 'Bart', 'Chris'],
		['Dorien']
	]);
	const long = 'Elke ploegbaas zit twee keer per jaar met iedereen apart en leest samen het profiel';
	expect(pagesOf([row('An', long), row('Bart', long, long, long, long)], 'all')).toHaveLength(2);
	expect(pagesOf([], 'how')).toEqual([]);
	expect(pagesOf([...short, row('Els', '')], 'how').map(({ length }) => length)).toEqual([4]);
});

test('every experience stands on one page, in its order, and no page is empty', () => {
	fc.assert(
		fc.property(fc.array(anyRow, { maxLength: 30 }), fc.constantFrom(...FIELDS, 'all'), (rows, view) => {
			const pages = pagesOf(rows, view);
			expect(pages.flat()).toEqual(rows);
			expect(pages.every(({ length }) => length >= 1 && length <= (view === 'all' ? 3 : 8))).toBe(true);
		}),
		{ seed: 54, numRuns: 200 }
	);
});

rule('U1', 'all four fields stand on the screen, whatever is written in them', () => {
	fc.assert(
		fc.property(anyRow, (one) => {
			const lines = linesFor([one]);
			for (const field of FIELDS) expect(lines[field]).toBeGreaterThanOrEqual(1);
			expect(Object.values(lines).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(9);
		}),
		{ seed: 54, numRuns: 200 }
	);
});
