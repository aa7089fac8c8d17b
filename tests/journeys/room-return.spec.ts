import { expect, test } from '#tests/support/journey-test.ts';
import { freePort } from '#tests/support/free-port.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { startProgram, type Program } from '#tests/support/program.ts';
import { ROOM_HOST } from '#tests/support/room-host.ts';
import { noteField, showsOnce, writes, writingRoom } from '#tests/support/writing-room.ts';

// Phones in the middle of writing: reloaded, open twice, or without network. Nothing is lost and nothing comes twice.

let kring: TestKring;
test.beforeEach(({ baseURL }) => {
	kring = kringOn(journeyFacts(baseURL ?? '').databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

test('a reload and a second tab in the middle of writing lose nothing and double nothing', async ({
	browser
}) => {
	const { cockpit, an } = await writingRoom(kring, browser);
	await writes(an, 'Het eerste briefje');
	await expect(cockpit.getByText('1 briefje', { exact: true })).toBeVisible();
	await noteField(an).fill('Nog niet af');
	await an.reload();
	await expect(noteField(an)).toHaveValue('Nog niet af');
	await expect(an.getByText('Het eerste briefje')).toBeVisible();

	const tab = await an.context().newPage();
	await tab.goto(an.url());
	await expect(noteField(tab)).toHaveValue('Nog niet af');
	await noteField(tab).fill('Nu wel af');
	await tab.getByRole('button', { name: 'Nog één' }).click();
	await expect(tab.getByText('Nu wel af')).toBeVisible();
	// The first tab knows: what was sent there does not stand ready here to be sent again.
	await expect(noteField(an)).toHaveValue('');
	await expect(an.getByText('Nu wel af')).toBeVisible();
	await noteField(an).fill('Weer in de eerste');
	await an.getByRole('button', { name: 'Klaar' }).click();
	for (const page of [an, tab])
		await expect(page.getByRole('heading', { name: 'Je bent klaar' })).toBeVisible();
	await showsOnce(cockpit, ['Het eerste briefje', 'Nu wel af', 'Weer in de eerste']);
});

test('what is written while the network is away arrives once, also after a reload', async ({ browser }) => {
	const { cockpit, an } = await writingRoom(kring, browser);
	await writes(an, 'Voor de tunnel');
	await expect(cockpit.getByText('1 briefje', { exact: true })).toBeVisible();
	await an.context().setOffline(true);
	await writes(an, 'In de tunnel');
	await writes(an, 'Nog altijd erin');
	await expect(an.getByText('Bewaard op je telefoon').first()).toBeVisible();
	await an.context().setOffline(false);
	await an.reload();
	await expect(an.getByText('Verstuurd').first()).toBeVisible();
	await expect(an.getByText('Bewaard op je telefoon')).toHaveCount(0);
	await writes(an, 'Er weer uit');
	await showsOnce(cockpit, ['Voor de tunnel', 'In de tunnel', 'Nog altijd erin', 'Er weer uit']);
});

test('a network that drops just when a step begins leaves nobody with an empty phone', async ({
	browser
}) => {
	let lost = 0;
	const { cockpit, an } = await writingRoom(kring, browser, undefined, async (phone) => {
		await expect(phone.getByRole('heading', { name: 'Welkom, An' })).toBeVisible();
		await phone.waitForFunction(() => window.early === undefined);
		await phone.route('**/_app/immutable/chunks/*', (route) =>
			lost++ < 3 ? route.abort() : route.continue()
		);
	});
	expect(lost).toBeGreaterThanOrEqual(3);
	for (const text of ['Toch nog', 'En nog een']) await writes(an, text);
	await showsOnce(cockpit, ['Toch nog', 'En nog een']);
});

test('a phone whose first scripts do not come gets them once it can, and loses nothing that is being written', async ({
	browser
}) => {
	const { cockpit, an } = await writingRoom(kring, browser);
	let lost = 0;
	await an.route('**/_app/immutable/**/*.js', (route) => (lost++ < 8 ? route.abort() : route.continue()));
	await an.reload();
	await noteField(an).fill('Toch gekomen');
	await an.waitForFunction(() => window.early === undefined);
	expect(lost).toBeGreaterThan(8);
	await expect(noteField(an)).toHaveValue('Toch gekomen');
	await an.getByRole('button', { name: 'Nog één' }).click();
	await writes(an, 'En nog een');
	await showsOnce(cockpit, ['Toch gekomen', 'En nog een']);
});

test('when the program falls over in the middle of a meeting and starts again, everybody comes back by itself, without https too', async ({
	browser
}) => {
	const port = await freePort();
	const base = `http://${ROOM_HOST}:${port}`;
	const env = { ...process.env, PORT: `${port}`, ORIGIN: base, DATABASE_URL: kring.url, DEMO: '0' };
	const start = async (): Promise<Program> => {
		const program = startProgram(['server.js'], { env });
		await program.says(/^Kring is running at/);
		return program;
	};
	let program = await start();
	try {
		const { cockpit, an, here } = await writingRoom(kring, browser, base);
		const screen = await cockpit.context().newPage();
		await screen.goto(`${here}/screen`);
		await writes(an, 'Voor het omviel');
		for (const page of [cockpit, screen]) {
			await expect(page.getByText('1 briefje', { exact: true }).first()).toBeVisible();
		}
		program.process.kill('SIGKILL');
		await program.ended;
		await writes(an, 'Terwijl het er niet was');
		await expect(an.getByText('Bewaard op je telefoon').first()).toBeVisible();
		program = await start();
		await expect(an.getByText('Verstuurd').first()).toBeVisible();
		await expect(screen.getByText('2 briefjes').first()).toBeVisible();
		await showsOnce(cockpit, ['Voor het omviel', 'Terwijl het er niet was']);
		await cockpit.getByRole('button', { name: 'Volgende' }).click();
		await expect(an.getByRole('heading', { name: 'Leg je telefoon neer' })).toBeVisible();
	} finally {
		program.process.kill('SIGTERM');
		await program.ended;
	}
});
