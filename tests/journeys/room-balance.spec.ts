import { openLobby, start } from '#lifecycle/convene/stage/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { clean, PHONE, signedInPage } from '#tests/support/journey-pages.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { valueOf } from '#tests/support/networks.ts';
import { makeRoom } from '#tests/support/staged-room.ts';
import { surfaceOf } from '#tests/support/surface.ts';

// Who speaks how often, as whoever conducts sees it and nobody else.

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

test('a tap is a turn, the numbers stay in the cockpit, and silence is suggested without a name', async ({
	browser
}) => {
	const agenda = [{ title: 'Gesprek', steps: [{ minutes: 20 }] }];
	const room = await makeRoom(kring, { names: ['An', 'Bart', 'Chris', 'Dorien'], agenda });
	valueOf(await execute(kring.runtime, openLobby, room.lead, {}));
	let seat = '';
	for (const name of Object.keys(room.members)) seat = (await room.comeIn(name)).seat;
	valueOf(await execute(kring.runtime, start, room.lead, {}));
	const meeting = `/n/${room.slug}/meetings/1`;

	const phone = await (await browser.newContext({ ...PHONE, baseURL: base })).newPage();
	await phone.context().addCookies([{ name: 'kring_seat', value: seat, url: base }]);
	const toPhone: string[] = [];
	phone.on('response', (response) => {
		if (response.request().resourceType() === 'document')
			void response.text().then((text) => toPhone.push(text));
	});
	await phone.goto(`${meeting}/phone`);
	const map = await phone.request.get(`/n/${room.slug}/people/met`);
	expect(map.status(), 'nor is the map of who met whom for who takes part').toBe(404);

	const cockpit = surfaceOf(await signedInPage(browser, room.login, base), 'nl');
	const { page } = cockpit;
	await page.goto(`${meeting}/cockpit`);
	const turnsOf = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} .*beurt`) });
	await expect(cockpit.text('4 van 4 zijn er')).toBeVisible();
	await expect(turnsOf('An'), 'off until it is turned on').toHaveCount(0);
	await cockpit.button('Mensen').click();
	await cockpit.button('Zet de spreekbalans aan').click();
	await expect(cockpit.button('Zet uit en wis alles')).toBeVisible();
	await page.keyboard.press('Escape');

	for (const name of ['An', 'Bart', 'An', 'Bart', 'An']) {
		await turnsOf(name).click();
		await expect(turnsOf(name)).toHaveAttribute('aria-pressed', 'true');
	}
	await expect(page.getByText('Voelt als 1,9 van de 4 sprekers. Gini 0,73', { exact: true })).toBeVisible();
	await expect(turnsOf('An')).toHaveAccessibleName('An Aaerts, 3 beurten');
	await expect(turnsOf('Chris')).toHaveAccessibleName('Chris Caerts, nog geen beurt');
	const suggestion = cockpit.heading('Laat iemand anders beginnen');
	await expect(suggestion).toBeVisible();
	await clean(page, 'the cockpit with its balance');

	const screen = await signedInPage(browser, room.login, base);
	await screen.goto(`${meeting}/screen`);
	await cockpit.button('Toon de vraag').click();
	const asked = cockpit.words('Denk één minuut in stilte. Zei je nog weinig? Begin gerust.');
	for (const one of [screen, phone]) await expect(one.getByText(asked)).toBeVisible();
	await expect(suggestion).toHaveCount(0);
	await phone.reload();
	await expect(phone.getByText(asked)).toBeVisible();
	expect(toPhone.length).toBeGreaterThan(1);
	for (const text of [...toPhone, await screen.content()]) expect(text).not.toContain('speaking-balance');

	await cockpit.button('Neem terug').click();
	await expect(turnsOf('An')).toHaveAccessibleName('An Aaerts, 2 beurten');
	await cockpit.button('Mensen').click();
	await cockpit.button('Zet uit en wis alles').click();
	await page.keyboard.press('Escape');
	await expect(turnsOf('An')).toHaveCount(0);
	await expect(cockpit.text('4 van 4 zijn er')).toBeVisible();
});
