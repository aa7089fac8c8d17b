import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, stackDots } from './dot-stack.ts';

test('dots stack two wide over their mark', () => {
	expect(stackDots([8, 7, 8, 8])).toEqual([
		{ value: 7, column: -1, row: 0 },
		{ value: 8, column: -1, row: 0 },
		{ value: 8, column: 1, row: 0 },
		{ value: 8, column: -1, row: 1 }
	]);
});

test('every answer is one dot and no two dots share a place', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 10 })), (values) => {
			const dots = stackDots(values);
			expect(dots).toHaveLength(values.length);
			expect(new Set(dots.map((dot) => `${dot.value}/${dot.column}/${dot.row}`)).size).toBe(values.length);
		})
	);
});

test('the median is the middle answer', () => {
	expect(median([])).toBeUndefined();
	expect(median([9, 1, 7])).toBe(7);
	expect(median([6, 9])).toBe(7.5);
});
