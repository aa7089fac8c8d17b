import { expect, type Browser, type BrowserContextOptions, type Frame, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type WithAxe = { axe: typeof axe };

/** Brings what moves or changes colour to where it is going: half way there a colour is one that nobody has to read. */
function atRest(): void {
	for (const animation of document.getAnimations()) {
		if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
	}
}

/** What axe finds on the page and in its frames, a sentence for each rule. */
export async function faults(page: Page, name: string, { without, rules }: Look = {}): Promise<string[]> {
	// Once for each document: to bring all of axe there takes as long as to run it.
	const prepare = async (frame: Frame) => {
		if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
		await frame.evaluate(atRest);
	};
	await prepare(page.mainFrame());
	// A frame may just be on its way to another page.
	await Promise.allSettled(page.frames().map(prepare));
	const found = await page.evaluate(
		async ([parts, options]) => {
			const { violations } = await (window as unknown as WithAxe).axe.run(parts, options);
			return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
		},
		[
			{ exclude: without === undefined ? [] : [without] },
			{ resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) }
		] satisfies [axe.ElementContext, axe.RunOptions]
	);
	return found.map((fault) => `${name}: ${fault}`);
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
