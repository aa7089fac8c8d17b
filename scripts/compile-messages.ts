// Run by dev, test, check and build: compiles messages/ to src/platform/i18n/generated/. By hand only after a pull.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/lib/compile-module.js';
import { LOCALES, readMessages, type Chapter } from './messages/source.ts';

const HEAD = '// Made by scripts/compile-messages.ts from messages/. Do not edit.\n';

/**
 * Compiles all messages of a project. Writes only what changed, each file in one move, so that several
 * programs may do this at the same time. Throws, with file and key, on a text that is not ICU.
 */
export function compileMessages(root = join(dirname(fileURLToPath(import.meta.url)), '..')): void {
	const chapters = readMessages(join(root, 'messages'));
	const target = join(root, 'src/platform/i18n/generated');
	const files = new Map<string, string>();
	const names = [...new Set(chapters.map((chapter) => chapter.name))].sort();
	for (const locale of LOCALES) {
		for (const name of names) {
			const chapter = chapters.find((each) => each.locale === locale && each.name === name);
			files.set(`${locale}/${name}.js`, `${HEAD}// @ts-nocheck\n` + compileChapter(chapter, locale));
			files.set(
				`${locale}/${name}.d.ts`,
				`${HEAD}import type { Compiled } from '../chapters.ts';\n${DECLARED}`
			);
		}
	}
	files.set('keys.ts', HEAD + keys(chapters));
	files.set('chapters.ts', HEAD + loaders(names));
	write(target, files);
}

const DECLARED = 'declare const messages: Compiled;\nexport default messages;\n';

function compileChapter(chapter: Chapter | undefined, locale: string): string {
	const texts = Object.fromEntries(chapter?.messages.map(({ key, text }) => [key, text]) ?? []);
	return compileModule(new MessageFormat(locale), texts);
}

function keys(chapters: readonly Chapter[]): string {
	const lines = chapters
		.filter((chapter) => chapter.locale === 'nl')
		.flatMap((chapter) => chapter.messages)
		.map(({ key, args }) => {
			const params = [...args].map(([name, type]) => `${name}: ${type}`).sort();
			return `\t'${key}': ${params.length === 0 ? 'undefined' : `{ ${params.join('; ')} }`};\n`;
		});
	return `export interface Messages {\n${lines.join('')}}\n`;
}

function loaders(names: readonly string[]): string {
	const maps = LOCALES.map((locale) => {
		const lines = names.map((name) => `\t\t'${name}': () => import('./${locale}/${name}.js')`);
		return `\t${locale}: {\n${lines.join(',\n')}\n\t}`;
	});
	return [
		'export type Compiled = Record<string, (params: Record<string, unknown>) => string>;',
		`export type Chapter = ${names.map((name) => `'${name}'`).join(' | ') || 'never'};`,
		'type Loaders = Record<Chapter, () => Promise<{ default: Compiled }>>;',
		`export const chapters: { readonly nl: Loaders; readonly en: Loaders } = {\n${maps.join(',\n')}\n};\n`
	].join('\n');
}

function write(target: string, files: ReadonlyMap<string, string>): void {
	for (const [path, content] of files) {
		const file = join(target, path);
		if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(`${file}.${process.pid}`, content);
		renameSync(`${file}.${process.pid}`, file);
	}
	for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
		const path = relative(target, join(entry.parentPath, entry.name));
		if (entry.isFile() && /\.(js|ts)$/.test(path) && !files.has(path))
			rmSync(join(target, path), { force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileMessages();
