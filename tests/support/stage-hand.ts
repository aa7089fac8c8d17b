import { expect, type Page } from '@playwright/test';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import type { HttpPhone } from './http-phone.ts';

/** Goes one step on in the cockpit, and gives the run that begins once every phone has heard of it. */
export async function goesOn(cockpit: Page, phones: readonly HttpPhone[]): Promise<string> {
	const running = () => phones.map((phone) => phone.held(stageKind).get('now')?.running?.runId ?? '');
	const [before] = running();
	await cockpit.getByRole('button', { name: /^(Begin|Volgende)/ }).click();
	await expect
		.poll(() => new Set(running()).size === 1 && running()[0] !== before, { timeout: 20_000 })
		.toBe(true);
	return running()[0] ?? '';
}
