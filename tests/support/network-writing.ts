import { expect as strict, type Page } from '@playwright/test';
import { clean } from './journey-pages.ts';
import { askDatabase } from './journey.ts';

// The parts of a first meeting in which fifteen phones write, lay together and vote. The phones take turns on few cores.

const expect = strict.configure({ timeout: 20_000 });

/** A meeting that is being conducted in a browser. */
export interface Conducted {
	base: string;
	slug: string;
	desk: Page;
	cockpit: Page;
	screen: Page;
	/** All phones, in the order of the people. */
	phones: readonly Page[];
	/** The two whose questions are on the agenda. */
	an: Page;
	bart: Page;
}

const CLUSTERS = ['Begin klein', 'Betrek de ploegbazen'];
const WRITING = 'Schrijf zo dat iemand het morgen nog snapt.';

/** Goes one step on, and waits until it is there. */
export async function next(cockpit: Page, title: string): Promise<void> {
	await cockpit.getByRole('button', { name: 'Volgende', exact: true }).click();
	await expect(cockpit.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
}

/** The same on every phone at once. */
export function each(
	phones: readonly Page[],
	act: (phone: Page, at: number) => Promise<void>
): Promise<unknown> {
	return Promise.all(phones.map(act));
}

/** Six write, one of them without network: hidden before the reveal, nothing lost or doubled, no author in the database. */
export async function writesHidden({ base, cockpit, screen, phones, an, bart }: Conducted): Promise<void> {
	await next(cockpit, 'Pauze');
	await next(cockpit, 'De vraag');
	await next(cockpit, 'Eerst alleen');
	await expect(bart.getByLabel(WRITING)).toBeVisible();
	await bart.context().setOffline(true);
	await each(phones.slice(0, 6), async (phone, at) => {
		await phone.getByLabel(WRITING).fill(`Idee nummer ${at + 1}`);
		await phone.getByRole('button', { name: 'Nog één' }).click();
		await expect(
			phone.getByText(phone === bart ? /^Bewaard op je telefoon/ : 'Verstuurd').first()
		).toBeVisible();
	});
	await expect(cockpit.getByText('5 briefjes').first()).toBeVisible();
	await bart.context().setOffline(false);
	await expect(bart.getByText('Verstuurd').first()).toBeVisible();
	await expect(cockpit.getByText('6 briefjes').first()).toBeVisible();
	for (const page of [cockpit, screen]) await expect(page.getByText('Idee nummer 1')).toHaveCount(0);
	for (const page of [cockpit, an, screen]) await clean(page);
	await cockpit.getByRole('button', { name: 'Toon alles samen' }).click();
	await expect(bart.getByText('Idee nummer 1')).toBeVisible();
	await expect(an.getByText('Idee nummer 2')).toHaveCount(1);
	const [named] = await askDatabase<{ notes: number; named: number }>(
		base,
		`select count(*)::int as notes, count(author_id)::int as named
		 from note where anonymous and text like 'Idee nummer%'`
	);
	expect(named).toEqual({ notes: 6, named: 0 });
}

/** The board: two groups of three, by tapping notes and naming what belongs together. */
export async function laysTogether({ cockpit, screen, an }: Conducted): Promise<void> {
	await next(cockpit, 'In groepjes verder');
	await next(cockpit, 'Samen leggen');
	for (const [at, name] of CLUSTERS.entries()) {
		for (const idea of [1, 2, 3]) {
			await cockpit.getByRole('button', { name: `Idee nummer ${at * 3 + idea}` }).click();
		}
		await cockpit.getByLabel('Hoe heet deze groep?').fill(name);
		await cockpit.getByRole('button', { name: 'Nieuwe groep' }).click();
		await expect(cockpit.getByRole('region', { name })).toBeVisible();
	}
	for (const page of [cockpit, an, screen]) await clean(page);
	await next(cockpit, 'Wat valt op');
}

/** Six give both groups a four: no totals before the close, and a tie that is called one. */
export async function votes({ cockpit, screen, phones, an }: Conducted): Promise<void> {
	await next(cockpit, 'Verder hiermee');
	await each(phones.slice(0, 6), async (phone) => {
		for (const name of CLUSTERS) await phone.getByRole('button', { name: `4 voor ${name}` }).click();
		await phone.getByRole('button', { name: 'Stuur mijn stem' }).click();
		await expect(phone.getByRole('heading', { name: 'Je stem is binnen' })).toBeVisible();
	});
	await expect(cockpit.getByText('6 van 15 stemden')).toBeVisible();
	for (const page of [cockpit, an, screen]) {
		await expect(page.getByText('gedeelde plaats')).toHaveCount(0);
		await clean(page);
	}
	await cockpit.getByRole('button', { name: 'Sluit en toon' }).click();
	for (const page of [cockpit, an]) {
		await expect(page.getByRole('heading', { name: '2 delen de eerste plaats' })).toBeVisible();
	}
}
