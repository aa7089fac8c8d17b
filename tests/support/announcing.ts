import { expect, type Page } from '@playwright/test';
import { say, type Locale } from './journey-pages.ts';
import { wordsOf } from './words.ts';

/** Saves the call: the act stands beside the text and below it. */
export function saveCall(page: Page, locale: Locale = 'nl'): Promise<void> {
	return page
		.getByRole('button', { name: say(locale, 'announce.editor.save'), exact: true })
		.first()
		.click();
}

/** Who begins a first network gives the name that stands on its call. */
export async function giveName(page: Page, locale: Locale = 'nl'): Promise<void> {
	const name = page.getByLabel(say(locale, 'announce.field.yourName'));
	if (await name.isVisible()) await name.fill('Hilde Vermeersch');
}

/** Fills the guided form from the first step to the call, and publishes. Answers with the address of the network. */
export async function announce(
	page: Page,
	{
		title,
		places,
		promises,
		locale = 'nl'
	}: { title: string; places: string; promises: readonly string[]; locale?: Locale },
	look: (page: Page, name: string) => Promise<void>
): Promise<string> {
	const words = wordsOf(locale);
	const go = () => page.getByRole('button', { name: say(locale, 'announce.setup.next') }).click();
	const label = (key: string) => page.getByLabel(say(locale, key));
	await page.goto('/networks/new');
	await look(page, 'new');
	await label('announce.field.title').fill(title);
	await label('announce.field.goal').fill('Bedrijven leren van elkaar.');
	await label('announce.field.audience').fill('Wie werkt aan competenties.');
	await label('announce.field.organiser').fill('CEVORA');
	await giveName(page, locale);
	await go();
	await page.waitForURL('**/setup/kind');
	const slug = /\/n\/([^/]+)\//.exec(page.url())?.[1] ?? '';
	await look(page, 'kind');
	await go();
	await page.waitForURL('**/setup/meetings');
	await label('announce.field.rhythm').fill('op donderdagnamiddag');
	await label('announce.field.maxMembers').fill(places);
	await label('announce.field.minMembers').fill('2');
	await look(page, 'meetings');
	await go();
	await page.waitForURL('**/setup/promises');
	for (const [at, promise] of promises.entries()) {
		const line = page.getByLabel(words(`Belofte ${at + 1}`));
		if (at > 1) await page.getByRole('button', { name: say(locale, 'announce.field.line.add') }).click();
		await line.fill(promise);
	}
	await page.getByRole('button', { name: words('Zet regel 2 hoger') }).click();
	await expect(page.getByLabel(words('Belofte 1'))).toHaveValue(promises[1] ?? '');
	await look(page, 'promises');
	await go();
	await page.waitForURL('**/setup/commitments');
	await page.getByLabel(words('Vraag 1')).fill('Je komt naar alle bijeenkomsten');
	await page.getByLabel(words('Vraag 2')).fill('Je brengt een eigen voorbeeld mee');
	await go();
	await page.waitForURL('**/setup/practical');
	await label('announce.element.facilitation').fill('Hilde begeleidt het gesprek.');
	await look(page, 'practical');
	await page.getByRole('button', { name: say(locale, 'announce.setup.finish') }).click();
	await page.waitForURL(`**/n/${slug}/call`);
	await label('announce.element.what').fill('Een kleine groep die samen leert.');
	await label('announce.editor.tagline').fill(
		'Vier namiddagen, één begeleider. Jij brengt je eigen vraag mee.'
	);
	await saveCall(page, locale);
	await page.waitForURL('**/call?saved');
	await look(page, 'editor');
	// What is typed and not saved yet goes online with the rest.
	const late = 'Je krijgt antwoord op je eigen vraag.';
	await label('announce.element.added_value').fill(late);
	await page.getByRole('button', { name: say(locale, 'announce.editor.publish') }).click();
	await expect(page.getByText(say(locale, 'announce.editor.address'))).toBeVisible();
	await expect(label('announce.element.added_value')).toHaveValue(late);
	return slug;
}
