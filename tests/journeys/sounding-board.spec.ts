import type { Locator, Page } from '@playwright/test';
import { groupPlanKind } from '#steps/group/events.ts';
import { boardKind, boardNoteKind } from '#steps/cluster/events.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import { noteKind } from '#steps/write/events.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import example from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import { HttpPhone } from '#tests/support/http-phone.ts';
import { clean, codeOf, joins, signedInPage } from '#tests/support/journey-pages.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { expect as strict, test } from '#tests/support/journey-test.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { goesOn } from '#tests/support/stage-hand.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

// The large group of the handbook's example: thirty-eight of forty-three come in at once, sit in seven groups without a
// colleague, write, lay together and choose. Two phones, the cockpit and the screen are in a browser; the others are
// phones as far as the server can see.

const expect = strict.configure({ timeout: 20_000 });
test.setTimeout(300_000);

const [first] = example.meetings;
const firstName = ({ name }: { name: string }) => name.split(' ')[0] ?? '';
const present = example.members.filter(({ id }) => first?.present.includes(id));
const both = (text: string) => ({ nl: text, en: text });
const { question, notes } = example.brainstorm;

const AGENDA = [
	{
		title: 'Brainstorm in kleine groepen',
		steps: [
			{
				minutes: 5,
				kind: 'group' as const,
				mode: 'subgroup' as const,
				prompt: both('Zoek je tafel.'),
				settings: { size: 6 }
			},
			{
				minutes: 20,
				kind: 'write' as const,
				mode: 'subgroup' as const,
				prompt: both(question),
				settings: { anonymous: true, per: 'subgroup', groups: 7 }
			},
			{ minutes: 15, kind: 'cluster' as const, prompt: both('Wat hoort bij elkaar?') },
			{
				minutes: 5,
				kind: 'vote' as const,
				mode: 'individual' as const,
				prompt: both('Hieraan wil ik verder werken.'),
				settings: { method: 'approval', from: 'clusters' }
			}
		]
	}
];

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

/** As a hand drags: it is on its way before the page scrolls to where it goes. */
async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
	await what.hover();
	await page.mouse.down();
	await what.hover({ position: { x: 20, y: 20 } });
	await where.hover({ position: { x: 20, y: 20 } });
	await where.hover({ position: { x: 24, y: 24 } });
	await page.mouse.up();
}

