import type { Browser } from '@playwright/test';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { announce } from '#tests/support/announcing.ts';
import { acceptAll, people, registerAll, type Person } from '#tests/support/full-network.ts';
import {
	clean,
	codeOf,
	joins,
	PHONE,
	signedInPage,
	TAGS,
	type Locale
} from '#tests/support/journey-pages.ts';
import { expect as strict, test } from '#tests/support/journey-test.ts';
import {
	closesAndReports,
	evaluatesWithoutNames,
	opensWithWhatWasLeft,
	reachesEverybody,
	wrapsUp
} from '#tests/support/network-closing.ts';
import {
	allClean,
	each,
	laysTogether,
	next,
	votes,
	writesHidden,
	type Conducted
} from '#tests/support/network-writing.ts';
import { askDatabase, journeyFacts, linkInMail } from '#tests/support/journey.ts';
import { kringOn, signIn, type TestKring } from '#tests/support/kring.ts';
import { surfaceOf, type Surface } from '#tests/support/surface.ts';

// The handbook's example from the call to the next meeting: fifteen phones, a cockpit and a screen in one browser, once
// for a group that works in Dutch and once in English, each with somebody who reads the other language.

// Seventeen pages on two cores take turns: what matters is that it comes.
const expect = strict.configure({ timeout: 20_000 });
test.setTimeout(900_000);
// Each has a network of its own: the two go side by side.
test.describe.configure({ mode: 'parallel' });
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
/** Who reads the other language, by their place in the list. */
const FOREIGNER = 2;
let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

/** Fifteen people come in: one by the link in the invitation, the others by code and first name. */
async function everybodyIn(
	browser: Browser,
	{ slug, code }: { slug: string; code: string },
	everybody: readonly Person[]
): Promise<Surface[]> {
	const phones: Surface[] = [];
	const [one, ...others] = everybody;
	const { firstName = '', email = '', language = 'nl' } = one ?? {};
	const context = await browser.newContext({ ...PHONE, locale: TAGS[language] });
	const linked = surfaceOf(await context.newPage(), language);
	await linked.page.goto(await linkInMail(base, email, 'me', slug));
	await clean(linked.page);
	await linked.button(`Ga binnen als ${firstName}`).click();
	phones.push(linked);
	for (const { firstName: name, language: locale = 'nl' } of others) {
		const phone = surfaceOf(await joins(browser, code, name, { locale }), locale);
		await phone.button('Ja, dat ben ik').click();
		phones.push(phone);
	}
	await each(phones, (phone, at) =>
		expect(phone.heading(`Welkom, ${everybody[at]?.firstName ?? ''}`)).toBeVisible()
	);
	return phones;
}

/** Who sits with whom, as the phones say it: names of two, or nobody who pauses. */
async function seats(phones: readonly Surface[], round: number): Promise<string[]> {
	const pairs = new Set<string>();
	await each(phones, async (phone, at) => {
		await expect(phone.text(`Ronde ${round} van 15`)).toBeVisible();
		const text = await phone.page.getByRole('main').innerText();
		const me = people[at];
		const other = people.find((person) => person !== me && text.includes(full(person)));
		if (me && other) pairs.add([full(me), full(other)].toSorted().join(' + '));
		else expect(text).toContain(phone.words('Jij pauzeert deze ronde'));
	});
	return [...pairs];
}

