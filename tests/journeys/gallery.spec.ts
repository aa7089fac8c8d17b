import type { Page } from '@playwright/test';
import { states } from '#routes/gallery/steps/samples.ts';
import { STEP_KINDS } from '#steps/contract.ts';
import { clean } from '#tests/support/journey-pages.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { surfaces } from '#ui/gallery/surfaces.ts';

// The parts of the pages and the faces of the steps, with made-up content, held against what everybody needs.

const PHONE = { width: 360, height: 640 };
const DESK = { width: 1280, height: 800 };
const ROOM = { width: 1920, height: 1080 };
/** All that a theme can change: colour. The other rules are the same in each of them. */
const COLOURS = { rules: ['color-contrast', 'link-in-text-block'] };

/** Opens the gallery and waits until its buttons have come to life. */
async function open(page: Page, address = '/gallery'): Promise<void> {
	await page.goto(address);
	await page.waitForFunction(() => window.early === undefined);
}

/** Follows a link to another page of the gallery, which costs far less than to load it anew. */
async function follow(page: Page, address: string): Promise<void> {
	await page.evaluate((href) => {
		const link = document.createElement('a');
		link.href = href;
		document.querySelector('#content')?.append(link);
		link.click();
	}, address);
}

/** What has the focus now: its name and whether the eye can see that it has it. */
async function focused(page: Page): Promise<{ name: string; visible: boolean }> {
	return await page.evaluate(() => {
		const at = document.activeElement;
		if (!(at instanceof HTMLElement) || at === document.body) return { name: '', visible: true };
		// A choice shows its focus on the pill that stands behind the invisible button, a code around its five boxes.
		const shown = [at, at.nextElementSibling, at.parentElement].some((element) => {
			if (!element) return false;
			const style = getComputedStyle(element);
			return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
		});
		return {
			name: `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40)}`,
			visible: shown
		};
	});
}

test('[U13] axe finds nothing in the parts, in every theme and at the width of a phone', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize(DESK);
	// The sample screens are looked at below, each in a window of its own.
	const without = '#surfaces';
	await page.goto('/gallery');
	await clean(page, 'light', { without });
	for (const theme of ['dark', 'room', 'dim']) {
		await page.goto(`/gallery?theme=${theme}`);
		await clean(page, theme, { without, ...COLOURS });
	}
	await page.setViewportSize(PHONE);
	await page.goto('/gallery');
	await clean(page, 'phone', { without });
});

test('axe finds nothing on the sample screens, in the themes that each is seen in', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	for (const surface of surfaces) {
		const isRoom = surface.startsWith('room');
		await page.setViewportSize(isRoom ? ROOM : surface === 'cockpit' ? DESK : PHONE);
		const [first, second] = isRoom
			? ['room', 'light']
			: surface === 'phone-down'
				? ['dim', 'dark']
				: ['light', 'dark'];
		await page.goto(`/gallery/${surface}?theme=${first}`);
		await clean(page, `${surface} ${first}`);
		await page.goto(`/gallery/${surface}?theme=${second}`);
		await clean(page, `${surface} ${second}`, COLOURS);
	}
});

const FACES = [
	{ face: 'Phone', size: PHONE },
	{ face: 'Cockpit', size: DESK },
	{ face: 'Screen', size: ROOM }
];

for (const { face, size } of FACES) {
	test(`axe finds nothing in any state of a step: ${face}`, async ({ page }) => {
		test.setTimeout(600_000);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.setViewportSize(size);
		await open(page, '/gallery/steps');
		for (const kind of STEP_KINDS) {
			for (const state of states[kind]) {
				await follow(page, `/gallery/steps?kind=${kind}&state=${state}&face=${face}&language=nl`);
				await page.locator(`[data-drawn='${kind} ${state}']`).waitFor({ state: 'attached' });
				await clean(page, `${kind} ${state} ${face}`);
				const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(wider, `${kind} ${state} ${face}`).toBeLessThanOrEqual(0);
			}
		}
	});
}

test('at 320 px, which is 400 % zoom, nothing scrolls sideways', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 256 });
	for (const address of ['/gallery', ...surfaces.map((surface) => `/gallery/${surface}`)]) {
		await page.goto(address);
		const wider = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(wider, address).toBeLessThanOrEqual(0);
	}
});

test('[U3] a phone screen of 360 by 640 shows its act without scrolling', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 640 });
	for (const surface of [
		'phone-note',
		'phone-mark',
		'phone-vote',
		'phone-pair',
		'phone-down',
		'phone-join'
	]) {
		await page.goto(`/gallery/${surface}`);
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		expect(height, surface).toBeLessThanOrEqual(640);
	}
});

test('on the screen in the room no text is under six hundredths of its height', async ({ page }) => {
	await page.setViewportSize({ width: 1920, height: 1080 });
	for (const surface of surfaces.filter((name) => name.startsWith('room'))) {
		await page.goto(`/gallery/${surface}?theme=room`);
		const smallest = await page.evaluate(() => {
			const texts = document.createTreeWalker(
				document.querySelector('.room') ?? document.body,
				NodeFilter.SHOW_TEXT
			);
			let least = Infinity;
			while (texts.nextNode()) {
				const parent = texts.currentNode.parentElement;
				if (!parent || parent.closest('.sr') || !texts.currentNode.textContent?.trim()) continue;
				least = Math.min(least, Number.parseFloat(getComputedStyle(parent).fontSize));
			}
			return least;
		});
		expect(smallest, surface).toBeGreaterThanOrEqual(0.06 * 1080 - 0.1);
		const cut = await page.evaluate(() => {
			const says = document.querySelector('.says');
			return says ? says.scrollHeight - says.clientHeight : 0;
		});
		expect(cut, surface).toBeLessThanOrEqual(1);
	}
});

