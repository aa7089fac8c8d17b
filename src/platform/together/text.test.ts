import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splicesOf } from './differing.ts';
import { documentOf, fieldOf, filled, wholeOfWords, woven } from './text.ts';
import { spliced } from './typing.ts';

const words = fc.array(fc.constantFrom<string>('een', 'twee', 'drie', '😀', '\n', ','), { maxLength: 12 });
const texts = words.map((all) => all.join(' '));

test('the changes from one text to another, word by word, make the other', () => {
	fc.assert(
		fc.property(texts, texts, (before, after) => {
			expect(splicesOf(before, after).reduce(spliced, before)).toBe(after);
			const whole = wholeOfWords(before);
			const change = filled(whole, [after], 7);
			expect(fieldOf(documentOf(change ? [whole, change] : [whole]), 0).toString()).toBe(after);
		}),
		{ seed: 7, numRuns: 500 }
	);
});

test('a word that changed in the middle is the only change', () => {
	expect(splicesOf('De middag begon om een uur.', 'De avond begon om twee uur.')).toEqual([
		{ at: 19, gone: 3, come: 'twee' },
		{ at: 3, gone: 6, come: 'avond' }
	]);
});

test('of two who changed a text apart, all that either added stands, and nobody loses a word that nobody took away', () => {
	fc.assert(
		fc.property(words, fc.array(fc.tuple(fc.boolean(), fc.nat(12)), { maxLength: 8 }), (base, additions) => {
			const [mine, theirs] = [[...base], [...base]];
			additions.forEach(([isMine, at], number) => {
				(isMine ? mine : theirs).splice(at, 0, isMine ? `mijn${number}` : `hun${number}`);
			});
			const both = woven(base.join(' '), mine.join(' '), theirs.join(' '));
			const added = (all: string[]) => all.filter((word) => /^(mijn|hun)/.test(word));
			for (const word of [...base, ...added(mine), ...added(theirs)]) {
				if (word !== '\n') expect(both).toContain(word);
			}
			expect(both.match(/mijn|hun/g) ?? []).toHaveLength(additions.length);
		}),
		{ seed: 7, numRuns: 500 }
	);
});

test('the words of a text make the same document everywhere', () => {
	expect(wholeOfWords('Zo was het.')).toEqual(wholeOfWords('Zo was het.'));
	expect(woven('', 'Van mij.', 'Van jou.')).toBe('Van jou.\nVan mij.');
	expect(woven('Zo was het.', 'Zo was het.', 'Anders.')).toBe('Anders.');
	expect(woven('Zo was het.', 'Zo was het wel.', 'Zo was het.')).toBe('Zo was het wel.');
});
