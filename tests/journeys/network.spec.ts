import { expect as strict, test, type Browser, type Page } from '@playwright/test';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { announce } from '#tests/support/announcing.ts';
import { acceptAll, people, registerAll, type Person } from '#tests/support/full-network.ts';
import { clean, codeOf, joins, PHONE, signedInPage } from '#tests/support/journey-pages.ts';
import {
	closesAndReports,
	evaluatesWithoutNames,
	opensWithWhatWasLeft,
	reachesEverybody,
	wrapsUp
} from '#tests/support/network-closing.ts';
import {
	each,
	laysTogether,
	next,
	votes,
	writesHidden,
	type Conducted
} from '#tests/support/network-writing.ts';
import { askDatabase, journeyFacts, linkInMail } from '#tests/support/journey.ts';
import { kringOn, signIn, type TestKring } from '#tests/support/kring.ts';

// The handbook's example from the call to the next meeting: fifteen phones, a cockpit and a screen in one browser.

// Seventeen pages on two cores take turns: what matters is that it comes.
const expect = strict.configure({ timeout: 20_000 });
test.setTimeout(900_000);
test.use({ actionTimeout: 20_000 });

const first = pc218.meetings[0];
const full = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`;
/** Has a place and cannot come to the first meeting. */
const absent: Person = {
	firstName: 'Wim',
	lastName: 'Verweg',
	organisation: 'Bakkerij Halfzeven',
	jobTitle: 'Zaakvoerder',
	email: 'wim@voorbeeld.example',
	question: 'Hoe hou je het licht?'
};
const IDEAS = 'Brainstorm: hoe pakken we dit aan?';
let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

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

test('the network of the handbook, from the call to the second meeting', async ({ browser }) => {
	const { login } = await signIn(kring, {
		email: 'hilde@voorbeeld.example',
		name: 'Hilde Vermeersch',
		mayCreate: true
	});
	const desk = await signedInPage(browser, login, base);
	const slug = await announce(
		desk,
		{ title: pc218.network.title, places: '16', promises: pc218.network.promises.map(({ text }) => text) },
		async () => {}
	);

	await test.step('sixteen are accepted, the seventeenth waits and is declined with a message', async () => {
		const late = { ...absent, firstName: 'Zoë', lastName: 'Laat', email: 'zoe@voorbeeld.example' };
		await registerAll(kring, slug, [...people, absent, late]);
		await acceptAll(kring, { slug, login }, [...people.slice(1), absent]);
		await desk.goto(`/n/${slug}/people`);
		await clean(desk);
		const card = (name: string) => desk.getByRole('listitem').filter({ hasText: name }).first();
		await card('An Verhaert').getByText('Een woord erbij', { exact: true }).first().click();
		await card('An Verhaert').getByRole('textbox').fill('Fijn dat je komt.');
		await card('An Verhaert').getByRole('button', { name: 'Neem op in de groep' }).click();
		await expect(desk.getByText('16 van de 16 plaatsen')).toBeVisible();
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
	await expect(screen.getByText('15 van 16 zijn er')).toBeVisible();
	const [an, bart] = phones;
	if (!an || !bart) throw new Error('nobody came');

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

	await test.step('a question that is said becomes a learning question of its asker', async () => {
		await next(cockpit, 'Schrijf je vraag op');
		await an.getByLabel('Schrijf zo dat iemand het morgen nog snapt.').fill('Wat kost dit aan tijd?');
		await an.getByRole('button', { name: 'Klaar' }).click();
		await next(cockpit, 'Een voor een');
		await cockpit.getByRole('button', { name: 'Begin de ronde' }).click();
		await cockpit.getByLabel(/^Schrijf mee voor /).fill('Hoe begin je morgen al?');
		await cockpit.getByRole('button', { name: 'Zet erbij' }).click();
		const askers = async () => {
			const rows = await askDatabase<{ name: string }>(
				base,
				`select m.first_name as name from learning_question q
				 join member m on m.network_id = q.network_id and m.id = q.asker_id
				 where q.text = 'Hoe begin je morgen al?'`
			);
			return rows.map(({ name }) => name);
		};
		await expect.poll(askers).toEqual(['An']);
		await expect(cockpit.getByText('Hoe begin je morgen al?').first()).toBeVisible();
		await next(cockpit, 'Nog eens lezen');
	});

	const room: Conducted = { base, slug, desk, cockpit, screen, phones, an, bart };
	await test.step('notes are hidden until they are shown, have no author, and survive a cut network', () =>
		writesHidden(room));
	await test.step('notes are laid together', () => laysTogether(room));
	await test.step('a vote shows nothing before its close, and says that two share the first place', () =>
		votes(room));
	await test.step('the evaluation has no names and shows nothing before its time', () =>
		evaluatesWithoutNames(room));
	await test.step('wrapping up stops at what is missing, and only the asker says answered', () =>
		wrapsUp(room));
	await test.step('the report is there at once, is edited and sent', () => closesAndReports(room));
	await test.step('the next meeting opens with what was left and what was asked', () =>
		opensWithWhatWasLeft(room));
	await test.step('a mail with the report goes to everybody, also to who was absent', () =>
		reachesEverybody(room, browser, absent));
});
