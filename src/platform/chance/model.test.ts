import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded, shuffle } from '#platform/chance/model.ts';

test('the same seed gives the same numbers, another seed other numbers', () => {
	const draw = (seed: string) => Array.from({ length: 5 }, seeded(seed));
	expect(draw('meeting-1')).toEqual(draw('meeting-1'));
	expect(draw('meeting-1')).not.toEqual(draw('meeting-2'));
});

test('the numbers are spread evenly over 0 up to 1', () => {
	const random = seeded('spread');
	const tenths = Array.from({ length: 10 }, () => 0);
	for (let i = 0; i < 10_000; i++) {
		const tenth = Math.floor(random() * 10);
		tenths[tenth] = (tenths[tenth] ?? 0) + 1;
	}
	expect(Math.min(...tenths)).toBeGreaterThan(900);
	expect(Math.max(...tenths)).toBeLessThan(1100);
});

test('shuffling keeps every thing exactly once and leaves the list alone', () => {
	fc.assert(
		fc.property(fc.array(fc.integer()), fc.string(), (things, seed) => {
			const before = [...things];
			const after = shuffle(things, seeded(seed));
			expect(things).toEqual(before);
			expect([...after].sort()).toEqual([...before].sort());
		}),
		{ seed: 218 }
	);
});
