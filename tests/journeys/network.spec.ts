import { expect as strict, test, type Browser, type Page } from '@playwright/test';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { announce } from '#tests/support/announcing.ts';
import { acceptAll, people, registerAll } from '#tests/support/full-network.ts';
import { clean, codeOf, joins, PHONE, signedInPage } from '#tests/support/journey-pages.ts';
import { askDatabase, journeyFacts, linkInMail } from '#tests/support/journey.ts';
import { kringOn, signIn, type TestKring } from '#tests/support/kring.ts';

// The handbook's example from the call into the first meeting: fifteen phones, a cockpit and a screen in one browser.

// Seventeen pages on two cores take turns: what matters is that it comes.
const expect = strict.configure({ timeout: 20_000 });
test.setTimeout(300_000);
test.use({ actionTimeout: 20_000 });

const first = pc218.meetings[0];
const full = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`;
const IDEAS = 'Brainstorm: hoe pakken we dit aan?';

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

/** Goes one step on, and waits until it is there. */
async function next(cockpit: Page, title: string): Promise<void> {
	await cockpit.getByRole('button', { name: 'Volgende', exact: true }).click();
	await expect(cockpit.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
}

/** The same on every phone at once. */
function each(phones: readonly Page[], act: (phone: Page, at: number) => Promise<void>): Promise<unknown> {
	return Promise.all(phones.map(act));
}

/** Fifteen people come in: one by the link in the invitation, the others by code and first name. */
async function everybodyIn(browser: Browser, code: string): Promise<Page[]> {
	const phones: Page[] = [];
	const [one, ...others] = people;
	const linked = await (await browser.newContext(PHONE)).newPage();
	await linked.goto(await linkInMail(base, one?.email ?? '', 'me'));
	await clean(linked);
	await linked.getByRole('button', { name: `Ga binnen als ${one?.firstName ?? ''}` }).click();
	phones.push(linked);
	for (const person of others) {
		const phone = await joins(browser, code, person.firstName);
		await phone.getByRole('button', { name: 'Ja, dat ben ik' }).click();
		phones.push(phone);
	}
	await each(phones, (phone, at) =>
		expect(phone.getByRole('heading', { name: `Welkom, ${people[at]?.firstName ?? ''}` })).toBeVisible()
	);
	return phones;
}

/** Who sits with whom, as the phones say it: names of two, or nobody who pauses. */
async function seats(phones: readonly Page[], round: number): Promise<string[]> {
	const pairs = new Set<string>();
	await each(phones, async (phone, at) => {
		await expect(phone.getByText(`Ronde ${round} van 15`)).toBeVisible();
		const text = await phone.getByRole('main').innerText();
		const me = people[at];
		const other = people.find((person) => person !== me && text.includes(full(person)));
		if (me && other) pairs.add([full(me), full(other)].toSorted().join(' + '));
		else expect(text).toContain('Jij pauzeert deze ronde');
	});
	return [...pairs];
}

test('the network of the handbook, from the call into the first meeting', async ({ browser }) => {
	const { login } = await signIn(kring, {
		email: 'hilde@voorbeeld.example',
		name: 'Hilde Vermeersch',
		mayCreate: true
	});
	const desk = await signedInPage(browser, login, base);
	const slug = await announce(
		desk,
		{ title: pc218.network.title, places: '15', promises: pc218.network.promises.map(({ text }) => text) },
		async () => {}
	);

	await test.step('fifteen are accepted, the sixteenth waits and is declined with a message', async () => {
		const late = { ...people[0], firstName: 'Zoë', lastName: 'Laat', email: 'zoe@voorbeeld.example' };
		await registerAll(kring, slug, [...people, late as (typeof people)[number]]);
		await acceptAll(kring, { slug, login }, people.slice(1));
		await desk.goto(`/n/${slug}/people`);
		await clean(desk);
		const card = (name: string) => desk.getByRole('listitem').filter({ hasText: name }).first();
		await card('An Verhaert').getByText('Een woord erbij', { exact: true }).first().click();
		await card('An Verhaert').getByRole('textbox').fill('Fijn dat je komt.');
		await card('An Verhaert').getByRole('button', { name: 'Neem op in de groep' }).click();
		await expect(desk.getByText('15 van de 15 plaatsen')).toBeVisible();
		await card('Zoë Laat').getByText('Een woord erbij', { exact: true }).first().click();
		await card('Zoë Laat').getByRole('textbox').fill('We zitten vol. In de herfst begint een nieuwe groep.');
		await card('Zoë Laat').getByRole('button', { name: 'Zeg nee' }).click();
		await expect(desk.getByRole('heading', { name: 'Zoë Laat' })).toHaveCount(0);
		const [said] = await askDatabase<{ text: string }>(
			base,
			`select text from mail where to_email = 'zoe@voorbeeld.example' order by created_at desc, id desc limit 1`
		);
		expect(said?.text).toContain('In de herfst begint een nieuwe groep.');
	});
	await test.step('the first meeting is planned from a template, and everybody is invited', async () => {
		await desk.goto(`/n/${slug}/meetings`);
		await desk.getByLabel('Thema of titel').fill(first?.theme ?? '');
		await desk.getByLabel('Dag', { exact: true }).fill('2030-01-17');
		await desk.getByLabel('Plaats').fill('Drukkerij Morgenrood, Mechelen');
		await desk.getByRole('button', { name: /^Plan / }).click();
		await desk
			.getByRole('listitem')
			.filter({ has: desk.getByRole('heading', { name: 'Eerste bijeenkomst', exact: true }) })
			.getByRole('button', { name: 'Neem deze agenda' })
			.click();
		for (const { question } of people.slice(0, 2)) {
			const waits = desk.getByRole('listitem').filter({ hasText: question });
			await waits.getByLabel('Bij welk punt?').selectOption({ label: IDEAS });
			await waits.getByRole('button', { name: 'Zet op de agenda' }).click();
			await expect(waits.getByLabel('Bij welk punt?')).toHaveCount(0);
		}
		await clean(desk);
		await desk.getByRole('button', { name: 'Verstuur de uitnodiging' }).click();
		await expect(desk.getByRole('button', { name: 'Herinner wie nog niet antwoordde' })).toBeVisible();
	});

	const cockpit = await signedInPage(browser, login, base);
	await cockpit.goto(`/n/${slug}/meetings/1/cockpit`);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const code = await codeOf(cockpit);
	const screen = await cockpit.context().newPage();
	await screen.setViewportSize({ width: 1920, height: 1080 });
	await screen.goto(`/n/${slug}/meetings/1/screen`);
	const phones = await everybodyIn(browser, code);
	await expect(screen.getByText('15 van 15 zijn er')).toBeVisible();
	const [an] = phones;
	if (!an) throw new Error('nobody came');

	await test.step('fifteen people meet each other once in fifteen rounds', async () => {
		await cockpit.getByRole('button', { name: 'Begin', exact: true }).click();
		await expect(cockpit.getByRole('heading', { level: 1, name: 'Welkom' })).toBeVisible();
		await next(cockpit, 'Doel en programma');
		await next(cockpit, 'Zo werkt het');
		await next(cockpit, 'Gesprekken met twee');
		const met: string[] = [];
		for (let round = 1; round <= 15; round += 1) {
			await cockpit.getByRole('button', { name: round === 1 ? 'Start ronde 1' : 'Volgende ronde' }).click();
			const pairs = await seats(phones, round);
			expect(pairs).toHaveLength(7);
			met.push(...pairs);
			if (round === 1) for (const page of [cockpit, an, screen]) await clean(page);
		}
		expect(new Set(met).size).toBe(105);
		await next(cockpit, 'Wat bleef hangen');
	});

	await test.step('what is said in the round is typed along and stands with the questions', async () => {
		await next(cockpit, 'Schrijf je vraag op');
		await next(cockpit, 'Een voor een');
		await cockpit.getByRole('button', { name: 'Begin de ronde' }).click();
		await cockpit.getByLabel(/^Schrijf mee voor /).fill('Hoe begin je morgen al?');
		await cockpit.getByRole('button', { name: 'Zet erbij' }).click();
		await expect(cockpit.getByText('Hoe begin je morgen al?')).toBeVisible();
	});
});
