import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import {
	distributionOf,
	fits,
	misfit,
	SHOW_FROM,
	type Answer,
	type FormItem,
	type ItemKind
} from './model.ts';

const both = (text: string) => ({ nl: text, en: text });
const item = (kind: ItemKind): FormItem => ({
	id: 'q',
	kind,
	text: both('Vraag?'),
	options: ['Ja', 'Nee', 'Soms'].map(both),
	low: null,
	high: null
});
const forms = (answers: readonly Answer[]) => answers.map((answer) => ({ q: answer }));

rule('U10', 'under five answers nothing is shown of an item, whatever its kind', () => {
	const answers: Record<ItemKind, Answer> = {
		scale: 8,
		choice: '1',
		several: ['0', '2'],
		text: 'Iets',
		number: 12
	};
	for (const [kind, answer] of Object.entries(answers) as [ItemKind, Answer][]) {
		const given = (count: number) => forms(Array.from({ length: count }, () => answer));
		expect(distributionOf(item(kind), given(SHOW_FROM - 1)), kind).toEqual({ kind: 'few' });
		expect(distributionOf(item(kind), given(SHOW_FROM)).kind, kind).not.toBe('few');
		// Who left this item open does not count for it.
		expect(distributionOf(item(kind), [...given(SHOW_FROM - 1), {}, {}]), kind).toEqual({ kind: 'few' });
	}
});

rule('H65', 'what came out of each kind of item is added up', () => {
	expect(distributionOf(item('scale'), forms([7, 8, 8, 9, 10]))).toEqual({
		kind: 'scale',
		n: 5,
		mean: 8.4,
		counts: [0, 0, 0, 0, 0, 0, 0, 1, 2, 1, 1]
	});
	expect(distributionOf(item('choice'), forms(['0', '0', '1', '2', '0']))).toEqual({
		kind: 'options',
		n: 5,
		counts: [3, 1, 1]
	});
	expect(distributionOf(item('several'), forms([['0', '1'], ['1'], ['1', '2'], ['0'], ['1']]))).toEqual({
		kind: 'options',
		n: 5,
		counts: [2, 4, 1]
	});
	expect(distributionOf(item('number'), forms([12, 18, 33, 41, 47]))).toEqual({
		kind: 'number',
		n: 5,
		median: 33,
		bins: [
			{ from: 10, to: 20, count: 2 },
			{ from: 20, to: 30, count: 0 },
			{ from: 30, to: 40, count: 1 },
			{ from: 40, to: 50, count: 2 }
		]
	});
	expect(distributionOf(item('text'), forms(['wat', 'hoe', 'wie', 'ah', 'zo']))).toEqual({
		kind: 'texts',
		n: 5,
		texts: ['ah', 'hoe', 'wat', 'wie', 'zo']
	});
});

test('every number falls in one part, and the order of the forms changes nothing', () => {
	const numbers = fc.array(fc.integer({ min: -5000, max: 1_000_000 }), { minLength: 5, maxLength: 40 });
	fc.assert(
		fc.property(numbers, (given) => {
			const result = distributionOf(item('number'), forms(given));
			if (result.kind !== 'number') throw new Error(result.kind);
			expect(result.bins.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
			expect(result.bins.length).toBeLessThanOrEqual(8);
			expect(distributionOf(item('number'), forms(given.toReversed()))).toEqual(result);
		}),
		{ seed: 65, numRuns: 200 }
	);
});

test('an answer fits what is asked, or is refused', () => {
	expect(fits(item('scale'), 10)).toBe(true);
	expect(fits(item('scale'), 11)).toBe(false);
	expect(fits(item('scale'), 7.5)).toBe(false);
	expect(fits(item('scale'), '7')).toBe(false);
	expect(fits(item('choice'), '2')).toBe(true);
	expect(fits(item('choice'), '3')).toBe(false);
	expect(fits(item('several'), ['0', '0'])).toBe(false);
	expect(fits(item('several'), [])).toBe(false);
	expect(fits(item('text'), '  ')).toBe(false);
	expect(fits(item('number'), -3.5)).toBe(true);
	expect(misfit([item('scale')], { q: 3, other: 4 })).toBe('other');
	expect(misfit([item('scale')], { q: 3 })).toBeNull();
});
