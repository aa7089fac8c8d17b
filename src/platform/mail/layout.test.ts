import { expect, test } from 'vitest';
import type { MailDraft } from './draft.ts';
import { layOut } from './layout.ts';

const draft: MailDraft = {
	sendKey: 'x',
	networkId: null,
	to: { email: 'ann@kring.example', name: 'Ann' },
	language: 'nl',
	subject: 'Welkom',
	preheader: 'Tot donderdag',
	blocks: [
		{ type: 'heading', text: 'Welkom' },
		{ type: 'text', text: 'Dag Ann' },
		{ type: 'list', items: ['een', 'twee'] },
		{ type: 'quote', text: 'Hoe begin je?', by: 'Bart' },
		{ type: 'button', label: 'Open', href: 'http://kring.example/me/x' },
		{ type: 'code', label: 'Je code:', code: '204816' },
		{ type: 'facts', rows: [{ label: 'Waar', value: 'Gent' }] },
		{ type: 'small', text: 'Klein' }
	],
	reason: 'Omdat je meedoet.'
};

/** The contrast of two colours such as #0C1222 (WCAG 2.2). */
function contrast(one: string, other: string): number {
	const light = (colour: string) => {
		const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
			const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
			return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

test('everything that has a colour has one for dark devices too, and is legible there', async () => {
	const { html } = await layOut(draft, 'http://kring.example');
	const dark = /@media \(prefers-color-scheme:dark\)\{([^]*?)\n\}/.exec(html)?.[1] ?? '';
	const colour = (name: string, what: string) =>
		new RegExp(`\\.${name}\\{[^}]*?(?<![\\w-])${what}:(#[0-9A-F]{6})`).exec(dark)?.[1] ?? '';
	const coloured = [...html.matchAll(/<(\w+)([^>]*style="[^"]*(?<![\w-])(?:color|background):[^"]*")/g)];
	expect(coloured.length).toBeGreaterThan(6);
	for (const [tag, , attributes = ''] of coloured) {
		const name = /class="(\w+)"/.exec(attributes)?.[1] ?? '';
		expect(dark, tag).toContain(`.${name}{`);
	}
	const [ink, ground, sheet, said] = [
		colour('ground', 'color'),
		...['ground', 'sheet', 'said'].map((name) => colour(name, 'background'))
	];
	for (const under of [ground, sheet, said]) {
		expect(contrast(ink ?? '', under ?? '')).toBeGreaterThanOrEqual(4.5);
		expect(contrast(colour('quiet', 'color'), under ?? '')).toBeGreaterThanOrEqual(4.5);
	}
	expect(contrast(colour('act', 'color'), colour('act', 'background'))).toBeGreaterThanOrEqual(4.5);
	expect(html).toContain('<meta name="color-scheme" content="light dark">');
});

test('the text says all that the page says, with the address of each button', async () => {
	const { html, text } = await layOut(draft, 'http://kring.example');
	for (const said of [
		'Dag Ann',
		'een',
		'Hoe begin je?',
		'Bart',
		'204816',
		'Gent',
		'Klein',
		'Omdat je meedoet.'
	]) {
		expect(html).toContain(said);
		expect(text).toContain(said);
	}
	expect(text).toContain('Open:\nhttp://kring.example/me/x');
	expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/);
});
