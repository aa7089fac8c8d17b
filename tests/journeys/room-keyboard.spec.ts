import { expect, test } from '#tests/support/journey-test.ts';
import { codeOf, joins, signedInPage } from '#tests/support/journey-pages.ts';
import { askDatabase, journeyFacts } from '#tests/support/journey.ts';
import { keyboardOf } from '#tests/support/keyboard.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { makeRoom } from '#tests/support/staged-room.ts';
import { surfaceOf, type Surface } from '#tests/support/surface.ts';

// A whole meeting led with keys alone: no mouse, no finger, and always in sight where the focus is.

test.setTimeout(300_000);

const NAMES = ['An', 'Bart', 'Chris', 'Dorien'];
const AGENDA = [
	{ title: 'Welkom', steps: [{ minutes: 5 }] },
	{
		title: 'Kennismaken',
		steps: [
			{ minutes: 20, kind: 'pair' as const, mode: 'pair' as const, settings: { auto: false } },
			{ minutes: 6, kind: 'turn' as const },
			{ minutes: 9, kind: 'group' as const, mode: 'subgroup' as const, settings: { size: 2 } }
		]
	},
	{
		title: 'Ideeën',
		steps: [
			{ minutes: 5, kind: 'write' as const, mode: 'individual' as const, settings: { anonymous: true } },
			{ minutes: 5, kind: 'cluster' as const },
			{ minutes: 5, kind: 'vote' as const, settings: { method: 'score', from: 'clusters' } }
		]
	},
	{
		title: 'Terugkijken',
		steps: [{ minutes: 5, mode: 'individual' as const, settings: { opens: 'evaluation' } }]
	}
];
const WRITING = 'Schrijf zo dat iemand het morgen nog snapt.';

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

