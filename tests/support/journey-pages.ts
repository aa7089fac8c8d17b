import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

export type Locale = 'nl' | 'en';

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

/**
 * Fails when axe finds anything on the page; `name` says which page it was. `without` is a part that is looked at
 * elsewhere; `rules` are the only ones to hold the page against (such as the contrast, in a second theme).
 */
export async function clean(
	page: Page,
	name = page.url(),
	{ without, rules }: { without?: string; rules?: string[] } = {}
): Promise<void> {
	// In legacy mode all of axe runs in the page itself. Our frames are our own, and it is four times as fast.
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
	if (without !== undefined) axe.exclude(without);
	if (rules) axe.withRules(rules);
	const { violations } = await axe.analyze();
	expect(
		violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)
	).toEqual([]);
}

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
export async function joins(browser: Browser, code: string, name: string, base = ''): Promise<Page> {
	const phone = await (await browser.newContext(PHONE)).newPage();
	await phone.goto(`${base}/join/${code}`);
	await phone.getByLabel('Je voornaam').fill(name);
	await phone.getByRole('button', { name: 'Doe mee' }).click();
	return phone;
}
