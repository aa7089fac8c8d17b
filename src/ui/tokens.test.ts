import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modes } from './mode.ts';
import { phases } from './phase.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** The colours that a rule declares, by the selector that stands last before its brace. */
function declared(selector: RegExp): Map<string, string> {
	const block = selector.exec(css)?.[1] ?? '';
	return new Map(
		[...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', found[2] ?? ''])
	);
}

const shared = declared(/\[data-theme='dim'\]\s*\{([^}]*--listening:[^}]*)\}/);
const overrides = {
	light: new Map<string, string>(),
	dark: new Map<string, string>(),
	room: declared(/\n\t\[data-theme='room'\] \{([^}]*)\}/),
	dim: declared(/\n\t\[data-theme='dim'\] \{([^}]*--on-field[^}]*)\}/)
};
type Theme = keyof typeof overrides;

function colour(theme: Theme, name: string): string {
	const value = overrides[theme].get(name) ?? shared.get(name) ?? '';
	const both = /^light-dark\((#\w+),\s*(#\w+)\)$/.exec(value);
	return (both ? both[theme === 'light' ? 1 : 2] : value) ?? '';
}

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of WCAG 2.2. */
function contrast(a: string, b: string): number {
	const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (high + 0.05) / (low + 0.05);
}

/** What is written on what, and how much contrast it needs. */
const pairs: [text: string, under: string, least: number][] = [
	...['ink', 'ink-2', 'action', 'signal', 'ok'].flatMap((text) =>
		['paper', 'ground'].map((under): [string, string, number] => [text, under, 4.5])
	),
	['edge', 'paper', 3],
	['edge', 'ground', 3],
	['focus', 'paper', 3],
	['focus', 'ground', 3],
	['line-strong', 'paper', 3],
	['on-action', 'action', 4.5],
	['on-action', 'action-strong', 4.5],
	['on-signal', 'signal', 4.5],
	['ink', 'action-tint', 4.5],
	['ink-2', 'action-tint', 4.5],
	['action', 'action-tint', 4.5],
	['ink', 'signal-tint', 4.5],
	['ink-2', 'signal-tint', 4.5],
	['signal', 'signal-tint', 4.5],
	['on-inverse', 'inverse', 4.5],
	['on-inverse-2', 'inverse', 4.5],
	['on-field-ink', 'on-field', 4.5],
	...modes.flatMap((mode): [string, string, number][] => [
		['on-field', mode, 4.5],
		[`${mode}-deep`, 'paper', 4.5],
		[`${mode}-deep`, `${mode}-tint`, 4.5],
		['ink', `${mode}-tint`, 4.5]
	]),
	...phases.map((phase): [string, string, number] => [`on-phase-${phase}`, `phase-${phase}`, 4.5])
];

describe.each(['light', 'dark', 'room', 'dim'] as const)('theme %s', (theme) => {
	test.each(pairs)('%s reads on %s', (text, under, least) => {
		expect(colour(theme, text)).toMatch(/^#[0-9a-f]{6}$/);
		expect(contrast(colour(theme, text), colour(theme, under))).toBeGreaterThanOrEqual(least);
	});
});

test('[U14] in the room no field is brighter than by day', () => {
	for (const mode of modes)
		expect(luminance(colour('room', mode))).toBeLessThan(luminance(colour('light', mode)));
});

test('every token that a style takes exists, and a length is not taken for a colour', () => {
	const folder = join(import.meta.dirname, '..');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		/\.(svelte|css)$/.test(file)
	);
	const texts = files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
	const known = new Set(texts.flatMap(({ text }) => text.match(/--[\w-]+(?=["']?\s*[:=])/g) ?? []));
	const faults = texts.flatMap(({ file, text }) => [
		...[...text.matchAll(/var\((--[\w-]+)\)/g)]
			.filter(([, name = '']) => !known.has(name))
			.map(([, name]) => `${file} takes ${name}`),
		...(/\d(px|rem) solid var\(--rule\)/.test(text) ? [`${file} draws a line in --rule`] : [])
	]);
	expect(faults).toEqual([]);
});
