import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caretAfter, spliceOf, spliced } from './typing.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', '😁', 'é'), maxLength: 30 });

test('what was typed is one change, and makes the new text of the old one', () => {
	fc.assert(
		fc.property(texts, texts, fc.nat(60), (before, after, caret) => {
			const splice = spliceOf(before, after, caret);
			expect(splice === null ? before : spliced(before, splice)).toBe(after);
			// A sign of two units is never halved, since a half does not survive the way to the others.
			if (splice) {
				expect(splice.come.isWellFormed()).toBe(true);
				expect(before.slice(0, splice.at).isWellFormed()).toBe(true);
			}
		}),
		{ seed: 7, numRuns: 2_000 }
	);
});

test('the caret tells which of several same letters is the new one', () => {
	expect(spliceOf('aaa', 'aaaa', 2)).toEqual({ at: 1, gone: 0, come: 'a' });
	expect(spliceOf('aaa', 'aaaa', 4)).toEqual({ at: 3, gone: 0, come: 'a' });
	expect(spliceOf('aaa', 'aa', 1)).toEqual({ at: 1, gone: 1, come: '' });
});

test('a caret stays on its sign while others write before it, behind it or right at it', () => {
	expect(caretAfter(3, [{ insert: 'xy' }])).toBe(5);
	expect(caretAfter(3, [{ retain: 3 }, { insert: 'xy' }])).toBe(3);
	expect(caretAfter(3, [{ retain: 5 }, { insert: 'xy' }])).toBe(3);
	expect(caretAfter(3, [{ delete: 2 }])).toBe(1);
	expect(caretAfter(3, [{ retain: 1 }, { delete: 5 }])).toBe(1);
	expect(caretAfter(6, [{ retain: 1 }, { delete: 2 }, { insert: 'x' }, { retain: 1 }, { delete: 1 }])).toBe(
		4
	);
});