/** The whole network in the language of its group, with so many rounds of pairs. */
async function network(browser: Browser, locale: Locale, rounds: number): Promise<void> {
	const other = locale === 'nl' ? 'en' : 'nl';
	const everybody = people.map((person, at) => ({ ...person, language: at === FOREIGNER ? other : locale }));
	const away: Person = { ...absent, language: locale };
	const { login } = await signIn(kring, {
		email: `hilde.${locale}@voorbeeld.example`,
		name: 'Hilde Vermeersch',
		mayCreate: true,
		language: locale
	});
	const desk = surfaceOf(await signedInPage(browser, login, base), locale);
	const { page, words } = desk;
	const { title } = pc218.network;
	const promises = pc218.network.promises.map(({ text }) => text);
	const slug = await announce(page, { title, places: '16', promises, locale }, async () => {});

	await test.step('sixteen are accepted, the seventeenth waits and is declined with a message', async () => {
		const late = { ...away, firstName: 'Zoë', lastName: 'Laat', email: 'zoe@voorbeeld.example' };
		await registerAll(kring, slug, [...everybody, away, late]);
		await acceptAll(kring, { slug, login }, [...everybody.slice(1), away]);
		await page.goto(`/n/${slug}/people`);
		await clean(page);
		const answers = async (name: string, word: string, button: string) => {
			const card = page.getByRole('listitem').filter({ hasText: name }).first();
			await card.getByText(words('Een woord erbij'), { exact: true }).first().click();
			await card.getByRole('textbox').fill(word);
			if (button.startsWith('Zeg nee')) await card.getByText(words('Zeg nee'), { exact: true }).click();
			await card.getByRole('button', { name: words(button) }).click();
		};
		await answers('An Verhaert', 'Fijn dat je komt.', 'Neem op in de groep');
		await expect(desk.text('16 van de 16 plaatsen')).toBeVisible();
		await answers('Zoë Laat', 'We zitten vol. In de herfst begint een nieuwe groep.', 'Zeg nee tegen Zoë');
		await expect(page.getByRole('heading', { name: 'Zoë Laat' })).toHaveCount(0);
		const [said] = await askDatabase<{ text: string; language: string }>(
			base,
			`select text, mail.language from mail join network on network.id = mail.network_id
			 where slug = $1 and to_email = 'zoe@voorbeeld.example' order by mail.created_at desc, mail.id desc limit 1`,
			[slug]
		);
		expect(said?.text).toContain('In de herfst begint een nieuwe groep.');
		expect(said?.language).toBe(locale);
	});
	await test.step('the first meeting is planned from a template, and everybody is invited', async () => {
		await page.goto(`/n/${slug}/meetings`);
		await desk.field('Thema of titel').fill(first?.theme ?? '');
		await desk.field('Dag').fill('2030-01-17');
		// What is not right yet is said at its field, and the page goes there; the rest is still filled in.
		await desk.field('Plaats').fill(' ');
		await desk.button('Plan een bijeenkomst').click();
		await expect(desk.field('Plaats')).toBeFocused();
		await expect(desk.field('Dag')).toHaveValue('2030-01-17');
		await desk.field('Plaats').fill('Drukkerij Morgenrood, Mechelen');
		await desk.button('Plan een bijeenkomst').click();
		await page
			.getByRole('listitem')
			.filter({ has: desk.heading('Eerste bijeenkomst') })
			.getByRole('button', { name: words('Neem deze agenda') })
			.click();
		for (const { question } of people.slice(0, 2)) {
			const waits = page.getByRole('listitem').filter({ hasText: question });
			const item = waits.getByLabel(words('Bij welk punt?'));
			const value = await item.getByRole('option', { name: words(IDEAS) }).getAttribute('value');
			await item.selectOption(value);
			await waits.getByRole('button', { name: words('Zet op de agenda') }).click();
			await expect(item).toHaveCount(0);
		}
		await clean(page);
		await desk.button('Verstuur de uitnodiging').click();
		await expect(desk.button('Herinner wie nog niet antwoordde')).toBeVisible();
	});

	const cockpit = surfaceOf(await signedInPage(browser, login, base), locale);
	await cockpit.page.goto(`/n/${slug}/meetings/1/cockpit`);
	await cockpit.button('Open de lobby').click();
	const code = await codeOf(cockpit.page);
	const screen = surfaceOf(await cockpit.page.context().newPage(), locale);
	await screen.page.setViewportSize({ width: 1920, height: 1080 });
	await screen.page.goto(`/n/${slug}/meetings/1/screen`);
	const phones = await everybodyIn(browser, { slug, code }, everybody);
	await expect(screen.text('15 van 16 zijn er')).toBeVisible();
	const [an, bart] = phones;
	if (!an || !bart) throw new Error('nobody came');

	await test.step('fifteen people meet, each time somebody else', async () => {
		await cockpit.button('Begin').click();
		await expect(cockpit.heading('Welkom')).toBeVisible();
		await next(cockpit, 'Doel en programma');
		await next(cockpit, 'Zo werkt het');
		await next(cockpit, 'Gesprekken met twee');
		const met: string[] = [];
		for (let round = 1; round <= rounds; round += 1) {
			await cockpit.button(round === 1 ? 'Start ronde 1' : 'Volgende ronde').click();
			const pairs = await seats(phones, round);
			expect(pairs).toHaveLength(7);
			met.push(...pairs);
			if (round === 1) await allClean(cockpit, an, screen);
		}
		expect(new Set(met).size).toBe(rounds * 7);
		await next(cockpit, 'Wat bleef hangen');
	});

	await test.step('a question that is said becomes a learning question of its asker', async () => {
		const asked = 'Hoe begin je morgen al?';
		await next(cockpit, 'Schrijf je vraag op');
		await an.field('Schrijf zo dat iemand het morgen nog snapt.').fill('Wat kost dit aan tijd?');
		await an.button('Klaar').click();
		await next(cockpit, 'Een voor een');
		await cockpit.button('Begin de ronde').click();
		await cockpit.fieldLike('Schrijf mee voor {name}').fill(asked);
		await cockpit.button('Zet erbij').click();
		const askers = async () => {
			const rows = await askDatabase<{ name: string }>(
				base,
				`select m.first_name as name from learning_question q
				 join network n on n.id = q.network_id
				 join member m on m.network_id = q.network_id and m.id = q.asker_id
				 where n.slug = $1 and q.text = $2`,
				[slug, asked]
			);
			return rows.map(({ name }) => name);
		};
		await expect.poll(askers).toEqual(['An']);
		await expect(cockpit.page.getByText(asked).first()).toBeVisible();
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
		reachesEverybody(room, browser, away, title));
}

test('the network of the handbook, from the call to the second meeting: fifteen people meet each other once', ({
	browser
}) => network(browser, 'nl', 15));

// Three rounds are enough to see that they speak English; that fifteen give everybody to everybody is seen above.
test('the same network in English, with somebody who reads Dutch', ({ browser }) =>
	network(browser, 'en', 3));
