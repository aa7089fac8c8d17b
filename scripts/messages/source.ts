import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Token } from '@messageformat/parser';

/** Dutch is the source language: its keys and arguments are the ones that code is typed against. */
export const LOCALES = ['nl', 'en'] as const;
export type SourceLocale = (typeof LOCALES)[number];

/** What one argument of a message may be, as TypeScript. */
export type Arguments = ReadonlyMap<string, string>;

export interface Message {
	readonly key: string;
	readonly text: string;
	readonly args: Arguments;
	readonly tokens: readonly Token[];
}

/** One file of messages. Its name is the first part of every key in it. */
export interface Chapter {
	readonly name: string;
	readonly locale: SourceLocale;
	readonly messages: readonly Message[];
}

const CHAPTER_NAME = /^[a-z][a-z0-9-]*$/;
const KEY = /^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*$/;

/** Reads every `<locale>/<chapter>.json` under a folder. Throws with file and key where a message is not ICU. */
export function readMessages(folder: string): Chapter[] {
	return LOCALES.flatMap((locale) => {
		const place = join(folder, locale);
		if (!existsSync(place)) return [];
		return readdirSync(place)
			.filter((file) => file.endsWith('.json'))
			.sort()
			.map((file) => readChapter(place, file, locale));
	});
}

function readChapter(place: string, file: string, locale: SourceLocale): Chapter {
	const name = file.slice(0, -'.json'.length);
	const where = `messages/${locale}/${file}`;
	if (!CHAPTER_NAME.test(name)) throw new Error(`${where}: name the file in lower case with hyphens.`);
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(join(place, file), 'utf8'));
	} catch (error) {
		throw new Error(`${where} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		throw new Error(`${where} must be one flat object of "key": "text".`);
	}
	const messages = Object.entries(content).map(([rest, text]: [string, unknown]) => {
		if (typeof text !== 'string') {
			throw new Error(`${where} "${rest}": keys are flat, write "${rest}.more" instead of a nested object.`);
		}
		if (!KEY.test(rest))
			throw new Error(`${where} "${rest}": a key is words of letters and digits with dots.`);
		return readMessage(`${name}.${rest}`, text, locale, `${where} "${rest}"`);
	});
	return { name, locale, messages };
}

function readMessage(key: string, text: string, locale: SourceLocale, where: string): Message {
	const cardinal = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
	const ordinal = new Intl.PluralRules(locale, { type: 'ordinal' }).resolvedOptions().pluralCategories;
	try {
		const tokens = parse(text, { cardinal, ordinal, strictPluralKeys: true });
		// The parser takes an open brace at the very end for text.
		if (tokens.some((token) => token.type === 'content' && /[{}]/.test(token.value)) && !/'[{}]/.test(text)) {
			throw new Error(`a brace without its partner. To show a brace, write it between apostrophes: '{'`);
		}
		const args = new Map<string, string>();
		collect(tokens, args);
		return { key, text, args, tokens };
	} catch (error) {
		throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

function collect(tokens: readonly Token[], args: Map<string, string>): void {
	for (const token of tokens) {
		if (token.type === 'argument') remember(args, token.arg, 'string | number');
		if (token.type === 'function') {
			// A date needs the network's time zone, which a message cannot know: format.ts has it.
			if (token.key !== 'number') {
				throw new Error(`{${token.arg}, ${token.key}} is not allowed: pass a text made by format.ts.`);
			}
			remember(args, token.arg, 'number');
		}
		if (token.type === 'plural' || token.type === 'selectordinal') remember(args, token.arg, 'number');
		if (token.type === 'select') remember(args, token.arg, choices(token.cases.map((each) => each.key)));
		if (token.type === 'plural' || token.type === 'selectordinal' || token.type === 'select') {
			for (const each of token.cases) collect(each.tokens, args);
		}
	}
}

function choices(keys: readonly string[]): string {
	const isTruth = (key: string) => key === 'true' || key === 'false';
	const truths = keys.filter(isTruth);
	const words = keys.filter((key) => !isTruth(key) && !(key === 'other' && truths.length > 0));
	const types = words.map((word) => `'${word}'`).sort();
	return [...(truths.length > 0 ? ['boolean'] : []), ...types].join(' | ');
}

function remember(args: Map<string, string>, name: string, type: string): void {
	const known = args.get(name);
	if (known === undefined || known === 'string | number') args.set(name, type);
	else if (type !== 'string | number' && type !== known) {
		throw new Error(`{${name}} is used as ${known} and as ${type}: give them two names.`);
	}
}
