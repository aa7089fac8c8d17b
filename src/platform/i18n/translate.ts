import { chapters, type Chapter, type Compiled } from './generated/chapters.ts';
import type { Messages } from './generated/keys.ts';

export type { Chapter };
export type Locale = 'nl' | 'en';
export type MessageKey = keyof Messages;

/** The arguments that a message asks for: none, or one object with each of its names. */
export type MessageArguments<K extends MessageKey> = [Messages[K]] extends [undefined]
	? []
	: [params: Exclude<Messages[K], undefined>];

/** Says a message in one language. Throws when its chapter was not loaded or the message does not exist. */
export interface Translate {
	<K extends MessageKey>(key: K, ...args: MessageArguments<K>): string;
	readonly locale: Locale;
}

/** Loads the chapters that a page needs. Each is fetched once and kept. */
export async function loadMessages(locale: Locale, names: readonly Chapter[]): Promise<Translate> {
	const loaded = new Map<string, Compiled>();
	await Promise.all(names.map(async (name) => loaded.set(name, (await chapters[locale][name]()).default)));

	function translate<K extends MessageKey>(key: K, ...args: MessageArguments<K>): string {
		const chapter = loaded.get(key.slice(0, key.indexOf('.')));
		if (!chapter)
			throw new Error(`Message ${key}: its chapter is not among the loaded ones (${names.join(', ')})`);
		const message = chapter[key];
		if (!message) throw new Error(`Message ${key} does not exist in ${locale}`);
		return message(args[0] ?? {});
	}
	return Object.assign(translate, { locale });
}

/** Loads everything: for the server, mails and the command line, where nothing travels over a wire. */
export function loadAllMessages(locale: Locale): Promise<Translate> {
	return loadMessages(locale, chapterNames());
}

function chapterNames(): Chapter[] {
	// The keys of the generated map are the chapters by construction; Object.keys only knows strings.
	return Object.keys(chapters.nl) as Chapter[];
}
