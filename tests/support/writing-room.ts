import { expect, test, type Browser, type Page } from '@playwright/test';
import { codeOf, joins, signedInPage } from './journey-pages.ts';
import type { TestKring } from './kring.ts';
import { makeRoom } from './staged-room.ts';

const AGENDA = [
	{
		title: 'Schrijven',
		steps: [
			{
				minutes: 5,
				kind: 'write' as const,
				mode: 'individual' as const,
				prompt: { nl: 'Wat wil je leren?', en: 'What do you want to learn?' }
			},
			{ minutes: 5, phoneDown: true }
		]
	}
];

/** A cockpit and the phone of An, who may write now, on the server at `base`; `waiting` happens while she is in the lobby. */
export async function writingRoom(
	kring: TestKring,
	browser: Browser,
	base = test.info().project.use.baseURL ?? '',
	waiting: (an: Page) => Promise<void> = () => Promise.resolve()
): Promise<{ cockpit: Page; an: Page; here: string }> {
	const room = await makeRoom(kring, { names: ['An', 'Bart'], agenda: AGENDA });
	const here = `${base}/n/${room.slug}/meetings/1`;
	const cockpit = await signedInPage(browser, room.login, base);
	await cockpit.goto(`${here}/cockpit`);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const an = await joins(browser, await codeOf(cockpit), 'An', { base });
	await an.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	await waiting(an);
	await cockpit.getByRole('button', { name: 'Begin' }).click();
	await expect(noteField(an)).toBeVisible();
	return { cockpit, an, here };
}

/** Where a note is written on a phone. */
export function noteField(phone: Page) {
	return phone.getByLabel('Schrijf zo dat iemand het morgen nog snapt.');
}

/** Writes a note and makes room for another. */
export async function writes(phone: Page, text: string): Promise<void> {
	await noteField(phone).fill(text);
	await phone.getByRole('button', { name: 'Nog één' }).click();
	await expect(noteField(phone)).toHaveValue('');
}

/** The cockpit shows everything that was written: each of these texts once and nothing else. */
export async function showsOnce(cockpit: Page, texts: string[]): Promise<void> {
	await expect(cockpit.getByText(`${texts.length} briefjes`)).toBeVisible();
	await cockpit.getByRole('button', { name: 'Toon alles samen' }).click();
	const notes = cockpit.getByRole('main').getByRole('button', { name: /An Aaerts$/ });
	await expect(notes).toHaveCount(texts.length);
	for (const text of texts) await expect(notes.filter({ hasText: text })).toHaveCount(1);
}
