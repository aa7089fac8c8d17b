import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { balanceOf, counts, effectiveSpeakers, gini, quietFirst } from './model.ts';

// Fourteen people of the third meeting of the example of the handbook's network; p06 was not there.
const TURNS: Record<string, number> = {
	...{ p01: 4, p02: 3, p03: 9, p04: 2, p05: 7, p07: 3, p08: 2, p09: 8, p10: 3, p11: 6, p12: 0 },
	...{ p13: 3, p14: 2, p15: 4 }
};
const HERE = Object.keys(TURNS);

test('the third meeting of the example: ten of fourteen by feel, and one who said nothing yet', () => {
	const balance = balanceOf(HERE, TURNS);
	expect(balance?.gini).toBeCloseTo(0.36, 2);
	expect(balance?.effective).toBeCloseTo(10.12, 2);
	expect(balance?.silent).toEqual(['p12']);
	expect(quietFirst(balance)).toBe('silence');
});

const turns = fc
	.array(fc.nat(40), { minLength: 2, maxLength: 60 })
	.filter((all) => all.some((one) => one > 0));

describe('the Gini coefficient', () => {
	test('lies between 0 and 1, and does not care for order or for twice as long a talk', () => {
		fc.assert(
			fc.property(turns, (all) => {
				const value = gini(all) ?? -1;
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(1 + 1e-12);
				expect(gini(all.toReversed())).toBeCloseTo(value, 10);
				expect(gini(all.map((one) => one * 2))).toBeCloseTo(value, 10);
			})
		);
	});

	test('is 0 exactly when all had as many turns, and 1 when one had them all', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 30 }), (people, each) => {
				expect(gini(Array.from({ length: people }, () => each))).toBe(0);
				expect(gini([each, ...Array.from({ length: people - 1 }, () => 0)])).toBeCloseTo(1, 10);
			})
		);
	});

	test('falls when somebody who spoke more leaves a turn to somebody who spoke less', () => {
		fc.assert(
			fc.property(turns, fc.nat(), fc.nat(), (all, first, second) => {
				const [from, to] = [first % all.length, second % all.length];
				const [more = 0, less = 0] = [all[from], all[to]];
				fc.pre(more - less >= 2);
				const moved = all.with(from, more - 1).with(to, less + 1);
				expect(gini(moved)).toBeLessThan(gini(all) ?? 0);
				expect(effectiveSpeakers(moved)).toBeGreaterThan(effectiveSpeakers(all) ?? 0);
			})
		);
	});
});

test('the effective number of speakers lies between one and all, and is k when k speak as often', () => {
	fc.assert(
		fc.property(turns, fc.nat(20), fc.integer({ min: 1, max: 20 }), (all, silent, each) => {
			const value = effectiveSpeakers(all) ?? 0;
			expect(value).toBeGreaterThanOrEqual(1 - 1e-9);
			expect(value).toBeLessThanOrEqual(all.filter((one) => one > 0).length + 1e-9);
			const even = [...all.map(() => each), ...Array.from({ length: silent }, () => 0)];
			expect(effectiveSpeakers(even)).toBeCloseTo(all.length, 8);
		})
	);
});

test('nothing is said while little was said, of few people, or of nobody', () => {
	expect([gini([]), gini([3]), gini([0, 0])]).toEqual([null, null, null]);
	expect(effectiveSpeakers([0, 0])).toBeNull();
	expect(balanceOf(['a', 'b', 'c'], { a: 9 })).toBeNull();
	expect(balanceOf(['a', 'b', 'c', 'd'], { a: 3 })).toBeNull();
	expect(balanceOf(['a', 'b', 'c', 'd'], { a: 4, gone: 9 })).toMatchObject({ people: 4, effective: 1 });
	expect(quietFirst(null)).toBeNull();
});

rule('H41', 'the quiet are asked to begin only when it is very uneven, silence helps before that', () => {
	const of = (spread: number) => quietFirst({ people: 9, gini: spread, effective: 5, silent: [] });
	expect([0.29, 0.3, 0.45, 0.46].map(of)).toEqual([null, 'silence', 'silence', 'quiet_first']);
});

test('turns count while people talk with each other, not while they listen, pair up, write or pause', () => {
	const modes = ['listening', 'plenary', 'subgroup', 'pair', 'individual', 'break'] as const;
	expect(modes.filter(counts)).toEqual(['plenary', 'subgroup']);
	expect(counts(undefined)).toBe(false);
});
