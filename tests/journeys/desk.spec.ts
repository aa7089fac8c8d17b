import type { Browser, Page } from '@playwright/test';
import { execute } from '#platform/commands/execute.ts';
import { libraryMethod } from '#methods/library/model.ts';
import { bringMethod } from '#methods/own/commands.server.ts';
import { deskNetwork, type DeskPerson } from '#tests/support/desk-network.ts';
import { clean, faults, signedInPage, type Locale } from '#tests/support/journey-pages.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { askDatabase, journeyFacts } from '#tests/support/journey.ts';
import { inside, kringOn, signIn, type TestKring } from '#tests/support/kring.ts';
import { both } from '#tests/support/scribed-steps.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

// Everybody who sits at a desk, through every page that is theirs.

const WIDE = { width: 1280, height: 800 };
const SMALL = { width: 360, height: 640 };
const ON_A_PHONE = {
	rules: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
};
test.setTimeout(600_000);

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

/**
 * What is wrong with a page in one language: each theme and each width once, so that every two of the three meet.
 * Narrow only what a theme or a width can change is looked at again.
 */
async function look(page: Page, path: string, language: Locale): Promise<string[]> {
	const [wide, small] = language === 'nl' ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
	await page.emulateMedia({ colorScheme: wide, reducedMotion: 'reduce' });
	await page.setViewportSize(WIDE);
	const response = await page.goto(path);
	const status = response?.status();
	const lang = await page.locator('html').getAttribute('lang');
	const titles = await page.getByRole('heading', { level: 1 }).count();
	const answer = `${path}: ${status} in ${lang} with ${titles} h1`;
	const found = await faults(page, `${path} ${language} ${wide} wide`);
	await page.emulateMedia({ colorScheme: small });
	await page.setViewportSize(SMALL);
	await settled(page);
	const name = `${path} ${language} ${small} small`;
	return [
		...(answer === `${path}: 200 in ${language} with 1 h1` ? [] : [answer]),
		...found,
		...(await tooWide(page)).map((element) => `${name}: sticks out ${element}`),
		...(await faults(page, name, ON_A_PHONE))
	];
}

/** Another theme and width have been drawn, and nothing is on its way from one colour to another. */
function settled(page: Page): Promise<void> {
	return page.evaluate(async () => {
		for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
		// One that another theme cut short has ended too.
		await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
	});
}

/** What makes a page wider than its window: nothing, or else the elements that stick out, the innermost last. */
function tooWide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		return [...document.querySelectorAll('body *')]
			.filter((element) => element.getBoundingClientRect().right > width)
			.map((element) => element.outerHTML.slice(0, 120));
	});
}

async function walk(browser: Browser, desk: DeskPerson, language: Locale): Promise<string[]> {
	await askDatabase(base, 'update person set language = $1 where id = $2', [language, desk.personId]);
	const page = await signedInPage(browser, desk.login, base);
	const found: string[] = [];
	for (const path of desk.pages) found.push(...(await look(page, path, language)));
	await page.context().close();
	return found;
}

test('every page of the desk is for everybody, in both languages, wide and small, light and dark', async ({
	browser
}) => {
	const { desks } = await deskNetwork(kring);
	for (const language of ['nl', 'en'] as const) {
		const found = await Promise.all(desks.map((desk) => walk(browser, desk, language)));
		expect(found.flat()).toEqual([]);
	}
});

test('a network of others cannot be told from one that is not there', async ({ browser }) => {
	const { slug, desks } = await deskNetwork(kring);
	const { login } = await signIn(kring, { email: `elders@${slug}.example` });
	const page = await signedInPage(browser, login, base);
	const paths = new Set(desks.flatMap(({ pages }) => pages.filter((path) => path.startsWith(`/n/${slug}`))));
	expect(paths.size).toBeGreaterThan(10);
	for (const path of paths) {
		const answers: (string | number)[][] = [];
		for (const address of [path, path.replace(slug, 'bestaat-niet')]) {
			const response = await page.goto(address);
			answers.push([response?.status() ?? 0, await page.title(), await page.locator('body').innerText()]);
		}
		expect(answers[0], path).toEqual(answers[1]);
		expect(answers[0]?.[0], path).toBe(404);
	}
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit is hier niet');
	await clean(page);

	const unknown = await browser.newContext({ baseURL: base });
	for (const address of [`/n/${slug}`, '/n/bestaat-niet']) {
		const answer = await unknown.request.get(address, { maxRedirects: 0 });
		expect([answer.status(), answer.headers()['location']]).toEqual([
			303,
			`/sign-in?to=${encodeURIComponent(address)}`
		]);
	}
});

test('the card of a method is one page, also with as many steps as a method may have', async ({
	browser
}) => {
	const room = await makeRoom(kring, {});
	const page = await signedInPage(browser, room.login, base);
	const method = libraryMethod('orid');
	const steps = Array.from({ length: 30 }, (_, at) => ({
		...method?.steps[0],
		id: `stap_${at}`,
		title: both(`Stap ${at + 1}: wat de groep nu doet`),
		prompt: both(
			'Vertel wie naast je zit wat je zag, en wat je er morgen van in je eigen werk wilt proberen.'
		)
	}));
	const json = JSON.stringify({ ...method, id: 'lang', steps });
	const scope = await inside(kring, room.slug, room.login);
	const made = await execute(kring.runtime, bringMethod, scope, { json });
	for (const id of ['orid', made.ok ? made.value.id : '']) {
		await page.goto(`${base}/n/${room.slug}/methods/${id}`);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b/g), id).toHaveLength(1);
	}
});
