import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { pagesOf } from './model.ts';

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

rule('U1', 'nothing of a text is cut off on the wall: what does not fit stands on the next page', () => {
	const text = fc
		.array(fc.string({ unit: fc.constantFrom('a', 'b', 'm'), minLength: 1, maxLength: 45 }), {
			maxLength: 60
		})
		.map((parts) => parts.join(' '));
	fc.assert(
		fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
			const pages = pagesOf(
				[{ group: 2, texts }],
				texts.map(() => 'Ons advies')
			);
			const said = pages.flatMap(({ pieces }) => pieces);
			expect(words(said.map((piece) => piece.text).join(' '))).toEqual(words(texts.join(' ')));
			for (const { pieces } of pages) {
				const letters = pieces.reduce((sum, { text: one }) => sum + one.length, 0);
				expect(letters).toBeLessThanOrEqual(9 * 46);
			}
			expect(said.filter(({ named }) => named)).toHaveLength(texts.filter((one) => one !== '').length);
		}),
		{ seed: 11 }
	);
});

test('each subgroup has a card of its own, and who wrote nothing has none', () => {
	const pages = pagesOf(
		[
			{ group: 1, texts: ['Kort', ''] },
			{ group: 2, texts: ['', ' '] },
			{ group: 3, texts: ['Ook kort', 'en nog iets'] }
		],
		['Beste', 'Omdat']
	);
	expect(pages.map(({ group, part, parts, pieces }) => [group, part, parts, pieces.length])).toEqual([
		[1, 1, 1, 1],
		[3, 1, 1, 2]
	]);
});
