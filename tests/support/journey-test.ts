import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** A test of a journey. The browsers of its people close with it: a phone left open would go on listening and counting. */
export const test = base.extend<{ everybodyGoesHome: undefined }>({
	everybodyGoesHome: [
		async ({ browser }, use) => {
			await use(undefined);
			await Promise.all(browser.contexts().map((context) => context.close()));
		},
		{ auto: true }
	]
});
