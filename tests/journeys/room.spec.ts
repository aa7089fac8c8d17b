import type { Browser, Page, Route } from '@playwright/test';
import { clean, codeOf, joins, PHONE, signedInPage } from '#tests/support/journey-pages.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

// A small meeting of talk steps on a cockpit, a room screen and three phones.

test.setTimeout(240_000);

const AGENDA = [
	{ title: 'Welkom', steps: [{ minutes: 5, phoneDown: true, mode: 'listening' as const }] },
	{
		title: 'Tafelronde',
		steps: [
			{
				minutes: 3,
				mode: 'individual' as const,
				prompt: both('Welke vraag breng jij mee uit je eigen organisatie?')
			},
			{ minutes: 20, mode: 'plenary' as const, prompt: both('Lees je vraag voor. De anderen luisteren.') }
		]
	},
	{ title: 'Pauze', minutes: 15, mode: 'break' as const }
];

function both(text: string) {
	return { nl: text, en: text };
}

let kring: TestKring;
test.beforeEach(({ baseURL }) => {
	kring = kringOn(journeyFacts(baseURL ?? '').databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

/** A browser of somebody who leads, behind the cockpit. */
async function lead(
	browser: Browser,
	room: TestRoom,
	login: string,
	size = { width: 1280, height: 800 }
): Promise<Page> {
	const url = test.info().project.use.baseURL ?? '';
	const page = await signedInPage(browser, login, url, { viewport: size });
	await page.goto(`/n/${room.slug}/meetings/1/cockpit`);
	return page;
}

/** Nothing on the screen is smaller than six hundredths of its height, and it says at most 45 words. */
async function legible(screen: Page): Promise<void> {
	const { sizes, words } = await screen.evaluate(() => {
		const walker = document.createTreeWalker(
			document.querySelector('main') ?? document.body,
			NodeFilter.SHOW_TEXT
		);
		const sizes: number[] = [];
		const words: string[] = [];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const parent = node.parentElement;
			const text = node.textContent?.trim() ?? '';
			if (!parent || text === '' || parent.closest('.sr')) continue;
			sizes.push(parseFloat(getComputedStyle(parent).fontSize) / innerHeight);
			words.push(...text.split(/\s+/));
		}
		return { sizes, words };
	});
	expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0.0599);
	expect(words.length).toBeLessThanOrEqual(45);
}

/** Everything to press on a phone is at least 48 pixels high and inside the width of the screen. */
async function thumb(phone: Page): Promise<void> {
	const targets = await phone.locator('main :is(button, a, input, textarea, select):visible').all();
	for (const target of targets) {
		const box = await target.boundingBox();
		expect(box?.height, await target.innerHTML()).toBeGreaterThanOrEqual(47.9);
	}
	expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

test('a meeting runs on three phones, a cockpit and a screen', async ({ browser }) => {
	const room = await makeRoom(kring, { names: ['An', 'Bart', 'Chris'], agenda: AGENDA });
	const cockpit = await lead(browser, room, room.login);
	await clean(cockpit);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const code = await codeOf(cockpit);
	expect(code).toMatch(/^[A-HJKMNP-Z2-9]{5}$/);
	await clean(cockpit);

	const screen = await cockpit.context().newPage();
	await screen.setViewportSize({ width: 1920, height: 1080 });
	await screen.goto(`/n/${room.slug}/meetings/1/screen`);
	await expect(screen.getByText('0 van 3 zijn er')).toBeVisible();
	await expect(screen.getByRole('img', { name: 'QR-code om mee te doen' })).toBeVisible();
	await clean(screen);
	await legible(screen);

	// Two presses after the scan, and a guest needs one.
	const an = await joins(browser, code, 'an');
	await expect(an.getByRole('heading', { name: 'Ben jij An Aaerts van Catering Zevenbord?' })).toBeVisible();
	await clean(an);
	await thumb(an);
	await an.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	await expect(an.getByRole('heading', { name: 'Welkom, An' })).toBeVisible();
	await thumb(an);
	const rika = await joins(browser, code, 'Rika');
	await expect(rika.getByRole('heading', { name: 'Welkom, Rika' })).toBeVisible();
	await expect(screen.getByText('2 van 4 zijn er')).toBeVisible();
	await clean(an);

	await cockpit.getByRole('button', { name: 'Begin' }).click();
	await expect(cockpit.getByRole('heading', { name: 'Welkom 1' })).toBeVisible();
	await expect(an.getByRole('heading', { name: 'Leg je telefoon neer' })).toBeVisible();
	await expect(screen.getByText('Luisteren')).toBeVisible();
	for (const page of [cockpit, an, screen]) await clean(page);
	await legible(screen);
	await thumb(an);

	await cockpit.getByRole('button', { name: 'Volgende' }).click();
	await expect(an.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();
	await expect(an.getByText('Welke vraag breng jij mee')).toBeVisible();
	await expect(screen.getByText('Welke vraag breng jij mee')).toBeVisible();
	await expect(cockpit.getByText('Stap 1 van 2')).toBeVisible();
	for (const page of [cockpit, an, screen]) await clean(page);
	await legible(screen);
	await thumb(an);

	// The clock is the server's: two minutes more are two minutes more everywhere.
	await cockpit.getByRole('button', { name: /^2 min/ }).click();
	for (const page of [cockpit, an, screen]) {
		await expect(page.getByRole('timer').first()).toContainText(/4:[0-5]\d/);
	}

	// Who comes late lands in the step that runs.
	const bart = await joins(browser, code, 'Bart');
	await bart.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	await expect(bart.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();
	await expect(cockpit.getByText('3 van 4 zijn er')).toBeVisible();

	// A side track is parked from a phone.
	await bart.getByRole('button', { name: 'Meer doen' }).click();
	await bart.getByRole('button', { name: 'Parkeer iets' }).click();
	await bart.getByLabel('Wat wil je niet vergeten?').fill('Hoe zit het met loon?');
	await clean(bart);
	await bart.getByRole('button', { name: 'Parkeer', exact: true }).click();
	await expect(bart.getByRole('dialog')).toBeHidden();
	await expect(bart.getByText('Verstuurd')).toBeVisible();
	await expect(cockpit.getByText('1 geparkeerd')).toBeAttached();

	// A rescue question stands on screen and phones until the next step.
	await cockpit.getByRole('button', { name: 'Help op gang' }).click();
	await clean(cockpit);
	await cockpit.getByRole('button', { name: 'Wat is de kleinste stap?' }).click();
	await expect(screen.getByRole('heading', { name: 'Wat is de kleinste stap?' })).toBeVisible();
	await expect(an.getByText('Wat is de kleinste stap?')).toBeVisible();

	// Who goes is offered the evaluation and may come back.
	await bart.getByRole('button', { name: 'Meer doen' }).click();
	await bart.getByRole('button', { name: 'Ik ga weg' }).click();
	await bart.getByRole('button', { name: 'Ja, ik ga' }).click();
	await expect(bart.getByRole('link', { name: 'Wat vond je ervan?' })).toBeVisible();
	await expect(cockpit.getByText('2 van 4 zijn er')).toBeVisible();
	await clean(bart);
	await bart.getByRole('button', { name: 'Kom weer binnen' }).click();
	await expect(bart.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();

	await cockpit.getByRole('button', { name: 'Volgende' }).click();
	await cockpit.getByRole('button', { name: 'Volgende' }).click();
	await expect(screen.getByText('Pauze').first()).toBeVisible();
	await cockpit.getByRole('button', { name: 'Rond af' }).click();
	await expect(an.getByText('Vraag 1 van 6')).toBeVisible();
	await expect(screen.getByRole('heading', { name: 'We ronden af' })).toBeVisible();
	for (const page of [cockpit, an, screen]) await clean(page);
	await legible(screen);
	await thumb(an);
	await cockpit.getByRole('button', { name: 'Terug', exact: true }).click();
	await expect(screen.getByText('Pauze').first()).toBeVisible();
});

test('the cockpit runs on three keys, and a press belongs to the field that has it', async ({ browser }) => {
	const room = await makeRoom(kring, { agenda: AGENDA });
	const cockpit = await lead(browser, room, room.login);
	await cockpit.keyboard.press('Tab');
	await cockpit.getByRole('button', { name: 'Open de lobby' }).focus();
	await cockpit.keyboard.press('Enter');
	await expect(cockpit.getByRole('button', { name: 'Begin' })).toBeEnabled();
	await cockpit.keyboard.press('PageDown');
	await expect(cockpit.getByRole('heading', { name: 'Welkom 1' })).toBeVisible();
	await cockpit.keyboard.press('ArrowRight');
	await expect(cockpit.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();
	await cockpit.keyboard.press('Space');
	await expect(cockpit.getByRole('heading', { name: 'Tafelronde 2' })).toBeVisible();
	await cockpit.keyboard.press('PageUp');
	await expect(cockpit.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();
	await cockpit.keyboard.press('p');
	await expect(cockpit.getByRole('timer').first()).toContainText('Even stil');
	await cockpit.keyboard.press('p');
	await cockpit.keyboard.press('+');
	await expect(cockpit.getByRole('timer').first()).toContainText(/4:[0-5]\d/);

	await cockpit.getByRole('button', { name: 'Noteer iets' }).focus();
	await cockpit.keyboard.press('Enter');
	await cockpit.keyboard.type('Een tip + nog een stap');
	await cockpit.keyboard.press('Escape');
	await expect(cockpit.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();
});

test('two cockpits never skip a step, and the second takes over on purpose', async ({ browser }) => {
	const room = await makeRoom(kring, { agenda: AGENDA });
	const one = await lead(browser, room, room.login);
	await one.getByRole('button', { name: 'Open de lobby' }).click();
	await one.getByRole('button', { name: 'Begin' }).click();
	const remote = await lead(browser, room, room.login, { width: 360, height: 640 });
	await expect(remote.getByRole('heading', { name: 'Welkom 1' })).toBeVisible();
	await clean(remote);
	const second = await lead(browser, room, room.secondLogin);
	await expect(second.getByText('Hilde leidt nu.')).toBeVisible();

	// Both are pressed before either is answered, however busy the machine is.
	const pressed: Route[] = [];
	for (const page of [one, remote])
		await page.route('**/live/*', async (route) => {
			pressed.push(route);
			if (pressed.length === 2) await Promise.all(pressed.map((press) => press.continue()));
			else if (pressed.length > 2) await route.continue();
		});
	await Promise.all([
		one.getByRole('button', { name: 'Volgende' }).click(),
		remote.getByRole('button', { name: 'Volgende' }).click()
	]);
	for (const page of [one, remote, second]) {
		await expect(page.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();
	}
	await second.getByRole('button', { name: 'Neem over' }).click();
	await second.getByRole('button', { name: 'Volgende' }).click();
	await expect(one.getByRole('heading', { name: 'Tafelronde 2' })).toBeVisible();
	await expect(one.getByText('Rik leidt nu.')).toBeVisible();
});

test('a phone without network keeps what was written and sends it once it is back', async ({ browser }) => {
	const room = await makeRoom(kring, { agenda: AGENDA });
	const cockpit = await lead(browser, room, room.login);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const an = await joins(browser, await codeOf(cockpit), 'An');
	await an.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	await cockpit.getByRole('button', { name: 'Begin' }).click();
	await expect(an.getByRole('heading', { name: 'Leg je telefoon neer' })).toBeVisible();

	await an.context().setOffline(true);
	await an.getByRole('button', { name: 'Toch iets noteren' }).click();
	await an.getByLabel('Wat wil je niet vergeten?').fill('Zonder netwerk geschreven');
	await an.getByRole('button', { name: 'Parkeer', exact: true }).click();
	await expect(an.getByText('Bewaard op je telefoon')).toBeVisible();
	await an.getByRole('button', { name: 'Meer doen' }).click();
	await an.getByRole('button', { name: 'Bericht aan de begeleider' }).click();
	await an.getByLabel('Wat wil je zeggen?').fill('Ik heb het koud');
	await clean(an);
	await an.getByRole('button', { name: 'Stuur', exact: true }).click();
	await cockpit.getByRole('button', { name: 'Volgende' }).click();
	await an.context().setOffline(false);
	await expect(an.getByRole('heading', { name: 'Tafelronde 1' })).toBeVisible();
	await expect(an.getByText('Verstuurd')).toBeVisible();
	await cockpit.getByRole('button', { name: /Parkeer iets/ }).click();
	await expect(cockpit.getByText('Zonder netwerk geschreven')).toHaveCount(1);
	await cockpit.keyboard.press('Escape');
	await cockpit.getByRole('button', { name: /^Berichten/ }).click();
	await expect(cockpit.getByText('Ik heb het koud')).toBeVisible();
	await clean(cockpit);
	await cockpit.getByRole('button', { name: 'Hardop beantwoord' }).click();
	await expect(cockpit.getByText('Beantwoord', { exact: true })).toBeVisible();
});

test('joining works without a script, and every closed door says what to do', async ({ browser }) => {
	const room = await makeRoom(kring, { agenda: AGENDA });
	const cockpit = await lead(browser, room, room.login);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const code = await codeOf(cockpit);
	const phone = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
	await phone.goto('/join');
	await phone.getByLabel('Code van vijf tekens').fill('00000');
	await phone.getByRole('button', { name: 'Ga verder' }).click();
	await expect(phone.getByRole('heading', { name: 'Deze code kennen we niet' })).toBeVisible();
	await phone.getByLabel('Code van vijf tekens').fill(code.toLowerCase());
	await phone.getByRole('button', { name: 'Ga verder' }).click();
	await phone.getByLabel('Je voornaam').fill('Chris');
	await phone.getByRole('button', { name: 'English' }).click();
	await expect(phone.getByLabel('Your first name')).toHaveValue('Chris');
	await phone.getByRole('button', { name: 'Nederlands' }).click();
	await expect(phone.getByLabel('Je voornaam')).toHaveValue('Chris');
	await phone.getByRole('button', { name: 'Doe mee' }).click();
	await phone.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	await expect(phone.getByRole('heading', { name: 'Welkom, Chris' })).toBeVisible();

	await phone.goto('/me/not-a-secret-of-anybody');
	await expect(phone.getByRole('heading', { name: 'Deze link werkt niet meer' })).toBeVisible();
	const stranger = await (await browser.newContext(PHONE)).newPage();
	const response = await stranger.goto(`/n/${room.slug}/meetings/1/phone`);
	expect(response?.status()).toBe(404);
	await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible();
	await clean(stranger);
});
