import { expect, type Page } from '@playwright/test';
import { say } from './journey-pages.ts';

/** Saves the call: the act stands beside the text and below it. */
export function saveCall(page: Page): Promise<void> {
	return page
		.getByRole('button', { name: say('nl', 'announce.editor.save'), exact: true })
		.first()
		.click();
}

/** Fills the guided form from the first step to the call, and publishes. Answers with the address of the network. */
export async function announce(
	page: Page,
	{ title, places, promises }: { title: string; places: string; promises: readonly string[] },
	look: (page: Page, name: string) => Promise<void>
): Promise<string> {
	const go = () => page.getByRole('button', { name: say('nl', 'announce.setup.next') }).click();
	const label = (key: string) => page.getByLabel(say('nl', key));
	await page.goto('/networks/new');
	await look(page, 'new');
	await label('announce.field.title').fill(title);
	await label('announce.field.goal').fill('Bedrijven leren van elkaar.');
	await label('announce.field.audience').fill('Wie werkt aan competenties.');
	await label('announce.field.organiser').fill('CEVORA');
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
		const line = page.getByLabel(`Belofte ${at + 1}`);
		if (at > 1) await page.getByRole('button', { name: say('nl', 'announce.field.line.add') }).click();
		await line.fill(promise);
	}
	await page.getByRole('button', { name: 'Zet regel 2 hoger' }).click();
	await expect(page.getByLabel('Belofte 1')).toHaveValue(promises[1] ?? '');
	await look(page, 'promises');
	await go();
	await page.waitForURL('**/setup/commitments');
	await page.getByLabel('Vraag 1').fill('Je komt naar alle bijeenkomsten');
	await page.getByLabel('Vraag 2').fill('Je brengt een eigen voorbeeld mee');
	await go();
	await page.waitForURL('**/setup/practical');
	await label('announce.element.facilitation').fill('Hilde begeleidt het gesprek.');
	await look(page, 'practical');
	await page.getByRole('button', { name: say('nl', 'announce.setup.finish') }).click();
	await page.waitForURL(`**/n/${slug}/call`);
	await label('announce.element.what').fill('Een kleine groep die samen leert.');
	await label('announce.editor.tagline').fill(
		'Vier namiddagen, één begeleider. Jij brengt je eigen vraag mee.'
	);
	await saveCall(page);
	await page.waitForURL('**/call?saved');
	await look(page, 'editor');
	await page.getByRole('button', { name: say('nl', 'announce.editor.publish') }).click();
	await expect(page.getByText(say('nl', 'announce.editor.address'))).toBeVisible();
	return slug;
}
