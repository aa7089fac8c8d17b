import { expect as strict, type Page } from '@playwright/test';
import { clean } from './journey-pages.ts';
import { askDatabase } from './journey.ts';
import type { Surface } from './surface.ts';

// The parts of a first meeting in which fifteen phones write, lay together and vote. The phones take turns on few cores.

const expect = strict.configure({ timeout: 20_000 });

/** A meeting that is being conducted in a browser, each surface in the language of who holds it. */
export interface Conducted {
	base: string;
	slug: string;
	desk: Surface;
	cockpit: Surface;
	screen: Surface;
	/** All phones, in the order of the people. */
	phones: readonly Surface[];
	/** The two whose questions are on the agenda. */
	an: Surface;
	bart: Surface;
}

const CLUSTERS = ['Begin klein', 'Betrek de ploegbazen'];
const WRITING = 'Schrijf zo dat iemand het morgen nog snapt.';
const KEPT = 'Bewaard op je telefoon. We sturen het zodra er netwerk is.';

/** Goes one step on, and waits until it is there. */
export async function next(cockpit: Surface, title: string): Promise<void> {
	await cockpit.button('Volgende').click();
	const name = cockpit.words(title);
	await expect(cockpit.page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** The same on every phone at once. */
export function each(
	phones: readonly Surface[],
	act: (phone: Surface, at: number) => Promise<void>
): Promise<unknown> {
	return Promise.all(phones.map(act));
}

/** axe finds nothing on any of these. */
export async function allClean(...surfaces: Surface[]): Promise<void> {
	for (const { page } of surfaces) await clean(page);
}

/** Six write, one of them without network: hidden before the reveal, nothing lost or doubled, no author in the database. */
export async function writesHidden({
	base,
	slug,
	cockpit,
	screen,
	phones,
	an,
	bart
}: Conducted): Promise<void> {
	await next(cockpit, 'Pauze');
	await next(cockpit, 'De vraag');
	await next(cockpit, 'Eerst alleen');
	await expect(bart.field(WRITING)).toBeVisible();
	await bart.page.context().setOffline(true);
	await each(phones.slice(0, 6), async (phone, at) => {
		await phone.field(WRITING).fill(`Idee nummer ${at + 1}`);
		await phone.button('Nog één').click();
		await expect(phone.text(phone === bart ? KEPT : 'Verstuurd').first()).toBeVisible();
	});
	await expect(cockpit.text('5 briefjes').first()).toBeVisible();
	await bart.page.context().setOffline(false);
	await expect(bart.text('Verstuurd').first()).toBeVisible();
	await expect(cockpit.text('6 briefjes').first()).toBeVisible();
	const idea = (page: Page, number: number) => page.getByText(`Idee nummer ${number}`);
	for (const { page } of [cockpit, screen]) await expect(idea(page, 1)).toHaveCount(0);
	await allClean(cockpit, an, screen);
	await cockpit.button('Toon alles samen').click();
	await expect(idea(bart.page, 1)).toBeVisible();
	await expect(idea(an.page, 2)).toHaveCount(1);
	const [named] = await askDatabase<{ notes: number; named: number }>(
		base,
		`select count(*)::int as notes, count(author_id)::int as named
		 from note join network on network.id = note.network_id
		 where network.slug = $1 and anonymous and text like 'Idee nummer%'`,
		[slug]
	);
	expect(named).toEqual({ notes: 6, named: 0 });
}

/** The board: two groups of three, by tapping notes and naming what belongs together. */
export async function laysTogether({ cockpit, screen, an }: Conducted): Promise<void> {
	await next(cockpit, 'In groepjes verder');
	await next(cockpit, 'Samen leggen');
	for (const [at, name] of CLUSTERS.entries()) {
		for (const idea of [1, 2, 3]) {
			await cockpit.page.getByRole('button', { name: `Idee nummer ${at * 3 + idea}` }).click();
		}
		await cockpit.field('Hoe heet deze groep?').fill(name);
		await cockpit.button('Nieuwe groep').click();
		await expect(cockpit.page.getByRole('region', { name })).toBeVisible();
	}
	await allClean(cockpit, an, screen);
	await next(cockpit, 'Wat valt op');
}

/** Six give both groups a four: no totals before the close, and a tie that is called one. */
export async function votes({ cockpit, screen, phones, an }: Conducted): Promise<void> {
	await next(cockpit, 'Verder hiermee');
	await each(phones.slice(0, 6), async (phone) => {
		for (const name of CLUSTERS) await phone.button(`4 voor ${name}`).click();
		await phone.button('Stuur mijn stem').click();
		await expect(phone.heading('Je stem is binnen')).toBeVisible();
	});
	await expect(cockpit.text('6 van 15 stemden')).toBeVisible();
	for (const surface of [cockpit, an, screen]) {
		await expect(surface.text('gedeelde plaats')).toHaveCount(0);
		await clean(surface.page);
	}
	await cockpit.button('Sluit en toon').click();
	for (const surface of [cockpit, an]) {
		await expect(surface.heading('2 delen de eerste plaats')).toBeVisible();
	}
}
