import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { askDatabase, linkInMail } from '#tests/support/journey.ts';

type Locale = 'nl' | 'en';
const FACILITATOR = 'beheer@kring.example';
let seat: Awaited<ReturnType<BrowserContext['storageState']>>;
let base = '';

/** The sentence of a key, as the page says it: journeys read the same files as the pages. */
function say(locale: Locale, key: string): string {
	const [chapter = '', ...rest] = key.split('.');
	const file = new URL(`../../messages/${locale}/${chapter}.json`, import.meta.url);
	const texts: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
	const text = texts[rest.join('.')];
	if (text === undefined) throw new Error(`no ${key} in ${locale}`);
	return text;
}

async function axe(page: Page, name: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.html).join(' ')}`)
	).toEqual([]);
}

/** A picture to look at when somebody asks for it: KRING_PICTURES=folder. */
async function picture(page: Page, name: string): Promise<void> {
	const folder = process.env['KRING_PICTURES'];
	if (!folder) return;
	for (const width of [360, 1280]) {
		await page.setViewportSize({ width, height: width === 360 ? 640 : 900 });
		await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
	}
}

async function someone(browser: Browser, locale: Locale, options: { javaScriptEnabled?: boolean } = {}) {
	const context = await browser.newContext({
		baseURL: base,
		locale: locale === 'nl' ? 'nl-BE' : 'en-GB',
		...options
	});
	return context.newPage();
}

async function facilitator(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
	const context = await browser.newContext({
		baseURL: base,
		locale: 'nl-BE',
		storageState: seat,
		...options
	});
	return context.newPage();
}

test.setTimeout(240_000);
test.use({ actionTimeout: 20_000, navigationTimeout: 20_000 });

test.beforeAll(async ({ browser, baseURL }) => {
	base = baseURL ?? '';
	const page = await someone(browser, 'nl');
	// By mail and not by the printed way in, which works once: a failed journey starts its file again.
	await page.goto('/sign-in');
	await page.getByLabel(say('nl', 'public.signIn.email')).fill(FACILITATOR);
	await page.getByRole('button', { name: say('nl', 'public.signIn.send') }).click();
	await page.waitForURL('**/sign-in?sent**');
	await page.goto(await linkInMail(base, FACILITATOR, 'sign-in'));
	await page.getByRole('button', { name: say('nl', 'public.signIn.link.button') }).click();
	await page.waitForURL('**/networks');
	seat = await page.context().storageState();
	await page.context().close();
});

/** Fills the guided form from the first step to the call, and publishes. Answers with the address of the network. */
async function announce(page: Page, title: string, places: string): Promise<string> {
	const go = () => page.getByRole('button', { name: say('nl', 'announce.setup.next') }).click();
	const label = (key: string) => page.getByLabel(say('nl', key));
	await page.goto('/networks/new');
	await axe(page, 'new');
	await picture(page, 'new');
	await label('announce.field.title').fill(title);
	await label('announce.field.goal').fill('Bedrijven leren van elkaar.');
	await label('announce.field.audience').fill('Wie werkt aan competenties.');
	await label('announce.field.organiser').fill('CEVORA');
	await go();
	await page.waitForURL('**/setup/kind');
	const slug = /\/n\/([^/]+)\//.exec(page.url())?.[1] ?? '';
	await axe(page, 'kind');
	await picture(page, 'kind');
	await go();
	await page.waitForURL('**/setup/meetings');
	await label('announce.field.rhythm').fill('op donderdagnamiddag');
	await label('announce.field.maxMembers').fill(places);
	await label('announce.field.minMembers').fill('2');
	await axe(page, 'meetings');
	await picture(page, 'meetings');
	await go();
	await page.waitForURL('**/setup/promises');
	await page.getByLabel('Belofte 1').fill('Ervaringen uitwisselen');
	await page.getByLabel('Belofte 2').fill('Deskundige begeleiding');
	await page.getByRole('button', { name: 'Zet regel 2 hoger' }).click();
	await expect(page.getByLabel('Belofte 1')).toHaveValue('Deskundige begeleiding');
	await axe(page, 'promises');
	await picture(page, 'promises');
	await go();
	await page.waitForURL('**/setup/commitments');
	await page.getByLabel('Vraag 1').fill('Je komt naar alle bijeenkomsten');
	await page.getByLabel('Vraag 2').fill('Je brengt een eigen voorbeeld mee');
	await go();
	await page.waitForURL('**/setup/practical');
	await label('announce.element.facilitation').fill('Hilde begeleidt het gesprek.');
	await axe(page, 'practical');
	await picture(page, 'practical');
	await page.getByRole('button', { name: say('nl', 'announce.setup.finish') }).click();
	await page.waitForURL(`**/n/${slug}/call`);
	await label('announce.element.what').fill('Een kleine groep die samen leert.');
	await label('announce.editor.tagline').fill(
		'Vier namiddagen, één begeleider. Jij brengt je eigen vraag mee.'
	);
	await page.getByRole('button', { name: say('nl', 'announce.editor.save'), exact: true }).click();
	await page.waitForURL('**/call?saved');
	await axe(page, 'editor');
	await picture(page, 'editor');
	await page.getByRole('button', { name: say('nl', 'announce.editor.publish') }).click();
	await expect(page.getByText(say('nl', 'announce.editor.address'))).toBeVisible();
	return slug;
}

async function registerFor(
	page: Page,
	slug: string,
	locale: Locale,
	person: { name: string; email: string }
) {
	const label = (key: string) => page.getByLabel(say(locale, key));
	await page.goto(`/call/${slug}`);
	await label('announce.form.firstName').fill(person.name);
	await label('announce.form.lastName').fill('Peeters');
	await label('announce.form.organisation').fill('Drukkerij Morgenrood');
	await label('announce.form.jobTitle').fill('HR');
	await label('announce.form.email').fill(person.email);
	await label('announce.form.question').fill('Hoe begin je eraan?');
	for (const box of await page.locator('input[type=checkbox][required]').all()) await box.check();
	await page
		.getByRole('button', {
			name: new RegExp(`${say(locale, 'announce.form.send')}|${say(locale, 'announce.form.send.full')}`)
		})
		.click();
	await page.waitForURL('**/thanks#content');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(locale, 'announce.thanks.title'));
	await expect(page.getByText(person.email)).toBeVisible();
}

async function confirm(page: Page, locale: Locale, email: string) {
	await page.goto(await linkInMail(base, email, 'registration'));
	await axe(page, 'registration');
	await page.getByRole('button', { name: say(locale, 'announce.mine.confirm') }).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(
		say(locale, 'announce.mine.state.submitted')
	);
}

test('a network is begun, its call published, people register in their own language, and one is accepted', async ({
	browser
}) => {
	const leader = await facilitator(browser);
	const slug = await announce(leader, 'Leer competenties managen, van elkaar', '2');

	for (const [locale, name] of [
		['nl', 'An'],
		['en', 'Bob'],
		['nl', 'Cis']
	] as const) {
		const page = await someone(browser, locale);
		await page.goto(`/call/${slug}`);
		await axe(page, `call ${locale}`);
		await picture(page, `call-${name}`);
		const email = `${name.toLowerCase()}@voorbeeld.example`;
		await registerFor(page, slug, locale, { name, email });
		await axe(page, 'thanks');
		await picture(page, `thanks-${locale}`);
		await confirm(page, locale, email);
		await picture(page, `mine-${name}`);
		// The third finds every place taken and waits.
		const state = name === 'Cis' ? 'waiting' : 'confirmed';
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			say(locale, `announce.mine.state.${state}`)
		);
		await page.context().close();
	}
	const mails = await askDatabase<{ language: string; subject: string }>(
		base,
		`select language, subject from mail where to_email = 'bob@voorbeeld.example' order by created_at`
	);
	expect(mails.map(({ language }) => language)).toEqual(['en', 'en']);

	await leader.goto(`/n/${slug}/people`);
	await axe(leader, 'people');
	await picture(leader, 'people');
	const card = leader.getByRole('listitem').filter({ hasText: 'An Peeters' }).first();
	await card.getByText(say('nl', 'people.message'), { exact: true }).first().click();
	await card.getByRole('textbox').fill('Fijn dat je komt.');
	await card.getByRole('button', { name: say('nl', 'people.accept') }).click();
	await expect(leader.getByText(say('nl', 'people.done.accepted'))).toBeVisible();
	expect(await linkInMail(base, 'an@voorbeeld.example', 'me')).toMatch(/^\/me\/[\w-]{43}$/);
	await axe(leader, 'people accepted');
	await picture(leader, 'people-accepted');

	await leader.emulateMedia({ colorScheme: 'dark' });
	await leader.goto(`/n/${slug}/people`);
	await picture(leader, 'people-dark');
	await leader.goto(`/call/${slug}`);
	await axe(leader, 'call dark');
	await picture(leader, 'call-dark');
	await leader.goto(`/n/${slug}/call`);
	await axe(leader, 'editor published');
	await picture(leader, 'editor-dark');
});

test('call and registration work without JavaScript, keep what was typed, and say what is wrong at the field', async ({
	browser
}) => {
	const leader = await facilitator(browser, { javaScriptEnabled: false });
	const slug = await announce(leader, 'Zonder JavaScript', '15');
	const page = await someone(browser, 'nl', { javaScriptEnabled: false });
	await page.goto(`/call/${slug}`);
	// What the browser would refuse by itself must be refused by the server too.
	await page.request.get(`/call/${slug}`);
	const answer = await page.request.post(`/call/${slug}?/register`, {
		form: { firstName: 'Dé', lastName: '', email: 'geen adres', organisation: 'x'.repeat(161) },
		headers: { origin: base, accept: 'text/html' }
	});
	expect(answer.status()).toBe(400);
	await page.setContent(await answer.text());
	await expect(page.getByLabel(say('nl', 'announce.form.firstName'))).toHaveValue('Dé');
	await expect(page.getByLabel(say('nl', 'announce.form.email'))).toHaveValue('geen adres');
	for (const text of [say('nl', 'errors.email'), say('nl', 'errors.agree'), say('nl', 'errors.required')]) {
		await expect(page.getByText(text).first()).toBeVisible();
	}
	await picture(page, 'refused');
	await registerFor(page, slug, 'nl', { name: 'Eva', email: 'eva@voorbeeld.example' });
	await confirm(page, 'nl', 'eva@voorbeeld.example');
	await page.getByText(say('nl', 'announce.mine.correct'), { exact: true }).click();
	await page.getByLabel(say('nl', 'announce.form.lastName')).fill('Claes');
	await page.getByRole('button', { name: say('nl', 'announce.mine.correct.save'), exact: true }).click();
	await expect(page.getByText(say('nl', 'announce.mine.saved'))).toBeVisible();
	await page.getByText(say('nl', 'announce.mine.withdraw'), { exact: true }).first().click();
	await page.getByRole('button', { name: say('nl', 'announce.mine.withdraw') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		say('nl', 'announce.mine.state.withdrawn')
	);

	await leader.goto(`/n/${slug}/call`);
	await leader.getByRole('button', { name: say('nl', 'announce.editor.close') }).click();
	await page.goto(`/call/${slug}`);
	await expect(page.getByText(say('nl', 'announce.call.closed.title'))).toBeVisible();
	await axe(page, 'call closed');
	await picture(page, 'closed');
});

test('two people who change the same call at once both keep their text, and a draft is not here for strangers', async ({
	browser
}) => {
	const one = await facilitator(browser);
	await one.goto('/networks/new');
	await one.getByLabel(say('nl', 'announce.field.title')).fill('Twee tegelijk');
	await one.getByRole('button', { name: say('nl', 'announce.setup.next') }).click();
	await one.waitForURL('**/setup/kind');
	const slug = /\/n\/([^/]+)\//.exec(one.url())?.[1] ?? '';

	const stranger = await someone(browser, 'nl');
	const draft = await stranger.goto(`/call/${slug}`);
	const nothing = await stranger.goto('/call/bestaat-niet');
	expect([draft?.status(), nothing?.status()]).toEqual([404, 404]);

	const two = await facilitator(browser);
	await one.goto(`/n/${slug}/call`);
	await two.goto(`/n/${slug}/call`);
	const field = say('nl', 'announce.element.what');
	await one.getByLabel(field).fill('Dit schreef de eerste.');
	await one.getByRole('button', { name: say('nl', 'announce.editor.save'), exact: true }).click();
	await one.waitForURL('**/call?saved');
	await two.getByLabel(field).fill('Dit schreef de tweede.');
	await two.getByRole('button', { name: say('nl', 'announce.editor.save'), exact: true }).click();
	await expect(two.getByRole('alert')).toContainText('paste dit intussen aan');
	await expect(two.getByLabel(field)).toHaveValue('Dit schreef de tweede.');
	await expect(two.getByText('Dit schreef de eerste.')).toBeVisible();
	await axe(two, 'stale');
	await picture(two, 'stale');
	await two.getByRole('button', { name: say('nl', 'announce.editor.save'), exact: true }).click();
	await two.waitForURL('**/call?saved');
	await two.goto(`/call/${slug}`);
	await expect(two.getByText('Dit schreef de tweede.')).toBeVisible();
	await picture(two, 'preview');
});
