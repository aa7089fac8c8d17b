import { expect as strict, type Browser, type Page } from '@playwright/test';
import { people, type Person } from './full-network.ts';
import { clean, PHONE } from './journey-pages.ts';
import { askDatabase, linkInMail } from './journey.ts';
import { each, next, type Conducted } from './network-writing.ts';

// From the evaluation of a first meeting to the opening of the second.

const expect = strict.configure({ timeout: 20_000 });

/** What the template of a first meeting has after the vote. */
const AFTER_THE_VOTE = [
	'Eerst alleen',
	'Met twee',
	'Samen leggen',
	'Kan je hiermee leven?',
	'Terugblik',
	'Klopt dit?',
	'Thema’s voor volgende keer',
	'Waar en wanneer',
	'Eerst alleen',
	'Een voor een',
	'Wat vond je ervan?'
];

/** Answers every question of the evaluation on a phone, one a screen. */
async function evaluates(phone: Page, mark: string): Promise<void> {
	const at = phone.getByText(/^Vraag \d+ van \d+$/);
	const last = Number(/(\d+)$/.exec((await at.textContent()) ?? '')?.[1]);
	for (let question = 1; question <= last; question += 1) {
		await expect(at).toHaveText(`Vraag ${question} van ${last}`);
		const radio = phone.getByRole('radio', { name: mark, exact: true });
		if ((await radio.count()) > 0) await radio.check({ force: true });
		await phone.getByRole('button', { name: question === last ? 'Verstuur' : 'Verder', exact: true }).click();
	}
	await expect(phone.getByRole('heading', { name: 'Dank je' })).toBeVisible();
}

/** Eight answer on their phones at the step of the agenda; nobody sees a figure yet. */
export async function evaluatesWithoutNames(room: Conducted): Promise<void> {
	const { base, slug, desk, cockpit, screen, phones, bart } = room;
	for (const title of AFTER_THE_VOTE) await next(cockpit, title);
	await each(phones.slice(0, 4), (phone) => evaluates(phone, '7'));
	for (const page of [cockpit, screen, bart]) await clean(page);
	await desk.goto(`/n/${slug}/evaluation`);
	await expect(desk.getByText('vanaf vijf').first()).toBeVisible();
	await each(phones.slice(4, 8), (phone) => evaluates(phone, '9'));
	const columns = await askDatabase<{ name: string }>(
		base,
		`select column_name as name from information_schema.columns where table_name = 'evaluation_response'`
	);
	expect(columns.map(({ name }) => name)).not.toContain('member_id');
}

/** The askers say whether their questions are answered, what stays open gets a place, and the next day is agreed. */
export async function wrapsUp({ slug, desk, cockpit, screen, phones, an, bart }: Conducted): Promise<void> {
	await cockpit.getByRole('button', { name: 'Rond af', exact: true }).click();
	await expect(screen.getByRole('heading', { name: 'We ronden af' })).toBeVisible();
	const page = `/n/${slug}/meetings/1/wrap-up`;
	await desk.goto(page);
	await desk.getByRole('button', { name: 'Begin de afronding' }).click();
	await expect(desk.getByRole('button', { name: 'Sluit de bijeenkomst' })).toBeDisabled();
	await clean(desk);
	await an.getByRole('button', { name: 'Ja', exact: true }).click();
	await bart.getByRole('button', { name: 'Deels', exact: true }).click();
	await clean(bart);
	await expect
		.poll(async () => {
			await desk.goto(page);
			return desk.getByText('Kies waar ze naartoe gaat').count();
		})
		.toBe(1);
	await desk.getByRole('button', { name: /^Volgende bijeenkomst: / }).click();
	await desk.getByLabel('Thema of titel').fill('Gesprekken en ontwikkelen');
	await desk.getByLabel('Dag', { exact: true }).fill('2030-03-14');
	await desk.getByLabel('Plaats').fill('Groothandel Twaalfuur, Leuven');
	await desk.getByRole('button', { name: 'Plan de volgende bijeenkomst' }).click();
	await expect(desk.getByText('Groothandel Twaalfuur, Leuven')).toBeVisible();
	await desk.getByRole('button', { name: 'Toon het voorstel aan de groep' }).click();
	await each(phones, (phone) => phone.getByRole('button', { name: 'Goed zo' }).click());
	await expect
		.poll(async () => {
			await desk.goto(page);
			return desk.getByText('De groep gaat akkoord').count();
		})
		.toBeGreaterThan(0);
	await clean(desk);
}