test('a meeting is led from the lobby to its report with the keyboard alone', async ({ browser }) => {
	const room = await makeRoom(kring, { names: NAMES, agenda: AGENDA });
	await askDatabase(
		base,
		`update member set email = lower(first_name) || '@${room.slug}.example' where network_id = $1`,
		[room.networkId]
	);
	const cockpit = surfaceOf(await signedInPage(browser, room.login, base), 'nl');
	const { page, words } = cockpit;
	const keys = keyboardOf(page);
	await page.goto(`/n/${room.slug}/meetings/1/cockpit`);
	await keys.press(cockpit.button('Open de lobby'));
	const code = await codeOf(page);
	const phones: Surface[] = [];
	for (const name of NAMES) {
		const phone = surfaceOf(await joins(browser, code, name), 'nl');
		await phone.button('Ja, dat ben ik').click();
		phones.push(phone);
	}
	const everybody = (act: (phone: Surface, at: number) => Promise<unknown>) => Promise.all(phones.map(act));
	const onwards = async (title: string) => {
		await keys.key('PageDown');
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	};
	await expect(cockpit.text('4 van 4 zijn er').first()).toBeVisible();

	await test.step('talk: the clock, a note for the report, and a question that helps', async () => {
		await onwards('Welkom 1');
		await keys.key('p');
		await expect(page.getByRole('timer').first()).toContainText(String(cockpit.words('Even stil')));
		await keys.key('p');
		await keys.press(cockpit.button('Meer tijd of minder'), 'ArrowDown');
		await keys.key('ArrowDown');
		await keys.key('Enter');
		await expect(page.getByRole('timer').first()).toContainText(/[67]:\d\d/);
		await keys.press(cockpit.button('Noteer iets'));
		await keys.write(cockpit.field('Wat moet in het verslag?'), 'De zaal is te warm.');
		await keys.press(cockpit.button('Bewaar'));
		await expect(cockpit.text('Bewaard voor het verslag.')).toBeVisible();
		await expect(page.getByRole('dialog')).toBeHidden();
		await keys.press(cockpit.button('Help op gang'));
		await keys.press(cockpit.button('Wat is de kleinste stap?'));
		await everybody((phone) => expect(phone.text('Wat is de kleinste stap?')).toBeVisible());
	});

	await test.step('pairs: each round, and one back', async () => {
		await onwards('Kennismaken 1');
		await keys.press(cockpit.button('Start ronde 1'));
		await everybody((phone) => expect(phone.text('Ronde 1 van 3')).toBeVisible());
		await keys.press(cockpit.button('Volgende ronde'));
		await everybody((phone) => expect(phone.text('Ronde 2 van 3')).toBeVisible());
		await keys.press(cockpit.button('Vorige ronde'), 'Space');
		await everybody((phone) => expect(phone.text('Ronde 1 van 3')).toBeVisible());
	});

	await test.step('a round: a question is written for who speaks', async () => {
		await onwards('Kennismaken 2');
		await keys.press(cockpit.button('Begin de ronde'));
		await keys.write(cockpit.fieldLike('Schrijf mee voor {name}'), 'Hoe begin je klein?');
		await keys.key('Enter');
		await expect(page.getByText('Hoe begin je klein?').first()).toBeVisible();
		await keys.press(cockpit.button('Volgende spreker'));
	});

	await test.step('groups: two people change places, and back', async () => {
		await onwards('Kennismaken 3');
		const seats = page.getByRole('listitem').filter({ hasText: words('Groep 1') });
		const first = seats.getByRole('button');
		await expect(first).toHaveCount(2);
		const names = await first.locator('span').allInnerTexts();
		const [moves] = names;
		const other = NAMES.map((name) => `${name} ${name.charAt(0)}aerts`).find((name) => !names.includes(name));
		await keys.press(page.getByRole('button', { name: moves ?? '' }), 'Space');
		await keys.press(page.getByRole('button', { name: other ?? '' }), 'Space');
		await expect(seats.getByText(other ?? '')).toBeVisible();
		await keys.press(cockpit.button('Neem de wijziging terug'));
		await expect(seats.getByText(moves ?? '')).toBeVisible();
		await keys.press(cockpit.button('Start'));
		await everybody((phone) => expect(phone.text('Je zit samen met')).toBeVisible());
	});

	await test.step('notes are written for somebody, shown and laid together', async () => {
		await onwards('Ideeën 1');
		await everybody(async (phone, at) => {
			await phone.field(WRITING).fill(`Idee ${at + 1}`);
			await phone.button('Klaar').click();
		});
		await expect(cockpit.text('4 briefjes').first()).toBeVisible();
		await keys.press(cockpit.button('Schrijf voor iemand'));
		const dialog = page.getByRole('dialog');
		await keys.write(dialog.getByRole('textbox'), 'Idee 5');
		await keys.press(dialog.getByRole('button', { name: cockpit.words('Voeg toe'), exact: true }));
		await keys.key('Escape');
		await expect(cockpit.text('5 briefjes').first()).toBeVisible();
		await keys.press(cockpit.button('Toon alles samen'));
		await expect(page.getByText('Idee 5').first()).toBeVisible();

		await onwards('Ideeën 2');
		for (const [name, ...ideas] of [
			['Begin klein', 'Idee 1', 'Idee 2'],
			['Vraag hulp', 'Idee 3', 'Idee 5']
		] as const) {
			for (const idea of ideas) {
				await keys.press(page.getByRole('button', { name: idea }), 'Space');
				await expect(page.getByRole('button', { name: idea })).toHaveAttribute('aria-pressed', 'true');
			}
			await keys.write(cockpit.field('Hoe heet deze groep?'), name);
			await keys.key('Enter');
			await expect(page.getByRole('region', { name })).toBeVisible();
		}
		await keys.press(page.getByRole('button', { name: 'Idee 4' }), 'Space');
		await keys.press(cockpit.button('Leg in Vraag hulp'));
		const group = page.getByRole('region', { name: 'Vraag hulp' });
		await expect(group.getByRole('button', { name: 'Idee 4' })).toBeVisible();
		await keys.press(cockpit.button('Maak ongedaan'));
		await expect(group.getByRole('button', { name: 'Idee 4' })).toHaveCount(0);
	});

	await test.step('a vote is closed, and the evaluation is asked', async () => {
		await onwards('Ideeën 3');
		await everybody(async (phone) => {
			for (const name of ['Begin klein', 'Vraag hulp']) await phone.button(`4 voor ${name}`).click();
			await phone.button('Stuur mijn stem').click();
		});
		await expect(cockpit.text('4 van 4 stemden')).toBeVisible();
		await keys.press(cockpit.button('Sluit en toon'));
		await expect(cockpit.heading('2 delen de eerste plaats')).toBeVisible();
		await onwards('Terugkijken 1');
		await everybody((phone) =>
			expect(phone.textLike('Vraag {at, number} van {count, number}')).toBeVisible()
		);
	});

	await test.step('the meeting is wrapped up and closed, and its report is sent', async () => {
		await keys.key('PageDown');
		await keys.press(cockpit.link('Terugblik').first());
		await keys.press(cockpit.button('Begin de afronding'));
		await keys.write(cockpit.field('Thema of titel'), 'Verder met klein beginnen');
		await keys.reach(cockpit.field('Dag'));
		await page.keyboard.type('14032030');
		await keys.write(cockpit.field('Plaats'), 'Gent');
		await keys.press(cockpit.button('Plan de volgende bijeenkomst'));
		await expect(page.getByText('Verder met klein beginnen')).toBeVisible();
		await keys.press(cockpit.button('Toon het voorstel aan de groep'));
		await everybody((phone) => phone.button('Goed zo').click());
		await keys.press(cockpit.button('Sluit de bijeenkomst'));
		await expect(page).toHaveURL(/\/report$/);
		await keys.press(cockpit.button('Verstuur naar alle leden'));
		await expect(cockpit.button('Neem terug')).toBeVisible();
	});
});
