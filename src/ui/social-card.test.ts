import { expect, test } from 'vitest';
import { breakLines, socialSvg } from './social-card.ts';

const score = [
	{ mode: 'plenary', minutes: 10 },
	{ mode: 'pair', minutes: 48 },
	{ mode: 'individual', minutes: 8 }
] as const;

test('a card is 1200 by 630 and has one field for each part of each meeting', () => {
	const svg = socialSvg({ title: 'Leer van elkaar', word: 'kring', scores: [score, score] });
	expect(svg).toMatch(/^<svg [^>]*width="1200" height="630"/);
	expect(svg.match(/<rect x=/g)).toHaveLength(6);
});

test('texts cannot break out of the picture', () => {
	const svg = socialSvg({ title: '<script>"&', word: 'kring', line: '</text><script>', scores: [] });
	expect(svg).not.toContain('<script');
	expect(svg).toContain('&lt;script&gt;&quot;&amp;');
});

test('a very long title stays within three lines', () => {
	const svg = socialSvg({ title: 'competentiemanagement '.repeat(20), word: 'kring', scores: [score] });
	expect(svg.match(/font-weight="860"/g)?.length).toBeLessThanOrEqual(4);
});

test('lines break between words', () => {
	expect(breakLines('Leer competenties managen, van elkaar', 18)).toEqual([
		'Leer competenties',
		'managen, van',
		'elkaar'
	]);
	expect(breakLines('', 10)).toEqual([]);
});