test('[H25] the first meeting of a large group: everybody in, seven tables without colleagues, fifteen notes, six groups, one choice', async ({
	browser
}) => {
	const room = await makeRoom(kring, {
		names: example.members.map(firstName),
		organisations: Object.fromEntries(example.members.map((one) => [firstName(one), one.organisation])),
		agenda: AGENDA
	});
	const here = `${base}/n/${room.slug}/meetings/1`;
	const cockpit = await signedInPage(browser, room.login, base);
	await cockpit.goto(`${here}/cockpit`);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const code = await codeOf(cockpit);
	const screen = await signedInPage(browser, room.login, base, { viewport: { width: 1920, height: 1080 } });
	await screen.goto(`${here}/screen`);
	const members = present.map(firstName);
	const opened = Date.now();
	const [one = '', two = '', ...others] = members;
	const seen = await Promise.all([one, two].map((name) => joins(browser, code, name, { base })));
	for (const phone of seen) await phone.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	const phones = await Promise.all(
		others.map((name) => HttpPhone.join(base, code, name, room.members[name]))
	);
	await expect(cockpit.getByText(`38 van ${example.members.length} zijn er`)).toBeVisible();
	await expect(screen.getByText(`38 van ${example.members.length} zijn er`)).toBeVisible();
	expect(Date.now() - opened, 'everybody is in within three minutes').toBeLessThan(3 * 60_000);
	await Promise.all([clean(cockpit), clean(screen)]);

	await test.step('seven groups of six and five, and nobody sits with a colleague', async () => {
		const runId = await goesOn(cockpit, phones);
		await expect.poll(() => phones[0]?.held(groupPlanKind).get(runId)?.now.length).toBe(7);
		const groups = phones[0]?.held(groupPlanKind).get(runId)?.now ?? [];
		const sizes = groups.map(({ people }) => people.length).toSorted((a, b) => b - a);
		expect(sizes).toEqual(first?.subgroup_sizes);
		const works = new Map(present.map((who) => [room.members[firstName(who)], who.organisation]));
		for (const { people } of groups) {
			const employers = people.map((id) => works.get(id));
			expect(new Set(employers).size).toBe(people.length);
		}
		await Promise.all([clean(cockpit), clean(screen), ...seen.map((page) => clean(page))]);
	});
	/** The phone of somebody at a table, by the number that the screen shows. */
	const atTable = new Map<number, HttpPhone>();
	await test.step('each table writes for itself; nobody reads along before all is shown', async () => {
		const groups = [...(phones[0]?.held(groupPlanKind).values() ?? [])][0]?.now ?? [];
		const runId = await goesOn(cockpit, phones);
		for (const [at, { people }] of groups.entries()) {
			const phone = phones.find((_, index) => people.includes(room.members[others[index] ?? ''] ?? ''));
			if (phone) atTable.set(at + 1, phone);
		}
		expect(atTable.size).toBe(7);
		for (const [group, phone] of atTable) await phone.send('write.join', { runId, group, scribe: true });
		for (const { text, group } of notes) {
			await atTable.get(group)?.send('write.add', { runId, noteId: newId(), text, secret: newSecret() });
		}
		await expect(cockpit.getByText('15 briefjes')).toBeVisible();
		for (const [group, phone] of atTable) {
			const own = notes.filter((note) => note.group === group).map(({ text }) => text);
			await expect
				.poll(() => [...phone.held(noteKind).values()].map(({ text }) => text).toSorted())
				.toEqual(own.toSorted());
		}
		await cockpit.getByRole('button', { name: 'Toon alles samen' }).click();
		for (const phone of phones) await expect.poll(() => phone.held(noteKind).size).toBe(15);
	});

	await test.step('fifteen notes lie in six groups: by tap, by dragging, by whoever helps', async () => {
		const runId = await goesOn(cockpit, phones);
		const names = [...new Set(notes.map(({ cluster }) => cluster))];
		const of = (name: string) => notes.filter(({ cluster }) => cluster === name);
		const sheet = (text: string) => cockpit.getByRole('button', { name: text, exact: true });
		const [tapped = '', dragged = '', ...rest] = names;
		for (const { text } of of(tapped)) await sheet(text).click();
		await cockpit.getByLabel('Hoe heet deze groep?').fill(tapped);
		await cockpit.getByRole('button', { name: 'Nieuwe groep' }).click();
		await cockpit.getByLabel('Hoe heet deze groep?').fill(dragged);
		await cockpit.getByRole('button', { name: 'Nieuwe groep' }).click();
		const target = cockpit.getByRole('region', { name: dragged });
		await expect(target).toBeVisible();
		for (const { text } of of(dragged)) {
			await drag(cockpit, sheet(text), target);
			await expect(target.getByRole('button', { name: text, exact: true })).toBeVisible();
		}
		const lying = [...(phones[0]?.held(boardNoteKind) ?? [])];
		for (const name of rest) {
			const texts = of(name).map(({ text }) => text);
			const noteIds = lying.flatMap(([id, { text }]) => (texts.includes(text) ? [id] : []));
			const made = await cockpit.request.post(`${here}/live/cluster.create`, {
				headers: { origin: base, 'idempotency-key': newId() },
				data: { runId, clusterId: newId(), name, noteIds }
			});
			expect(made.status()).toBe(200);
		}
		await expect.poll(() => phones[0]?.held(boardKind).get(runId)?.loose).toBe(0);
		const counts = phones[0]?.held(boardKind).get(runId)?.clusters ?? [];
		expect(Object.fromEntries(counts.map(({ name, count }) => [name, count]))).toEqual(
			example.expected.clusters
		);
		for (const name of names) await expect(screen.getByText(name)).toBeVisible();
		await Promise.all([clean(cockpit), clean(screen), ...seen.map((page) => clean(page))]);
	});

	await test.step('everybody chooses; what most want comes first, on every surface', async () => {
		const runId = await goesOn(cockpit, phones);
		await expect.poll(() => phones[0]?.held(voteFormKind).get(runId)?.options.length).toBe(6);
		const { options, round } = phones[0]?.held(voteFormKind).get(runId) ?? { options: [], round: 1 };
		const [wanted] = options;
		for (const [at, phone] of phones.entries()) {
			const choices = at % 3 === 0 ? [options[1]?.id] : [wanted?.id];
			const ballot = { kind: 'approval', options: choices };
			await phone.send('vote.cast', { runId, round, secret: newSecret(), ballot });
		}
		for (const phone of seen) {
			await phone.getByRole('checkbox', { name: wanted?.text.nl ?? '' }).check();
			await phone.getByRole('button', { name: 'Stuur mijn stem' }).click();
		}
		await expect(cockpit.getByText('38 van 38 stemden')).toBeVisible();
		await cockpit.getByRole('button', { name: 'Sluit en toon' }).click();
		await expect(screen.getByText(wanted?.text.nl ?? '')).toBeVisible();
		await Promise.all([clean(cockpit), clean(screen), ...seen.map((page) => clean(page))]);
	});
	for (const phone of phones) phone.close();
});
