import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Locale } from '#platform/i18n/translate.ts';
import { wordsOf } from './words.ts';

export type { Locale };

/** A phone as people have them: small, and worked with a thumb. */
export const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, locale: 'nl-BE' };

/** The sentence of a key, as the page says it: journeys read the same files as the pages. */
export function say(locale: Locale, key: string): string {
	const [chapter = '', ...rest] = key.split('.');
	const file = new URL(`../../messages/${locale}/${chapter}.json`, import.meta.url);
	const texts: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
	const text = texts[rest.join('.')];
	if (text === undefined) throw new Error(`no ${key} in ${locale}`);
	return text;
}

/** `without` is a part that is looked at elsewhere; `rules` are the only ones to hold a page against. */
interface Look {
	without?: string;
	rules?: string[];
}

/** Fails when axe finds anything on the page; `name` says which page it was. */
export async function clean(page: Page, name = page.url(), look: Look = {}): Promise<void> {
	expect(await faults(page, name, look)).toEqual([]);
}

/** What axe finds on the page, a sentence for each rule. */
export async function faults(page: Page, name: string, { without, rules }: Look = {}): Promise<string[]> {
	// In legacy mode all of axe runs in the page itself. Our frames are our own, and it is four times as fast.
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
	if (without !== undefined) axe.exclude(without);
	if (rules) axe.withRules(rules);
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The languages that a browser asks for. */
export const TAGS = { nl: 'nl-BE', en: 'en-GB' } as const;

/** A browser of somebody who is signed in with this login. */
export async function signedInPage(
	browser: Browser,
	login: string,
	url: string,
	options: BrowserContextOptions = {}
): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 },
		locale: 'nl-BE',
		...options
	});
	await context.addCookies([{ name: 'kring_login', value: login, url }]);
	return context.newPage();
}

/** The code that the cockpit shows. */
export async function codeOf(cockpit: Page): Promise<string> {
	const code = await cockpit.getByRole('button', { name: /^[A-Z2-9]{5}$/ }).textContent();
	return code?.trim() ?? '';
}

/** A phone that joins by code and first name, up to the question who that is. */
export async function joins(
	browser: Browser,
	code: string,
	name: string,
	{ base = '', locale = 'nl' }: { base?: string; locale?: Locale } = {}
): Promise<Page> {
	const words = wordsOf(locale);
	const phone = await (await browser.newContext({ ...PHONE, locale: TAGS[locale] })).newPage();
	await phone.goto(`${base}/join/${code}`);
	await phone.getByLabel(words('Je voornaam')).fill(name);
	await phone.getByRole('button', { name: words('Doe mee') }).click();
	return phone;
}
