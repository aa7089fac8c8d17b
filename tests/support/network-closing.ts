import { expect as strict, type Browser } from '@playwright/test';
import { people, type Person } from './full-network.ts';
import { clean, PHONE, TAGS } from './journey-pages.ts';
import { askDatabase, linkInMail } from './journey.ts';
import { allClean, each, next, type Conducted } from './network-writing.ts';
import { surfaceOf, type Surface } from './surface.ts';
import { wordsOf } from './words.ts';

// From the evaluation of a first meeting to the opening of the second.

const expect = strict.configure({ timeout: 20_000 });
const ADDED = 'De koffie was goed.';

/** What the template of a first meeting has after the vote. */
const AFTER_THE_VOTE = [
	'Eerst alleen',
	'Met twee',
	'Samen leggen',
	'Kun je hiermee leven?',
	'Terugblik',
	'Klopt dit?',
	'Thema’s voor volgende keer',
	'Waar en wanneer',
	'Eerst alleen',
	'Een voor een',
	'Wat vond je ervan?'
];

/** Answers every question of the evaluation on a phone, one a screen. */
async function evaluates(phone: Surface, mark: string): Promise<void> {
	const at = phone.textLike('Vraag {at, number} van {count, number}');
	const last = Number(/(\d+)$/.exec((await at.textContent()) ?? '')?.[1]);
	for (let question = 1; question <= last; question += 1) {
		await expect(at).toHaveText(phone.words(`Vraag ${question} van ${last}`));
		const radio = phone.page.getByRole('radio', { name: mark, exact: true });
		if ((await radio.count()) > 0) await radio.check({ force: true });
		await phone.button(question === last ? 'Verstuur' : 'Verder').click();
	}
	await expect(phone.heading('Dank je')).toBeVisible();
}

/** Eight answer on their phones at the step of the agenda; nobody sees a figure yet. */
export async function evaluatesWithoutNames(room: Conducted): Promise<void> {
	const { base, slug, desk, cockpit, screen, phones, bart } = room;
	for (const title of AFTER_THE_VOTE) await next(cockpit, title);
	await each(phones.slice(0, 4), (phone) => evaluates(phone, '7'));
	await allClean(cockpit, screen, bart);
	await desk.page.goto(`/n/${slug}/evaluation`);
	const waits =
		'{answers, plural, =0 {Er zijn nog te weinig antwoorden.} other {Er tellen # antwoorden mee.}} We tonen pas iets na de bijeenkomst, vanaf vijf.';
	await expect(desk.textLike(waits).first()).toBeVisible();
	await each(phones.slice(4, 8), (phone) => evaluates(phone, '9'));
	const columns = await askDatabase<{ name: string }>(
		base,
		`select column_name as name from information_schema.columns where table_name = 'evaluation_response'`
	);
	expect(columns.map(({ name }) => name)).not.toContain('member_id');
}

/** The askers say whether their questions are answered, what stays open gets a place, and the next day is agreed. */
export async function wrapsUp({ slug, desk, cockpit, screen, phones, an, bart }: Conducted): Promise<void> {
	await cockpit.button('Rond af').click();
	await expect(screen.heading('We ronden af')).toBeVisible();
	const { page, words } = desk;
	const here = `/n/${slug}/meetings/1/wrap-up`;
	await page.goto(here);
	await desk.button('Begin de afronding').click();
	await expect(desk.button('Sluit de bijeenkomst')).toBeDisabled();
	await clean(page);
	await an.button('Ja').click();
	await bart.button('Deels').click();
	await clean(bart.page);
	const seen = (text: string) => async () => {
		await page.goto(here);
		return desk.text(text).count();
	};
	await expect.poll(seen('Kies waar ze naartoe gaat')).toBe(1);
	await page.getByRole('button', { name: new RegExp(`^${String(words('Volgende bijeenkomst'))}: `) }).click();
	await desk.field('Thema of titel').fill('Gesprekken en ontwikkelen');
	await desk.field('Dag').fill('2030-03-14');
	await desk.field('Plaats').fill('Groothandel Twaalfuur, Leuven');
	await desk.button('Plan de volgende bijeenkomst').click();
	await expect(page.getByText('Groothandel Twaalfuur, Leuven')).toBeVisible();
	await desk.button('Toon het voorstel aan de groep').click();
	await each(phones, (phone) => phone.button('Goed zo').click());
	await expect.poll(seen('De groep gaat akkoord')).toBeGreaterThan(0);
	await clean(page);
}

/** Closing leaves the draft; it is read, added to and sent, with half a minute to take it back. */
export async function closesAndReports({ slug, desk, cockpit }: Conducted): Promise<void> {
	const { page } = desk;
	await desk.button('Sluit de bijeenkomst').click();
	await expect(page).toHaveURL(new RegExp(`/n/${slug}/meetings/1/report$`));
	for (const { question } of people.slice(0, 2)) await expect(page.getByText(question).first()).toBeVisible();
	await expect(
		desk.textLike(
			'{pairs, plural, one {# gesprek} other {# gesprekken}} met twee in {rounds, plural, one {# ronde} other {# rondes}}.'
		)
	).toBeVisible();
	await clean(page);
	await desk.link('Pas aan').click();
	await clean(page);
	await writesTogether(slug, desk, cockpit);
	// What is being typed cannot be sent past: it is kept first.
	await expect(desk.button('Verstuur naar alle leden')).toBeHidden();
	await desk.button('Bewaar').first().click();
	await expect(page.getByText(desk.words('Bewaard'), { exact: true })).toBeVisible();
	await expect(page.getByText(`Kort: ${ADDED} En warm.`)).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	const menu = page.getByRole('navigation', { name: desk.words('Menu') });
	await expect(menu).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await expect(menu).toBeVisible();
	await desk.button('Verstuur naar alle leden').click();
	await expect(desk.button('Neem terug')).toBeVisible();
	// Who still has it open is told that it is too late.
	const late =
		'Dit verslag is intussen verstuurd. Wat je hier typte, blijft op dit toestel staan en komt erin als je het verslag verbetert.';
	await expect(cockpit.text(late)).toBeVisible();
}

