import type { Browser, Page } from '@playwright/test';
import { libraryMethod } from '#methods/library/model.ts';
import { consultCaseKind, consultSeatKind, entryKind } from '#steps/consult/events.ts';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { HttpPhone } from '#tests/support/http-phone.ts';
import { clean, codeOf, joins, signedInPage } from '#tests/support/journey-pages.ts';
import { askDatabase, journeyFacts } from '#tests/support/journey.ts';
import { expect as strict, test } from '#tests/support/journey-test.ts';
import { kringOn, signIn, type TestKring } from '#tests/support/kring.ts';
import { goesOn } from '#tests/support/stage-hand.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

// Peer consultation as in the handbook's example: two cases in two groups at once, and a sponsor of the network who gets
// to know nothing of it. One giver has a browser, and so has somebody of the other group; the rest are phones as far as
// the server can see.

const expect = strict.configure({ timeout: 20_000 });
test.setTimeout(240_000);

const [, second] = pc218.meetings;
const present = pc218.members
	.filter(({ id }) => second?.present.includes(id))
	.map(({ name }) => name.split(' ')[0] ?? '');
const item = second?.agenda.find(({ method }) => method === 'intervision_gossip');
const steps = libraryMethod('intervision_gossip')?.steps ?? [];
const CASE = 'Hoe voer ik een gesprek met iemand die zwijgt?';
const OTHER_CASE = 'Hoe leg ik uit dat het niet om loon gaat?';
const ADVICE = 'Begin met wat goed loopt';

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

/** Somebody of the organisation that pays, with a login of their own. */
async function sponsorPage(browser: Browser, room: TestRoom): Promise<Page> {
	const { login, scope } = await signIn(kring, { email: `directie@${room.slug}.example`, name: 'Dirk' });
	await inNetwork(kring.runtime.db, room.networkId, (trx) =>
		trx
			.insertInto('member')
			.values({
				network_id: room.networkId,
				id: newId(),
				person_id: scope.personId,
				role: 'sponsor',
				first_name: 'Dirk',
				last_name: 'Directie',
				joined_at: new Date()
			})
			.execute()
	);
	return signedInPage(browser, login, base);
}

