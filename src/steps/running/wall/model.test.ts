import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { pageAt, pairPages, wallPages } from './model.ts';

const NAMES = ['Anne-Sophie', 'Bart', 'Charlotte', 'Dirk', 'Ines', 'Fatima B.'];
const nameOf = (at: number) => NAMES[at % NAMES.length] ?? '';
/** So many groups of so many people, each with its number. */
const groups = (count: number, size: number, title: string | null = null) =>
	Array.from({ length: count }, (_, group) => ({
		number: group + 1,
		title,
		names: Array.from({ length: size }, (_name, at) => nameOf(group * size + at))
	}));
const numbers = (pages: ReturnType<typeof wallPages<ReturnType<typeof groups>[number]>>) =>
	pages.map(({ tables }) => tables.map(({ number }) => number));

rule('U1', 'a small room reads all groups at once, and nothing turns', () => {
	const pages = wallPages(groups(2, 7), 'Zoek je groep');
	expect(numbers(pages)).toEqual([[1, 2]]);
	expect([0, 10_000, 20_000].map((now) => pageAt(pages, true, now))).toEqual([pages[0], pages[0], pages[0]]);
	expect(numbers(wallPages(groups(6, 3), 'Zoek je groep'))).toEqual([[1, 2, 3, 4, 5, 6]]);
});

rule(
	'U1',
	'sixty people without a phone all find their group on the wall, in pages that are as even as can be',
	() => {
		expect(numbers(wallPages(groups(5, 12), 'Zoek je groep'))).toEqual([[1, 2], [3], [4, 5]]);
		const tens = wallPages(groups(10, 6), 'Zoek je groep');
		expect(numbers(tens)).toEqual([
			[1, 2, 3, 4, 5],
			[6, 7, 8, 9, 10]
		]);
		const shown = new Set(
			Array.from({ length: tens.length }, (_, at) => pageAt(tens, false, at * 10_000)).flatMap(
				(page) => page?.tables.map(({ number }) => number) ?? []
			)
		);
		expect([...shown], 'each has its turn').toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	}
);

rule('U1', 'once people sit, what they work on comes between the pages', () => {
	const pages = wallPages(groups(5, 12), 'Zoek je groep');
	expect([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000].map((now) => pageAt(pages, true, now))).toEqual([
		...pages.flatMap((page) => [null, page]),
		null
	]);
	expect(pageAt([], false, 0)).toBeNull();
});

rule(
	'U1',
	'a long question above the tables, and what they are called, leave place for fewer of them',
	() => {
		const short = wallPages(groups(4, 6), 'Zoek je groep').length;
		expect(short).toBe(1);
		expect(wallPages(groups(4, 6), 'woord '.repeat(30)).length).toBeGreaterThan(short);
		expect(wallPages(groups(4, 6, 'Het verwachtingskader'), 'Zoek je groep').length).toBeGreaterThan(short);
		const many = wallPages(
			[{ title: null, names: Array.from({ length: 200 }, (_, at) => nameOf(at)) }],
			'Zoek'
		);
		expect(many).toHaveLength(1);
	}
);

rule('U1', 'a screen that is less wide has more pages', () => {
	const wide = wallPages(groups(10, 6), 'Zoek je groep').length;
	expect(wallPages(groups(10, 6), 'Zoek je groep', { width: 81, height: 70 }).length).toBeGreaterThan(wide);
});

rule('U1', 'thirty tables of two stand on three pages', () => {
	const tables = Array.from({ length: 30 }, (_, at) => at + 1);
	expect(pairPages(tables).map((page) => page.tables.length)).toEqual([10, 10, 10]);
	expect(pairPages(tables).flatMap((page) => page.tables)).toEqual(tables);
	expect(pairPages(tables.slice(0, 11)).map((page) => page.tables.length)).toEqual([6, 5]);
	expect(pairPages([])).toEqual([]);
});
