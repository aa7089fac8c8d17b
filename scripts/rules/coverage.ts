import type { Rule } from '../../src/handbook/rules.ts';
import type { Tree } from '../laws/tree.ts';

/** A test that says which rule it proves. */
export interface Proof {
	readonly id: string;
	readonly file: string;
	readonly line: number;
}

const KINDS = { H: 'handbook', R: 'base rules', U: 'principles of use', L: 'live protocol' };

/** The numbers that the live protocol gives its rules: **L12**, at the beginning of a line. */
export function protocolRules(page: string): string[] {
	return [...page.matchAll(/^(?:[-*#]+ )?\*\*(L\d+)\*\*/gm)].map((match) => match[1] ?? '');
}

/** Every rule('H24', ...) and every title that begins with [H24] or [H24, U3], in tests and journeys. */
export function provenRules(tree: Tree): Proof[] {
	return tree.files
		.filter(({ path }) => /\.(test|spec)\.ts$/.test(path) && !path.startsWith('scripts/'))
		.flatMap(({ path, text }) => {
			const calls = [...text.matchAll(/\brule(?:\.\w+)?\(\s*['"`]([A-Z]\d+)['"`]/g)];
			const titles = [...text.matchAll(/['"`]\[([A-Z]\d+(?:,? [A-Z]\d+)*)\]/g)];
			return [...calls, ...titles].flatMap((match) =>
				(match[1] ?? '').split(/,? /).map((id) => ({ id, file: path, line: lineAt(text, match.index) }))
			);
		});
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** One line per kind of rule: how many have a test, and which have none. */
export function unproven(ids: readonly string[], proven: readonly Proof[]): string[] {
	const tested = new Set(proven.map((proof) => proof.id));
	return Object.entries(KINDS).flatMap(([letter, name]) => {
		const all = ids.filter((id) => id.startsWith(letter));
		const open = all.filter((id) => !tested.has(id));
		if (all.length === 0) return [];
		return [
			`${name}: ${all.length - open.length} of ${all.length} rules have a test${open.length > 0 ? `; none: ${open.join(' ')}` : ''}`
		];
	});
}

/** docs/rules.md: the rules as a page to read, made from src/handbook/rules. */
export function rulesPage(rules: readonly Rule[]): string {
	const table = (letter: string) =>
		rules
			.filter((rule) => rule.id.startsWith(letter))
			.map(({ id, section, nl, en }) => `| ${id} | ${section} | ${nl} | ${en} |\n`)
			.join('');
	const head = '| # | section | Nederlands | English |\n|---|---|---|---|\n';
	return [
		'# The rules\n',
		'Made by `node scripts/check-rules.ts --write` from `src/handbook/rules/`. A test that proves a rule names it:',
		"`rule('H24', 'ten to fifteen people have all met within the hour', ...)`. `npm run check` lists the rules without a",
		'test. The rules of the live meeting (L1, L2, ...) stand in `live-protocol.md`.\n',
		'The handbook is *Leernetwerken van A tot Z* by Helga Gielen and Brigitte Lauwers (2009); the sentences here are ours.\n',
		`## Handbook\n\n${head}${table('H')}`,
		`## Base rules (chapter 3)\n\n${head}${table('R')}`,
		`## Principles of use\n\n${head}${table('U')}`
	].join('\n');
}