test('nothing moves for who asks for rest', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await open(page);
	await page.getByRole('button', { name: 'Sluit de bijeenkomst' }).first().click();
	const moving = await page.evaluate(() => {
		const seconds = (times: string) => Math.max(...times.split(',').map(Number.parseFloat));
		return [...document.querySelectorAll('*')]
			.filter((element) => {
				const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
				return (
					(animationName !== 'none' && seconds(animationDuration) > 0.01) ||
					seconds(transitionDuration) > 0.01
				);
			})
			.map((element) => element.outerHTML.slice(0, 80));
	});
	expect(moving).toEqual([]);
});

test('every target for a finger is at least 48 px high, links in a text aside', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto('/gallery');
	const small = await page.evaluate(() =>
		[...document.querySelectorAll('button, input, select, textarea, .button, nav a, .part, .person[href]')]
			.filter((element) => !element.closest('[inert], [popover], dialog, .score'))
			.map((element) => ({ box: (element.closest('label') ?? element).getBoundingClientRect(), element }))
			.filter(({ box }) => box.width > 0 && (box.height < 47.5 || box.width < 40))
			.map(({ box, element }) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)
	);
	expect(small).toEqual([]);
});

test('Tab reaches everything, and each stop shows the focus', async ({ page }) => {
	await open(page);
	const expected = await page.evaluate(() => {
		const radios = new Set<string>();
		return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')].filter(
			(element) => {
				if (element.closest('[inert], [popover], dialog') || element.matches(':disabled')) return false;
				if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
				// A group of radio buttons is one stop.
				if (radios.has(element.name)) return false;
				radios.add(element.name);
				return true;
			}
		).length;
	});
	// A field with an error asks for the focus when the page opens: begin at the top all the same.
	await page.locator('a[href], button').first().focus();
	const seen = [(await focused(page)).name];
	const unseen: string[] = [];
	for (let stop = 0; stop < expected + 40; stop++) {
		await page.keyboard.press('Tab');
		const now = await focused(page);
		if (now.name === '') break;
		seen.push(now.name);
		if (!now.visible) unseen.push(now.name);
	}
	expect(unseen).toEqual([]);
	expect(seen.length).toBeGreaterThanOrEqual(expected);
});

test('the keyboard works a dialog, and focus comes back', async ({ page }) => {
	await open(page);
	const opener = page.getByRole('button', { name: 'Sluit de bijeenkomst' }).first();
	await opener.focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'De bijeenkomst sluiten?' });
	await expect(dialog).toBeVisible();
	await clean(page, 'dialog');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(opener).toBeFocused();
});

test('the keyboard works a menu, and focus comes back', async ({ page }) => {
	await open(page);
	const opener = page.locator('button[popovertarget]', { hasText: 'Meer' }).first();
	await opener.focus();
	await page.keyboard.press('Enter');
	const first = page.getByRole('button', { name: 'Kopieer' }).last();
	await expect(first).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(first).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(first).toBeHidden();
	await expect(opener).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Gekopieerd.')).toBeVisible();
});

test('the keyboard chooses a mark, a vote, a number and a code', async ({ page }) => {
	await open(page);
	const mark = page.getByRole('group', { name: 'Hoe goed was het gesprek?' }).first();
	await mark.getByRole('radio', { name: '8' }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(mark.getByRole('radio', { name: '9' })).toBeChecked();
	await page.getByRole('radio', { name: 'Ik trek dit mee' }).first().focus();
	await page.keyboard.press('Space');
	await expect(page.getByRole('radio', { name: 'Ik trek dit mee' }).first()).toBeChecked();
	await page
		.getByRole('button', { name: 'Meer', exact: true })
		.and(page.locator('.stepper button'))
		.press('Enter');
	await expect(page.getByLabel('Hoe lang?')).toHaveValue('13');
	const code = page.getByLabel('Code van het scherm', { exact: true });
	await code.fill('h7-wpk');
	await expect(code).toHaveValue('H7WPK');
});

test('a busy button takes no second press', async ({ page }) => {
	await open(page);
	const busy = page.getByRole('button', { name: 'Bezig met sturen' });
	await expect(busy).toHaveAttribute('aria-busy', 'true');
	const stopped = await busy.evaluate(
		(button) => !button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
	);
	expect(stopped).toBe(true);
});

test('themes, fields and links work without JavaScript', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
	const page = await context.newPage();
	await page.goto('/gallery');
	await page.getByRole('link', { name: 'dark' }).click();
	await expect(page).toHaveURL(/theme=dark/);
	await expect(page.locator('[data-theme=dark]').first()).toHaveCSS('background-color', 'rgb(12, 18, 34)');
	await page.getByLabel('Code van het scherm', { exact: true }).fill('H7WPK');
	await page.getByRole('radio', { name: 'Ik trek dit mee' }).first().check({ force: true });
	await expect(page.getByLabel('Je naam').first()).toBeEditable();
	await context.close();
});

test('what is chosen from a list before the page is alive stays chosen', async ({ page }) => {
	const scripts = Promise.withResolvers<null>();
	await page.route('**/_app/**/*.js', async (route) => {
		await scripts.promise;
		await route.continue();
	});
	await page.goto('/gallery', { waitUntil: 'commit' });
	const list = page.locator('select').first();
	await list.selectOption({ index: 1 });
	const chosen = await list.inputValue();
	scripts.resolve(null);
	await page.waitForFunction(() => window.early === undefined);
	await expect(list).toHaveValue(chosen);
});