/** Every way to the meeting is shut for this browser, as if there were no such meeting. */
async function seesNothing(page: Page, room: TestRoom): Promise<void> {
	const here = `${base}/n/${room.slug}/meetings/1`;
	for (const door of ['', '/cockpit', '/screen', '/phone', '/report', '/wrap-up', '/paper', '/print']) {
		const answer = await page.request.get(`${here}${door}`);
		expect(answer.status(), door).toBe(404);
		const text = await answer.text();
		for (const said of [CASE, OTHER_CASE, ADVICE, item?.title ?? '']) expect(text).not.toContain(said);
	}
	for (const surface of ['phone', 'screen', 'cockpit']) {
		const answer = await page.request.get(`${here}/live?surface=${surface}`);
		expect(answer.status(), surface).toBeGreaterThanOrEqual(400);
	}
	const spoken = await page.request.post(`${here}/live/stage.park`, {
		headers: { origin: base, 'idempotency-key': newId() },
		data: { text: 'Wat zeggen ze?' }
	});
	expect(spoken.ok()).toBe(false);
	await page.goto(`${base}/n/${room.slug}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	for (const name of present) expect(await page.content()).not.toContain(`${name} ${name.charAt(0)}aerts`);
}

test('[H63] two cases in two groups at once: each stays in its group, the giver decides what remains, a sponsor sees nothing', async ({
	browser
}) => {
	const room = await makeRoom(kring, {
		names: present,
		agenda: [{ title: item?.title ?? '', steps: [...steps] }]
	});
	const here = `${base}/n/${room.slug}/meetings/1`;
	const cockpit = await signedInPage(browser, room.login, base);
	await cockpit.goto(`${here}/cockpit`);
	await cockpit.getByRole('button', { name: 'Open de lobby' }).click();
	const code = await codeOf(cockpit);
	const screen = await cockpit.context().newPage();
	await screen.setViewportSize({ width: 1920, height: 1080 });
	await screen.goto(`${here}/screen`);
	const [giverName = '', ...others] = present;
	const giver = await joins(browser, code, giverName, { base });
	await giver.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	const phones = new Map<string, HttpPhone>();
	for (const name of others) phones.set(name, await HttpPhone.join(base, code, name, room.members[name]));
	const all = [...phones.values()];
	await expect(cockpit.getByText(`${present.length} van ${present.length} zijn er`)).toBeVisible();

	const next = () => goesOn(cockpit, all);
	let runId = await next();
	const seats = () => all[0]?.held(consultSeatKind) ?? new Map<string, { group: number }>();
	await expect.poll(() => seats().size).toBe(present.length);
	const groupOf = (name: string) => seats().get(room.members[name] ?? '')?.group;
	const mine = others.filter((name) => groupOf(name) === groupOf(giverName));
	const theirs = others.filter((name) => groupOf(name) !== groupOf(giverName));
	expect([mine.length + 1, theirs.length].toSorted()).toEqual([6, 7]);
	const [otherGiver = '', ...otherPeers] = theirs;
	const phoneOf = (name: string) => {
		const phone = phones.get(name);
		if (!phone) throw new Error(`${name} has no phone`);
		return phone;
	};

	await test.step('somebody of each group brings a case, which the other group does not hear of', async () => {
		await giver.getByLabel('Welke situatie houdt je bezig?').fill(CASE);
		await clean(giver);
		await giver.getByRole('button', { name: 'Breng deze case in' }).click();
		await expect(giver.getByText('Jij bent aan het woord.')).toBeVisible();
		await phoneOf(otherGiver).send('consult.bring', { runId, question: OTHER_CASE });
		for (const [names, question] of [
			[mine, CASE],
			[theirs, OTHER_CASE]
		] as const) {
			for (const name of names) {
				await expect
					.poll(() => [...phoneOf(name).held(consultCaseKind).values()].map((one) => one.question))
					.toEqual([question]);
			}
		}
		await clean(cockpit);
		await clean(screen);
	});
	const sponsor = await sponsorPage(browser, room);
	await test.step('a sponsor of the network sees nothing of it', () => seesNothing(sponsor, room));
	await test.step('questions of the others go to the giver alone', async () => {
		runId = await next();
		for (const [at, name] of mine.entries()) {
			await phoneOf(name).send('consult.write', { runId, entryId: newId(), text: `Vraag ${at + 1} aan jou` });
		}
		for (const name of otherPeers) {
			const text = `Vraag van ${name} aan de ander`;
			await phoneOf(name).send('consult.write', { runId, entryId: newId(), text });
		}
		// The other group passes this number while its texts come in.
		await expect(cockpit.getByText(new RegExp(`${mine.length} teksten`))).toHaveCount(1);
		await expect(giver.getByText('Vraag 1 aan jou')).toBeVisible();
		await expect.poll(() => phoneOf(otherGiver).held(entryKind).size).toBe(otherPeers.length);
		for (const name of [...mine, ...otherPeers]) expect(phoneOf(name).held(entryKind).size).toBe(0);
		for (const page of [cockpit, screen]) expect(await page.content()).not.toMatch(/Vraag \d+ aan jou/);
		expect(await giver.content()).not.toContain('aan de ander');
	});
	await test.step('the giver listens while the others talk, and may ask to stop', async () => {
		runId = await next();
		await expect(giver.getByRole('button', { name: 'Even stoppen' })).toBeVisible();
		expect(
			await phoneOf(mine[0] ?? '').refused('consult.write', { runId, entryId: newId(), text: ADVICE })
		).toBe(true);
		await giver.getByRole('button', { name: 'Even stoppen' }).click();
		await expect(cockpit.getByText(`${giverName} vraagt om even te stoppen.`).first()).toBeVisible();
		await Promise.all([clean(giver), clean(cockpit), clean(screen)]);
	});
	await test.step('back in the circle the giver keeps one question, and lets it into the report without a name', async () => {
		runId = await next();

		await giver.getByRole('checkbox', { name: /Vraag 2 aan jou/ }).check();
		await giver.locator('summary', { hasText: 'Wat mag er van jouw case blijven?' }).click();
		await giver.getByRole('radio', { name: 'In het verslag, zonder naam' }).check();
		await phoneOf(otherGiver).send('consult.remain', { runId, remains: 'nothing' });
		await clean(giver);
		// Then all look back together: there is nothing more to do on a phone, and it lies on the table.
		const lit = giver.locator('html');
		await expect(lit).not.toHaveAttribute('data-theme', 'dim');
		await next();
		await expect(lit).toHaveAttribute('data-theme', 'dim');
		await expect(giver.getByText('Leg je telefoon neer.')).toBeVisible();
		await seesNothing(sponsor, room);
	});
	await test.step('at the end the rest is wiped, and the report tells one question of nobody', async () => {
		await cockpit.getByRole('button', { name: /^Rond af/ }).click();
		await expect.poll(() => all[0]?.held(stageKind).get('now')?.state).toBe('wrapping_up');
		await cockpit.request.post(`${here}/live/recap.begin`, {
			headers: { origin: base, 'idempotency-key': newId() },
			data: {}
		});
		const closed = await cockpit.request.post(`${here}/live/recap.close`, {
			headers: { origin: base, 'idempotency-key': newId() },
			data: {}
		});
		expect(await closed.text()).toContain('"ok":true');
		const left = await askDatabase<{ text: string }>(
			base,
			'select text from consult_entry where meeting_id = $1',
			[room.meetingId]
		);
		expect(left).toEqual([{ text: 'Vraag 2 aan jou' }]);
		const cases = await askDatabase(base, 'select question from consult_case where meeting_id = $1', [
			room.meetingId
		]);
		expect(cases).toEqual([{ question: CASE }]);
		const [report] = await askDatabase<{ blocks: unknown }>(
			base,
			'select blocks from report where meeting_id = $1',
			[room.meetingId]
		);
		const told = JSON.stringify(report?.blocks);
		expect(told).toContain('Vraag 2 aan jou');
		for (const hidden of [OTHER_CASE, 'Vraag 1 aan jou', 'aan de ander']) expect(told).not.toContain(hidden);
		await seesNothing(sponsor, room);
	});
	for (const phone of all) phone.close();
});
