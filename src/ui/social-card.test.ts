import { expect, test } from 'vitest';
import { breakLines, socialSvg } from './social-card.ts';
import { lineWidth } from './line-width.ts';

const score = [
	{ mode: 'plenary', minutes: 10 },
	{ mode: 'pair', minutes: 48 },
	{ mode: 'individual', minutes: 8 }
] as const;

test('a card is 1200 by 630 and has one field for each part of each meeting', () => {
	const svg = socialSvg({ title: 'Leer van elkaar', word: 'kring', scores: [score, score], planned: 2 });
	expect(svg).toMatch(/^<svg [^>]*width="1200" height="630"/);
	expect(svg.match(/<rect x=/g)).toHaveLength(6);
});

test('texts cannot break out of the picture', () => {
	const svg = socialSvg({
		title: '<script>"&',
		word: 'kring',
		line: '</text><script>',
		scores: [],
		planned: 0
	});
	expect(svg).not.toContain('<script');
	expect(svg).toContain('&lt;script&gt;&quot;&amp;');
});

test('a very long title stays within three lines', () => {
	const svg = socialSvg({
		title: 'competentiemanagement '.repeat(20),
		word: 'kring',
		scores: [score],
		planned: 1
	});
	expect(svg.match(/<text /g)?.length).toBeLessThanOrEqual(4);
});

test('without an agenda each meeting is a circle, with one it is a score', () => {
	const circles = (scores: (typeof score)[]) =>
		socialSvg({ title: 'x', word: 'kring', scores, planned: 4 }).match(/class="meeting"/g)?.length ?? 0;
	expect(circles([])).toBe(4);
	expect(circles([score])).toBe(0);
});

test('lines break between words, and a longer word has a line of its own', () => {
	expect(breakLines('Leer competenties managen, van elkaar', 11.5)).toEqual([
		'Leer competenties',
		'managen, van',
		'elkaar'
	]);
	expect(breakLines('in competentiemanagement', 5)).toEqual(['in', 'competentiemanagement']);
	expect(breakLines('', 10)).toEqual([]);
});

test('no line of a title is wider than the picture, however long its words', () => {
	for (const title of ['Competentiemanagement in kleine bedrijven', 'MWMW'.repeat(20), 'w '.repeat(200)]) {
		const svg = socialSvg({ title, word: 'kring', scores: [], planned: 4 });
		const lines = [...svg.matchAll(/<text x="64" y="[^"]*" font-size="(\d+)"[^>]*>([^<]*)</g)];
		expect(lines.length).toBeGreaterThan(0);
		for (const [, size, line] of lines)
			expect(lineWidth(line ?? '') * Number(size)).toBeLessThanOrEqual(1072);
	}
});
