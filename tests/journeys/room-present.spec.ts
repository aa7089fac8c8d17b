import type { Page } from '@playwright/test';
import { clean, codeOf, joins, signedInPage } from '#tests/support/journey-pages.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

// An expert shows two slides while the room asks.

let kring: TestKring;
test.beforeEach(({ baseURL }) => {
	kring = kringOn(journeyFacts(baseURL ?? '').databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

const AGENDA = [
	{
		title: 'De expert',
		steps: [
			{
				minutes: 10,
				kind: 'present' as const,
				mode: 'plenary' as const,
				prompt: { nl: 'Wat wil je weten?', en: 'What do you want to know?' },
				settings: { quiet: true }
			},
			{ minutes: 5, phoneDown: true }
		]
	}
];

/** A picture as somebody exports it: larger than the screen. */
async function slide(page: Page, colour: string): Promise<Buffer> {
	const data = await page.evaluate((fill) => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [2400, 1350];
		const pen = canvas.getContext('2d');
		if (pen) {
			pen.fillStyle = fill;
			pen.fillRect(0, 0, 2400, 1350);
		}
		return canvas.toDataURL('image/png');
	}, colour);
	return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
}

const asked = (phone: Page) => phone.getByRole('textbox', { name: 'Wat wil je weten?' });
async function asks(phone: Page, text: string): Promise<void> {
	await asked(phone).fill(text);
	await phone.getByRole('button', { name: 'Stel je vraag' }).click();
	await expect(phone.getByText('Verstuurd').first()).toBeVisible();
}

test('slides are shown, questions come in quietly and are ranked, and the presenter says what is answered', async ({
	browser
}) => {
	const base = test.info().project.use.baseURL ?? '';
	const room = await makeRoom(kring, { names: ['An', 'Bart'], agenda: AGENDA });
	const here = `${base}/n/${room.slug}/meetings/1`;
	const cockpit = await signedInPage(browser, room.login, base);
	await cockpit.goto(`${here}/cockpit`);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const code = await codeOf(cockpit);
	const phones: Page[] = [];
	for (const name of ['An', 'Bart']) {
		const phone = await joins(browser, code, name, { base });
		await phone.getByRole('button', { name: 'Ja, dat ben ik' }).click();
		await expect(phone.getByRole('heading', { name: `Welkom, ${name}` })).toBeVisible();
		phones.push(phone);
	}
	const [an, bart] = phones;
	if (!an || !bart) throw new Error('two phones come in');
	const screen = await cockpit.context().newPage();
	await screen.setViewportSize({ width: 1920, height: 1080 });
	await screen.goto(`${here}/screen`);
	await cockpit.getByRole('button', { name: 'Begin' }).click();

	// Quiet minutes: everybody writes, nobody reads.
	await asks(an, 'Hoe begin je eraan?');
	await asks(bart, 'Hoeveel tijd vraagt het?');
	await expect(screen.getByText('2 vragen binnen')).toBeVisible();
	for (const page of [bart, cockpit, screen]) expect(await page.content()).not.toContain('Hoe begin je');
	for (const page of [an, cockpit, screen]) await clean(page);

	// Two pictures, larger than a screen, become slides.
	await cockpit.getByRole('button', { name: 'Wat tonen we?' }).click();
	await cockpit.getByLabel('Dia’s als afbeeldingen').setInputFiles([
		{ name: 'een.png', mimeType: 'image/png', buffer: await slide(cockpit, '#204060') },
		{ name: 'twee.png', mimeType: 'image/png', buffer: await slide(cockpit, '#604020') }
	]);
	await expect(cockpit.getByRole('img', { name: 'Dia 2 van 2' })).toBeVisible();
	await cockpit
		.getByLabel('Dia’s als afbeeldingen')
		.setInputFiles([
			{ name: 'nep.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') }
		]);
	await expect(cockpit.getByText('nep.png: Dit is geen afbeelding die we kunnen tonen.')).toBeVisible();
	await clean(cockpit);
	await cockpit.getByRole('button', { name: 'Sluit' }).click();

	await cockpit.getByRole('button', { name: 'Eindig de stille minuten' }).click();
	await expect(screen.getByText('Hoe begin je eraan?')).toBeVisible();
	await bart
		.getByRole('listitem')
		.filter({ hasText: 'Hoe begin je' })
		.getByRole('button', { name: 'Ik ook' })
		.click();
	await expect(screen.locator('ol li').first()).toContainText('Hoe begin je eraan?');
	for (const page of [bart, cockpit, screen]) await clean(page);

	// An presents on her own phone: she turns the slide, and says what is answered.
	await cockpit.getByLabel('Wie toont, op de eigen telefoon?').selectOption({ label: 'An Aaerts' });
	await an.getByRole('button', { name: 'Volgende dia' }).click();
	const shown = screen.getByRole('img', { name: 'Dia 2 van 2' });
	await expect(shown).toBeVisible();
	await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1920);
	const source = (await shown.getAttribute('src')) ?? '';
	const answer = await screen.request.get(`${base}${source}`);
	expect(answer.headers()).toMatchObject({
		'content-type': 'image/webp',
		'x-content-type-options': 'nosniff',
		'content-security-policy': expect.stringContaining("default-src 'none'")
	});
	const stranger = await (await browser.newContext()).request.get(`${base}${source}`, { maxRedirects: 0 });
	expect(stranger.status()).not.toBe(200);
	await an.getByRole('button', { name: 'Beantwoord' }).first().click();
	await expect(bart.getByText('beantwoord', { exact: false }).first()).toBeVisible();
	for (const page of [an, cockpit, screen]) await clean(page);
});
