import MessageFormat from '@messageformat/core';
import type { Select, Token } from '@messageformat/parser';
import type { Locale } from '#platform/i18n/translate.ts';
import { library, templates } from '#methods/library/model.ts';
import { readMessages, type Message } from '../../scripts/messages/source.ts';

/** Says in one language what a Dutch reader sees, by the catalogues that the pages read. */
export interface Words {
	readonly locale: Locale;
	/**
	 * The text for a text as it stands on the Dutch screen ("Ronde 2 van 15"). Where Dutch says the same for several
	 * messages, all that they say. Throws when no catalogue has it: a test cannot look for words that do not exist.
	 */
	(dutch: string): string | RegExp;
	/** All that a message can say, by its text in the Dutch catalogue ("Ronde {round} van {rounds}"). Throws likewise. */
	like(message: string): RegExp;
}

type Arguments = Record<string, string | number>;

/** One of the sentences that a message can be: a pattern that catches arguments, and what its cases say of others. */
interface Form {
	pattern: string;
	caught: { arg: string; counts: boolean }[];
	fixed: Arguments;
	/** How many letters of it are always the same. */
	letters: number;
}

const NOTHING: Form = { pattern: '', caught: [], fixed: {}, letters: 0 };
const chapters = readMessages(new URL('../../messages', import.meta.url).pathname);
const catalogues = { nl: catalogue('nl'), en: catalogue('en') };
const formats = { nl: new MessageFormat('nl'), en: new MessageFormat('en') };
/** What methods and agendas say stands with them, in both languages. */
const pairs = [...pairsIn(library), ...pairsIn(templates)];
const patterns = [...catalogues.nl.values()]
	.filter(({ args }) => args.size > 0)
	.map(({ key, tokens }) => ({ key, forms: formsOf(tokens) }));

/** The words of one language. */
export function wordsOf(locale: Locale): Words {
	const known = new Map<string, string | RegExp>();
	const words = (dutch: string): string | RegExp => {
		const found = known.get(dutch) ?? oneOf(saying(dutch, locale), dutch);
		known.set(dutch, found);
		return found;
	};
	const like = (message: string): RegExp => {
		const sources = [...catalogues.nl.values()]
			.filter(({ text }) => text === message)
			.flatMap(({ key }) => formsOf(catalogues[locale].get(key)?.tokens ?? []))
			.map(({ pattern }) => pattern);
		if (sources.length === 0) throw new Error(`no message in messages/nl is "${message}"`);
		return new RegExp(`^(?:${sources.join('|')})$`);
	};
	return Object.assign(words, { locale, like });
}

/** Everything that means `dutch` in a language: of whole sentences, else of those with the most words of their own. */
function saying(dutch: string, locale: Locale): string[] {
	const whole = [...catalogues.nl.values()]
		.filter(({ text, args }) => text === dutch && args.size === 0)
		.map(({ key }) => textOf(key, locale));
	const kept = pairs.filter(({ nl }) => nl === dutch).map((pair) => pair[locale]);
	if (whole.length + kept.length > 0) return [...whole, ...kept];
	const found = patterns.flatMap(({ key, forms }) =>
		forms.flatMap((form) => {
			const args = argumentsIn(dutch, form);
			if (form.letters < 2 || !args || said('nl', key, args) !== dutch) return [];
			return [{ text: said(locale, key, args), letters: form.letters }];
		})
	);
	const most = Math.max(...found.map(({ letters }) => letters));
	return found.filter(({ letters }) => letters === most).map(({ text }) => text);
}

function oneOf(texts: readonly string[], dutch: string): string | RegExp {
	const [only, ...others] = new Set(texts);
	if (only === undefined) throw new Error(`neither messages/nl nor a method says "${dutch}"`);
	if (others.length === 0) return only;
	return new RegExp(`^(?:${[only, ...others].map(escaped).join('|')})$`);
}

/** As a pattern; not RegExp.escape, which nobody can read in the message of a failed test. */
export function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function said(locale: Locale, key: string, args: Arguments): string {
	return formats[locale].compile(textOf(key, locale))(args);
}

function textOf(key: string, locale: Locale): string {
	const message = catalogues[locale].get(key);
	if (!message) throw new Error(`no ${key} in ${locale}`);
	return message.text;
}

function argumentsIn(text: string, { pattern, caught, fixed }: Form): Arguments | null {
	const match = new RegExp(`^${pattern}$`).exec(text);
	if (!match) return null;
	const values = caught.map(({ arg, counts }, at) => {
		const value = match[at + 1] ?? '';
		return [arg, counts ? Number(value) : value];
	});
	return { ...fixed, ...Object.fromEntries(values) };
}

/** The sentences that tokens can be: one for each choice of cases. `counted` is the argument that # stands for. */
function formsOf(tokens: readonly Token[], counted = ''): Form[] {
	return tokens.reduce(
		(forms, token) => {
			const next = nextForms(token, counted);
			return forms.flatMap((form) => next.map((more) => joined(form, more)));
		},
		[NOTHING]
	);
}

function nextForms(token: Token, counted: string): Form[] {
	switch (token.type) {
		case 'content':
			return [
				{ ...NOTHING, pattern: escaped(token.value), letters: token.value.match(/\p{L}/gu)?.length ?? 0 }
			];
		case 'argument':
			return [catches(token.arg, false)];
		case 'function':
			return [catches(token.arg, token.key === 'number')];
		case 'octothorpe':
			return [catches(counted, true)];
		default:
			return casesOf(token);
	}
}

function casesOf({ type, arg, cases }: Select): Form[] {
	return cases.flatMap(({ key, tokens }) => {
		const plain = key === 'one' ? 1 : key === 'other' ? 2 : Number(key.replace('=', ''));
		const fixed = { [arg]: type === 'select' ? key : plain };
		return formsOf(tokens, arg).map((form) => ({ ...form, fixed: { ...fixed, ...form.fixed } }));
	});
}

function catches(arg: string, counts: boolean): Form {
	return { ...NOTHING, pattern: counts ? '(\\d+)' : '(.+?)', caught: [{ arg, counts }] };
}

function joined(one: Form, two: Form): Form {
	return {
		pattern: one.pattern + two.pattern,
		caught: [...one.caught, ...two.caught],
		fixed: { ...one.fixed, ...two.fixed },
		letters: one.letters + two.letters
	};
}

function catalogue(locale: Locale): Map<string, Message> {
	const own = chapters.filter((chapter) => chapter.locale === locale);
	return new Map(own.flatMap(({ messages }) => messages.map((message) => [message.key, message])));
}

/** Every text with both languages in a piece of data. */
function pairsIn(data: unknown): { nl: string; en: string }[] {
	if (typeof data !== 'object' || data === null) return [];
	if ('nl' in data && 'en' in data && typeof data.nl === 'string' && typeof data.en === 'string') {
		return [{ nl: data.nl, en: data.en }];
	}
	return Object.values(data).flatMap(pairsIn);
}
