import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { checkPlaces, pagesOf, placeItems } from './model.ts';
import { type Places } from './terms/model.ts';
import { APART, spreadOut } from './spread/model.ts';

const ballots = (count: number, places: Places) => Array.from({ length: count }, () => places);

rule('H32', 'a proposal lies at the mean of what everybody chose, on one side of each axis', () => {
	const given = [
		...ballots(3, { a: { x: 1, y: 5 } }),
		...ballots(2, { a: { x: 2, y: 4 }, b: { x: 3, y: 3 } })
	];
	expect(placeItems(['a', 'b', 'c'], given)).toEqual([
		{
			id: 'a',
			side: { x: 'low', y: 'high' },
			numbers: { n: 5, x: 1.4, y: 4.6 },
			at: { x: 10, y: 90 }
		},
		{ id: 'b', side: { x: 'middle', y: 'middle' }, numbers: null, at: { x: 50, y: 50 } },
		{ id: 'c', side: null, numbers: null, at: null }
	]);
});

rule('U10', 'under five choices a proposal lies in its quarter and has no numbers', () => {
	const [one] = placeItems(['a'], ballots(4, { a: { x: 1, y: 5 } }));
	expect(one).toEqual({ id: 'a', side: { x: 'low', y: 'high' }, numbers: null, at: { x: 25, y: 75 } });
});

test('rounding moves nothing over the middle', () => {
	const given = [...ballots(999, { a: { x: 3, y: 3 } }), { a: { x: 4, y: 2 } }];
	expect(placeItems(['a'], given)[0]?.side).toEqual({ x: 'high', y: 'low' });
});

test('a place counts only for a proposal of the board, in whole steps from one to five', () => {
	expect(checkPlaces(['a'], { a: { x: 1, y: 5 } })).toBe(true);
	expect(checkPlaces(['a'], {})).toBe(true);
	expect(checkPlaces(['a'], { b: { x: 1, y: 5 } })).toBe(false);
	expect(checkPlaces(['a'], { a: { x: 0, y: 5 } })).toBe(false);
	expect(checkPlaces(['a'], { a: { x: 1.5, y: 5 } })).toBe(false);
});

test('discs of proposals that meet lie apart and inside the board, in the same places each time', () => {
	const point = fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.integer({ min: 0, max: 100 }) });
	fc.assert(
		fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
			const named = points.map((one, at) => ({ id: `i${at}`, ...one }));
			const laid = [...spreadOut(named).values()];
			expect(laid).toHaveLength(points.length);
			for (const [at, a] of laid.entries()) {
				expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(0);
				expect(Math.max(a.x, a.y)).toBeLessThanOrEqual(100);
				for (const b of laid.slice(at + 1)) {
					expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(APART - 0.01);
				}
			}
			expect(spreadOut(named)).toEqual(spreadOut(named));
		}),
		{ seed: 49, numRuns: 300 }
	);
});

test('a proposal that meets no other stays where it is', () => {
	expect(spreadOut([{ id: 'a', x: 40, y: 60 }]).get('a')).toEqual({ x: 40, y: 60 });
});

rule('U1', 'notes stand on the screen whole, a few at a time', () => {
	const notes = Array.from({ length: 9 }, (_, at) => ({ text: `Briefje ${at}` }));
	const pages = pagesOf(notes);
	expect(pages.flat()).toEqual(notes);
	expect(pages.map(({ length }) => length)).toEqual([6, 3]);
	expect(pagesOf([])).toEqual([]);
});