/** Two devices write in one text of the report at the same time: the words of both stand, on both. */
async function writesTogether(slug: string, desk: Surface, other: Surface): Promise<void> {
	const text = (surface: Surface) => surface.field('Nog iets toe te voegen?');
	await other.page.goto(`/n/${slug}/meetings/1/report?edit`);
	await text(desk).fill(ADDED);
	await expect(text(other)).toHaveValue(ADDED);
	await text(other).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0));
	await Promise.all([
		text(desk).pressSequentially(' En warm.', { delay: 40 }),
		text(other).pressSequentially('Kort: ', { delay: 60 })
	]);
	for (const surface of [desk, other]) await expect(text(surface)).toHaveValue(`Kort: ${ADDED} En warm.`);
	// Each sees where the other types, by name.
	for (const [types, sees] of [
		[desk, other],
		[other, desk]
	] as const) {
		await text(types).press('Home');
		await expect(text(sees).locator('..').getByText('Hilde', { exact: true })).toBeVisible();
	}
	await clean(other.page);
}

/** The lobby of the second meeting says what comes back and what changes because people asked for it. */
export async function opensWithWhatWasLeft({ slug, desk, cockpit, screen }: Conducted): Promise<void> {
	const { page, words } = desk;
	await page.goto(`/n/${slug}/evaluation`);
	await clean(page);
	await desk.field('Jullie vroegen').fill('meer gesprek');
	await desk.field('Dus doen we').fill('kortere uitleg');
	await desk.button('Doen').click();
	await expect(page.getByText('kortere uitleg').first()).toBeVisible();
	await page.goto(`/n/${slug}/meetings/2`);
	await clean(page);
	await page
		.getByRole('listitem')
		.filter({ has: desk.heading('Vervolgbijeenkomst') })
		.getByRole('button', { name: words('Neem deze agenda') })
		.click();
	await cockpit.page.goto(`/n/${slug}/meetings/2/cockpit`);
	await cockpit.button('Open de lobby').click();
	await expect(cockpit.page.getByText(people[1]?.question ?? '').first()).toBeVisible();
	await expect(cockpit.page.getByText('kortere uitleg').first()).toBeVisible();
	await clean(cockpit.page);
	// The step that looks back tells the room the same, not only that there is something to tell.
	await screen.page.goto(`/n/${slug}/meetings/2/screen`);
	await cockpit.button('Begin').click();
	await next(cockpit, 'Een voor een');
	await next(cockpit, 'Van vorige keer');
	await expect(cockpit.page.getByText('kortere uitleg').first()).toBeVisible();
	await expect(screen.page.getByText('kortere uitleg').first()).toBeVisible();
	await clean(screen.page);
}

/**
 * Everybody has a mail with the report in their language, also who was absent. Its link lets them in, and from the moment
 * that sending cannot be taken back any more they read the report.
 */
export async function reachesEverybody(
	{ base, slug }: Conducted,
	browser: Browser,
	absent: Person,
	title: string
): Promise<void> {
	const mails = await askDatabase<{ to: string; subject: string; language: 'nl' | 'en' }>(
		base,
		`select to_email as to, subject, mail.language from mail join network on network.id = mail.network_id
		 where network.slug = $1 and send_key like 'report:%'`,
		[slug]
	);
	// Who leads gets one too.
	const expected = [...people, absent].map(({ email }) => email);
	expect(mails.map(({ to }) => to)).toEqual(expect.arrayContaining(expected));
	expect(mails).toHaveLength(expected.length + 1);
	expect(new Set(mails.map(({ language }) => language)).size).toBe(2);
	for (const { subject, language } of mails) {
		expect(subject).toBe(wordsOf(language)(`Verslag van bijeenkomst 1 (${title})`));
	}
	const { language = 'nl', firstName, email } = absent;
	const context = await browser.newContext({ ...PHONE, locale: TAGS[language] });
	const phone = surfaceOf(await context.newPage(), language);
	const { page } = phone;
	await page.goto(await linkInMail(base, email, 'me', slug));
	await phone.button(`Ga binnen als ${firstName}`).click();
	// The second meeting goes on by now, and a personal link leads into it: the room looks back.
	await expect(phone.heading('Leg je telefoon neer')).toBeVisible();
	await clean(page);
	const report = `/n/${slug}/meetings/1/report`;
	const read = async () => {
		await page.goto(report);
		return page.getByText(ADDED).count();
	};
	await expect.poll(read, { timeout: 60_000 }).toBe(1);
	await clean(page);
}
