import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fittingSize, type PaperSheet } from './paper.ts';
import { pdfOf } from './pdf.server.ts';

const facts = {
	title: 'Bijeenkomst één',
	language: 'nl' as const,
	pageWord: (page: number) => `bladzijde ${page}`,
	now: new Date('2026-11-25T10:00:00Z')
};
const page = (lines: number): PaperSheet => ({
	kind: 'page',
	name: 'Draaiboek',
	blocks: [
		{ type: 'title', text: 'Een avond' },
		{
			type: 'run',
			caption: 'Draaiboek',
			columns: ['Uur', 'Hoe', 'Wat', 'min'],
			rows: Array.from({ length: lines }, (_, at) => ({
				time: '19.00',
				how: 'Samen',
				title: `Punt ${at}`,
				lines: ['Wat wil je leren van elkaar, en wat breng je zelf mee? '.repeat(4)],
				minutes: '10'
			}))
		}
	]
});
const source = async (sheets: readonly PaperSheet[]) =>
	Buffer.from(await pdfOf(sheets, facts)).toString('latin1');
const pages = (pdf: string) => pdf.match(/\/Type \/Page\n/g)?.length ?? 0;

/** The content of all streams, as the drawing commands that a reader carries out. */
function drawn(pdf: string): string {
	return [...pdf.matchAll(/\/FlateDecode[^]*?stream\n([^]*?)\nendstream/g)]
		.map(([, bytes]) => inflateSync(Buffer.from(bytes ?? '', 'latin1')).toString('latin1'))
		.join('\n');
}

test('a document says its language and title, has a structure to read aloud, and brings its typeface', async () => {
	const pdf = await source([page(1)]);
	expect(pdf.slice(0, 8)).toBe('%PDF-1.7');
	expect(pdf).toContain('/Lang (nl)');
	expect(pdf).toContain('/DisplayDocTitle true');
	expect(pdf).toContain('/Marked true');
	for (const part of ['H1', 'Table', 'TR', 'TH', 'TD']) expect(pdf).toContain(`/S /${part}\n`);
	expect(pdf).toContain('pdfuaid');
	expect(pdf).toContain('/FontFile2');
});

test('what does not fit on a page goes on on the next, and each sheet begins on its own', async () => {
	expect(pages(await source([page(1)]))).toBe(1);
	expect(pages(await source([page(40)]))).toBeGreaterThan(2);
	expect(pages(await source([page(1), page(1)]))).toBe(2);
});

test('nothing is drawn below the foot of a page', async () => {
	const heights = [...drawn(await source([page(40)])).matchAll(/1 0 0 1 [\d.]+ ([\d.-]+) Tm/g)];
	expect(heights.length).toBeGreaterThan(100);
	for (const [, y] of heights) expect(Number(y)).toBeGreaterThan(20);
});

test('forty-three name cards are six pages, and a long name is set smaller instead of broken', async () => {
	const cards = Array.from({ length: 43 }, () => ({
		lines: [{ text: 'Wilhelmina-Constantijntje', points: 34, weight: 'loud' as const }]
	}));
	const pdf = await source([{ kind: 'cards', name: 'Naamkaartjes', perPage: 8, cards }]);
	expect(pages(pdf)).toBe(6);
	const sizes = [...drawn(pdf).matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size));
	expect(Math.max(...sizes)).toBeLessThan(34);
	expect(fittingSize({ text: 'Jo', points: 34, weight: 'loud' }, 224)).toBe(34);
	expect(fittingSize({ text: 'Constantijntje', points: 34, weight: 'loud' }, 224)).toBeLessThan(30);
});

test('a question with boxes to tick stays above the foot of the page with all of them, and an empty one has a line', async () => {
	const choices = ['Niets', 'Een lange keuze die over twee regels loopt. '.repeat(4), '', ''];
	const asks = Array.from({ length: 12 }, (_, at) => ({
		type: 'ask' as const,
		text: `Vraag ${at}`,
		choices,
		lines: 2
	}));
	const pdf = await source([{ kind: 'page', name: 'Werkblad', blocks: asks }]);
	expect(pages(pdf)).toBeGreaterThan(1);
	const heights = [...drawn(pdf).matchAll(/1 0 0 1 [\d.]+ ([\d.-]+) Tm/g)].map(([, y]) => Number(y));
	expect(Math.min(...heights)).toBeGreaterThan(20);
	// Four boxes for each question.
	expect([...drawn(pdf).matchAll(/ re\n/g)].length).toBeGreaterThanOrEqual(12 * choices.length);
});

test('a question without words has a line to write on above its marks', async () => {
	const scale = { from: 0, to: 5, low: 'niet', high: 'heel erg' };
	const rules = async (text: string) => {
		const pdf = await source([
			{ kind: 'page', name: 'Werkblad', blocks: [{ type: 'ask', text, scale, lines: 0 }] }
		]);
		return [...drawn(pdf).matchAll(/ l\nS/g)].length;
	};
	expect(await rules('')).toBe((await rules('Thema')) + 1);
});
