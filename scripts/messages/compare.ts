import type { Problem } from '../laws/tree.ts';
import type { Chapter, Message, SourceLocale } from './source.ts';

type Found = Problem & { law: string };

/** Both languages have the same messages, with the same arguments. */
export function compareLocales(chapters: readonly Chapter[]): Found[] {
	const nl = messagesOf(chapters, 'nl');
	const en = messagesOf(chapters, 'en');
	return [
		...missing(nl, en, 'en'),
		...missing(en, nl, 'nl'),
		...[...nl.values()].flatMap((message) => otherArguments(message, en.get(message.key)))
	];
}

/** All messages of one language by their full key. */
export function messagesOf(chapters: readonly Chapter[], locale: SourceLocale): Map<string, Message> {
	const own = chapters.filter((chapter) => chapter.locale === locale).flatMap((chapter) => chapter.messages);
	return new Map(own.map((message) => [message.key, message]));
}

/** Where the message with this key stands. */
export function fileOf(key: string, locale: SourceLocale): string {
	return `messages/${locale}/${key.slice(0, key.indexOf('.'))}.json`;
}

function missing(
	from: ReadonlyMap<string, Message>,
	to: ReadonlyMap<string, Message>,
	locale: SourceLocale
): Found[] {
	return [...from.values()]
		.filter(({ key }) => !to.has(key))
		.map(({ key, text }) => ({
			file: fileOf(key, locale),
			law: 'both languages',
			says: `${key} is missing here. In the other language it is: "${text}"`
		}));
}

function otherArguments(nl: Message, en: Message | undefined): Found[] {
	const said = (message: Message) =>
		[...message.args]
			.map(([name, type]) => `{${name}: ${type}}`)
			.sort()
			.join(' ') || 'none';
	if (!en || said(nl) === said(en)) return [];
	const says = `${nl.key} takes ${said(en)}, in Dutch ${said(nl)}. Both languages get the same arguments from the code.`;
	return [{ file: fileOf(nl.key, 'en'), law: 'both languages', says }];
}
