import type { Locator, Page } from '@playwright/test';
import type { Locale } from '#platform/i18n/translate.ts';
import { escaped, wordsOf, type Words } from './words.ts';

/** A page with the words of who looks at it: what is on it is found by what it says in Dutch. */
export interface Surface {
	page: Page;
	words: Words;
	button(dutch: string): Locator;
	link(dutch: string): Locator;
	heading(dutch: string): Locator;
	/** By its label, whether or not it says that it may be left empty. */
	field(dutch: string): Locator;
	text(dutch: string): Locator;
	/** Buttons or texts that say any form of a message: "Schrijf mee voor {name}". */
	buttonLike(message: string): Locator;
	fieldLike(message: string): Locator;
	textLike(message: string): Locator;
}

/** A page that speaks this language. */
export function surfaceOf(page: Page, locale: Locale): Surface {
	const words = wordsOf(locale);
	const named = (dutch: string) => ({ name: words(dutch), exact: true });
	const free = escaped(String(words('mag je openlaten')));
	const label = (dutch: string) => {
		const said = words(dutch);
		const source = typeof said === 'string' ? `^${escaped(said)}` : said.source.replace(/\$$/, '');
		return new RegExp(`${source}(?: ${free})?$`);
	};
	return {
		page,
		words,
		button: (dutch) => page.getByRole('button', named(dutch)),
		link: (dutch) => page.getByRole('link', named(dutch)),
		heading: (dutch) => page.getByRole('heading', named(dutch)),
		field: (dutch) => page.getByLabel(label(dutch)),
		text: (dutch) => page.getByText(words(dutch), { exact: true }),
		buttonLike: (message) => page.getByRole('button', { name: words.like(message) }),
		fieldLike: (message) => page.getByLabel(words.like(message)),
		textLike: (message) => page.getByText(words.like(message))
	};
}
