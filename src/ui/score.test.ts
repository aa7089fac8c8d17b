import { expect, test } from 'vitest';
import { scoreShare, showsShape, tellingParts, timelineHeight } from './score.ts';

test('width follows the minutes and nothing disappears', () => {
	expect(scoreShare(48)).toBe(48);
	expect(scoreShare(0)).toBeGreaterThan(0);
});

test('a shape needs ten minutes of width', () => {
	expect(showsShape(9)).toBe(false);
	expect(showsShape(10)).toBe(true);
});

test('a timeline grows by the minute and leaves room for one line', () => {
	expect(timelineHeight(60)).toBe(342);
	expect(timelineHeight(5)).toBe(52);
});

test('parts are shown only when they tell two colours', () => {
	expect(tellingParts(undefined)).toEqual([]);
	expect(
		tellingParts([
			{ mode: 'pair', minutes: 5 },
			{ mode: 'pair', minutes: 5 }
		])
	).toEqual([]);
	expect(
		tellingParts([
			{ mode: 'pair', minutes: 5 },
			{ mode: 'plenary', minutes: 0 }
		])
	).toEqual([]);
	expect(
		tellingParts([
			{ mode: 'pair', minutes: 5 },
			{ mode: 'plenary', minutes: 5 }
		])
	).toHaveLength(2);
});
