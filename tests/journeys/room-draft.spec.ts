import type { Page } from '@playwright/test';
import { clean, codeOf, joins, signedInPage } from '#tests/support/journey-pages.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

// A text that several phones write at the same time, one of them in a tunnel.

let kring: TestKring;
test.beforeEach(({ baseURL }) => {
	kring = kringOn(journeyFacts(baseURL ?? '').databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

const prompt = { nl: 'Wat raden jullie aan?', en: 'What do you advise?' };
const AGENDA = [
	{
		title: 'Advies',
		steps: [
			{
				minutes: 10,
				kind: 'draft' as const,
				mode: 'subgroup' as const,
				prompt,
				settings: { set: 'advice', groups: 2 }
			},
			{ minutes: 5, phoneDown: true }
		]
	}
];

const advice = (phone: Page) => phone.getByLabel('Ons advies');

/** Comes in, and writes with group 1. */
async function sits(phone: Page): Promise<void> {
	await phone.getByRole('radio', { name: 'Groep 1' }).click();
	await phone.getByRole('button', { name: 'Ik schrijf mee' }).click();
	await expect(advice(phone)).toBeVisible();
}

test('two phones write in one field at once, also through a tunnel, and the room reads one text', async ({
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
	await cockpit.getByRole('button', { name: 'Begin' }).click();
	for (const phone of phones) await sits(phone);
	await clean(an);

	// Bart writes at the end while the caret of An stands in the middle: hers does not move off its sign.
	await advice(an).fill('Begin in één ploeg.');
	await expect(advice(bart)).toHaveValue('Begin in één ploeg.');
	await advice(an).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(6, 6));
	await advice(bart).focus();
	await advice(bart).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0));
	await Promise.all([
		advice(an).pressSequentially('klein, ', { delay: 60 }),
		advice(bart).pressSequentially('Ons voorstel: ', { delay: 40 })
	]);
	await expect(bart.getByText('An schrijft')).toBeVisible();
	const both = 'Ons voorstel: Begin klein, in één ploeg.';
	for (const phone of phones) await expect(advice(phone)).toHaveValue(both);
	expect(await advice(an).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(
		'Ons voorstel: Begin klein, '.length
	);

	// Each sees where the other types, by name, until they leave the field.
	const others = (phone: Page, name: string) => advice(phone).locator('..').getByText(name, { exact: true });
	await advice(an).press('End');
	await expect(others(bart, 'An')).toBeVisible();
	await clean(bart);
	await advice(an).blur();
	await expect(others(bart, 'An')).toHaveCount(0);
	// What Bart takes back is his own, and nothing of An.
	for (let key = 0; key < 20; key += 1) await advice(bart).press('ControlOrMeta+z');
	for (const phone of phones) await expect(advice(phone)).toHaveValue('Begin klein, in één ploeg.');
	for (let key = 0; key < 20; key += 1) await advice(bart).press('ControlOrMeta+Shift+z');
	for (const phone of phones) await expect(advice(phone)).toHaveValue(both);

	// In the tunnel An writes on and loads the page again; both texts come together afterwards.
	const because = (phone: Page) => phone.getByLabel('Omdat');
	await an.context().setOffline(true);
	await because(an).fill('wat klein begint lukt');
	await because(bart).fill('ploegen verschillen');
	await expect(an.getByText('Bewaard op je telefoon').first()).toBeVisible();
	await an.context().setOffline(false);
	await an.reload();
	await expect(because(an)).toHaveValue(/wat klein begint lukt/);
	await expect(because(an)).toHaveValue(/ploegen verschillen/);
	const merged = await because(an).inputValue();
	await expect(because(bart)).toHaveValue(merged);

	// Before the reveal the cockpit and the screen know how far the groups are, and not what they write.
	const screen = await cockpit.context().newPage();
	await screen.setViewportSize({ width: 1920, height: 1080 });
	await screen.goto(`${here}/screen`);
	await expect(cockpit.getByText('2 van 5 velden')).toBeVisible();
	await expect(screen.getByText('1 van 2 groepen begonnen')).toBeVisible();
	for (const page of [cockpit, screen]) expect(await page.content()).not.toContain('klein, in');
	await clean(cockpit);
	await clean(screen);

	await cockpit.getByRole('button', { name: 'Toon alle teksten' }).click();
	await expect(screen.getByText('Begin klein, in één ploeg.')).toBeVisible();
	await expect(bart.getByRole('heading', { name: 'Lees wat de groepen schreven' })).toBeVisible();
	for (const page of [cockpit, screen, bart]) await clean(page);
	const sizes = await screen
		.locator('article :is(p, b, h2)')
		.evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize) / innerHeight));
	expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0.0599);
});