/** Closing leaves the draft; it is read, added to and sent, with half a minute to take it back. */
export async function closesAndReports({ slug, desk }: Conducted): Promise<void> {
	await desk.getByRole('button', { name: 'Sluit de bijeenkomst' }).click();
	await expect(desk).toHaveURL(new RegExp(`/n/${slug}/meetings/1/report$`));
	for (const { question } of people.slice(0, 2)) await expect(desk.getByText(question).first()).toBeVisible();
	// The last round was left before it was half over: only what was talked counts as met.
	await expect(desk.getByText(/^\d+ gesprekken met twee in 1\d rondes\.$/)).toBeVisible();
	await clean(desk);
	await desk.getByRole('link', { name: 'Pas aan' }).click();
	await clean(desk);
	await desk.getByLabel('Nog iets toe te voegen?').fill('De koffie was goed.');
	await desk.getByRole('button', { name: 'Bewaar', exact: true }).first().click();
	await desk.goto(`/n/${slug}/meetings/1/report`);
	await expect(desk.getByText('De koffie was goed.')).toBeVisible();
	await desk.emulateMedia({ media: 'print' });
	await expect(desk.getByRole('navigation', { name: 'Menu' })).toBeHidden();
	await desk.emulateMedia({ media: 'screen' });
	await desk.getByRole('button', { name: 'Verstuur naar alle leden' }).click();
	await expect(desk.getByRole('button', { name: 'Neem terug' })).toBeVisible();
}

/** The lobby of the second meeting says what comes back and what changes because people asked for it. */
export async function opensWithWhatWasLeft({ slug, desk, cockpit }: Conducted): Promise<void> {
	await desk.goto(`/n/${slug}/evaluation`);
	await clean(desk);
	await desk.getByLabel('Jullie vroegen').fill('meer gesprek');
	await desk.getByLabel('Dus doen we').fill('kortere uitleg');
	await desk.getByRole('button', { name: 'Doen', exact: true }).click();
	await expect(desk.getByText('kortere uitleg').first()).toBeVisible();
	await desk.goto(`/n/${slug}/meetings/2`);
	await clean(desk);
	await desk
		.getByRole('listitem')
		.filter({ has: desk.getByRole('heading', { name: 'Vervolgbijeenkomst', exact: true }) })
		.getByRole('button', { name: 'Neem deze agenda' })
		.click();
	await cockpit.goto(`/n/${slug}/meetings/2/cockpit`);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	await expect(cockpit.getByText(people[1]?.question ?? '').first()).toBeVisible();
	await expect(cockpit.getByText('kortere uitleg').first()).toBeVisible();
	await clean(cockpit);
}

/** Everybody has a mail with the report, also who was absent, and the link in it lets them in. */
export async function reachesEverybody({ base }: Conducted, browser: Browser, absent: Person): Promise<void> {
	const receivers = async () => {
		const [row] = await askDatabase<{ count: number }>(
			base,
			`select count(distinct to_email)::int as count from mail where subject like 'Verslag van bijeenkomst 1%'
			 and to_email = any($1)`,
			[[...people, absent].map(({ email }) => email)]
		);
		return row?.count;
	};
	await expect.poll(receivers, { timeout: 60_000 }).toBe(people.length + 1);
	const phone = await (await browser.newContext(PHONE)).newPage();
	await phone.goto(await linkInMail(base, absent.email, 'me'));
	await phone.getByRole('button', { name: `Ga binnen als ${absent.firstName}` }).click();
	// The second meeting is open by now, and a personal link leads into it.
	await expect(phone.getByRole('heading', { name: `Welkom, ${absent.firstName}` })).toBeVisible();
	await clean(phone);
}
