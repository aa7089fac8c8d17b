import type { Browser, BrowserContext, Page } from '@playwright/test';
import { announce, giveName, saveCall } from '#tests/support/announcing.ts';
import { askDatabase, linkInMail } from '#tests/support/journey.ts';
import { clean, say, type Locale } from '#tests/support/journey-pages.ts';
import { expect, test } from '#tests/support/journey-test.ts';

const PROMISES = ['Ervaringen uitwisselen', 'Deskundige begeleiding'];
const FACILITATOR = 'beheer@kring.example';
let seat: Awaited<ReturnType<BrowserContext['storageState']>>;
let base = '';

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

/** Each page of the guided form is held against axe, and drawn when asked. */
async function look(page: Page, name: string): Promise<void> {
	await clean(page, name);
	await picture(page, name);
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
	await page.getByRole('button', { name: say(locale, 'announce.mine.confirm') }).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(
		say(locale, 'announce.mine.state.submitted')
	);
}

test('a network is begun, its call published, people register in their own language, and one is accepted', async ({
	browser
}) => {
	const leader = await facilitator(browser);
	const slug = await announce(
		leader,
		{ title: 'Leer competenties managen, van elkaar', places: '2', promises: PROMISES },
		look
	);

	for (const [locale, name] of [
		['nl', 'An'],
		['en', 'Bob'],
		['nl', 'Cis']
	] as const) {
		const page = await someone(browser, locale);
		await page.goto(`/call/${slug}`);
		await clean(page, `call ${locale}`);
		await picture(page, `call-${name}`);
		const email = `${name.toLowerCase()}@voorbeeld.example`;
		await registerFor(page, slug, locale, { name, email });
		await clean(page, 'thanks');
		await picture(page, `thanks-${locale}`);
		await confirm(page, locale, email);
		await clean(page, 'registration');
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
	await clean(leader, 'people');
	await picture(leader, 'people');
	const card = leader.getByRole('listitem').filter({ hasText: 'An Peeters' }).first();
	await card.getByText(say('nl', 'people.message'), { exact: true }).first().click();
	await card.getByRole('textbox').fill('Fijn dat je komt.');
	await card.getByRole('button', { name: say('nl', 'people.accept') }).click();
	await expect(leader.getByText(say('nl', 'people.done.accepted'))).toBeVisible();
	expect(await linkInMail(base, 'an@voorbeeld.example', 'me')).toMatch(/^\/me\/[\w-]{43}$/);
	await clean(leader, 'people accepted');
	await picture(leader, 'people-accepted');

	await leader.emulateMedia({ colorScheme: 'dark' });
	await leader.goto(`/n/${slug}/people`);
	await picture(leader, 'people-dark');
	await leader.goto(`/call/${slug}`);
	await clean(leader, 'call dark');
	await picture(leader, 'call-dark');
	await leader.goto(`/n/${slug}/call`);
	await clean(leader, 'editor published');
	await picture(leader, 'editor-dark');
});

test('call and registration work without JavaScript, keep what was typed, and say what is wrong at the field', async ({
	browser
}) => {
	const leader = await facilitator(browser, { javaScriptEnabled: false });
	const slug = await announce(
		leader,
		{ title: 'Zonder JavaScript', places: '15', promises: PROMISES },
		picture
	);
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
	await expect(leader.getByRole('button', { name: say('nl', 'announce.editor.reopen') })).toBeVisible();
	// A browser keeps the call for a moment: who looks for the first time sees what holds now.
	const late = await someone(browser, 'nl', { javaScriptEnabled: false });
	await late.goto(`/call/${slug}`);
	await expect(late.getByText(say('nl', 'announce.call.closed.title'))).toBeVisible();
	const scripted = await someone(browser, 'nl');
	await scripted.goto(`/call/${slug}`);
	await clean(scripted, 'call closed');
	await picture(late, 'closed');
});

test('two people who change the same call at once both keep their text, and a draft is not here for strangers', async ({
	browser
}) => {
	const one = await facilitator(browser);
	await one.goto('/networks/new');
	await one.getByLabel(say('nl', 'announce.field.title')).fill('Twee tegelijk');
	await giveName(one);
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
	await saveCall(one);
	await one.waitForURL('**/call?saved');
	await two.getByLabel(field).fill('Dit schreef de tweede.');
	await saveCall(two);
	await expect(two.getByRole('alert')).toContainText('paste dit intussen aan');
	await expect(two.getByLabel(field)).toHaveValue('Dit schreef de tweede.');
	await expect(two.getByText('Dit schreef de eerste.')).toBeVisible();
	await clean(two, 'stale');
	await picture(two, 'stale');
	await saveCall(two);
	await two.waitForURL('**/call?saved');
	await two.goto(`/call/${slug}`);
	await expect(two.getByText('Dit schreef de tweede.')).toBeVisible();
	await picture(two, 'preview');
});
