import { codeOf, joins, signedInPage } from '#tests/support/journey-pages.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

// A step that opens the evaluation: the form comes to the phones by itself, the room sees how many answered.

test.setTimeout(180_000);

const AGENDA = [
	{
		title: 'Wat vond je ervan?',
		steps: [
			{ minutes: 8, mode: 'individual' as const, settings: { opens: 'evaluation' } },
			{ minutes: 2, phoneDown: true }
		]
	}
];

let kring: TestKring;
test.beforeEach(({ baseURL }) => {
	kring = kringOn(journeyFacts(baseURL ?? '').databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

test('the form comes to the phone by itself and keeps every sign over a reload; cockpit and screen count, and name nobody', async ({
	browser
}) => {
	const room = await makeRoom(kring, { names: ['An', 'Bart', 'Chris'], agenda: AGENDA });
	const here = `/n/${room.slug}/meetings/1`;
	const base = test.info().project.use.baseURL ?? '';
	const cockpit = await signedInPage(browser, room.login, base);
	await cockpit.goto(`${here}/cockpit`);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const phone = await joins(browser, await codeOf(cockpit), 'An');
	const screen = await signedInPage(browser, room.login, base);
	await screen.goto(`${here}/screen`);
	await phone.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	await expect(phone.getByRole('heading', { name: 'Welkom, An' })).toBeVisible();

	await cockpit.getByRole('button', { name: 'Begin' }).click();
	await expect(phone.getByText('Vraag 1 van')).toBeVisible();
	await expect(cockpit.getByText('0 van 1 gaven antwoord')).toBeVisible();
	await expect(screen.getByText('0 van 1 gaven antwoord')).toBeVisible();
	await phone.getByRole('radio', { name: '8', exact: true }).check({ force: true });
	await phone.getByLabel('Wat maakte dat zo?').pressSequentially('Halverwege een zin');
	await phone.reload();
	await expect(phone.getByText('Vraag 1 van')).toBeVisible();
	await expect(phone.getByLabel('Wat maakte dat zo?')).toHaveValue('Halverwege een zin');
	await expect(phone.getByRole('radio', { name: '8', exact: true })).toBeChecked();
	await phone.getByRole('button', { name: 'Verder' }).click();
	await expect(phone.getByText('Vraag 2 van')).toBeVisible();
	await phone.reload();
	await expect(phone.getByText('Vraag 2 van')).toBeVisible();
	const send = phone.getByRole('button', { name: 'Verstuur' });
	while (!(await send.isVisible())) await phone.getByRole('button', { name: 'Verder' }).click();
	await send.click();
	await expect(phone.getByRole('heading', { name: 'Dank je' })).toBeVisible();
	await expect(cockpit.getByText('1 van 1 gaven antwoord')).toBeVisible();
	await expect(screen.getByText('1 van 1 gaven antwoord')).toBeVisible();
	await expect(screen.locator('main')).not.toContainText('An Aaerts');

	await cockpit.getByRole('button', { name: 'Volgende' }).click();
	await expect(phone.getByRole('heading', { name: 'Leg je telefoon neer' })).toBeVisible();
});
