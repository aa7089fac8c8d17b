import type { Page } from '@playwright/test';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { libraryMethod } from '#methods/library/model.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { toBase64 } from '#platform/together/base64.ts';
import { draftCardKind } from '#steps/draft/events.ts';
import { filled } from '#platform/together/text.ts';
import { groupPlanKind } from '#steps/group/events.ts';
import { presentQuestionKind } from '#steps/present/events.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import { noteKind } from '#steps/write/events.ts';
import example from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import { HttpPhone } from '#tests/support/http-phone.ts';
import { clean, codeOf, joins, signedInPage } from '#tests/support/journey-pages.ts';
import { askDatabase, journeyFacts } from '#tests/support/journey.ts';
import { expect as strict, test } from '#tests/support/journey-test.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { goesOn } from '#tests/support/stage-hand.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

// The second meeting of the large group: an expert answers what the room asked beforehand, groups without colleagues
// write an advice on a case, and walk along each other's work. One phone, the cockpit and the screen are in a browser.

const expect = strict.configure({ timeout: 20_000 });
test.setTimeout(300_000);

const second = example.meetings[1];
const firstName = ({ name }: { name: string }) => name.split(' ')[0] ?? '';
const present = example.members.filter(({ id }) => second?.present.includes(id));
const inGroups = second?.subgroup_sizes.length ?? 0;
const wanted = new Set(second?.agenda.find(({ method }) => method === 'expert_input')?.questions);
const questions = example.learning_questions.filter(({ id }) => wanted.has(id)).map(({ text }) => text);

/** An item as the library has it, for as many groups as this meeting had. */
function itemOf(method: string) {
	const steps = libraryMethod(method)?.steps ?? [];
	const title = second?.agenda.findLast((item) => item.method === method)?.title ?? method;
	return {
		title,
		steps: steps.map((step) =>
			'groups' in step.settings ? { ...step, settings: { ...step.settings, groups: inGroups } } : step
		)
	};
}
const AGENDA = ['expert_input', 'subgroup_advice', 'gallery_walk'].map(itemOf);
const advice = (group: number) => `Groep ${group} raadt aan: begin met wie leiding geeft.`;

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

test('[H62, H69] the second meeting of a large group: an expert answers what was asked, six groups each give an advice, and everybody reads it', async ({
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
	const [one = '', ...others] = present.map(firstName);
	const seen = await joins(browser, code, one, { base });
	await seen.getByRole('button', { name: 'Ja, dat ben ik' }).click();
	const phones = await Promise.all(
		others.map((name) => HttpPhone.join(base, code, name, room.members[name]))
	);
	const [asker, supporter, ...audience] = phones;
	if (!asker || !supporter) throw new Error('nobody came');
	await expect(cockpit.getByText(`${present.length} van ${example.members.length} zijn er`)).toBeVisible();
	const next = () => goesOn(cockpit, phones);
	const kind = () => asker.held(stageKind).get('now')?.running?.kind;
	const all = (...pages: Page[]) => Promise.all(pages.map((page) => clean(page)));

	await test.step('the room asks before the expert speaks, and says what comes first', async () => {
		let runId = await next();
		for (const [at, text] of questions.entries()) {
			await phones[at]?.send('write.add', { runId, noteId: newId(), text, secret: newSecret() });
		}
		await expect(cockpit.getByText(`${questions.length} briefjes`)).toBeVisible();
		await cockpit.getByRole('button', { name: 'Toon alles samen' }).click();
		runId = await next();
		await expect.poll(() => asker.held(voteFormKind).get(runId)?.options.length).toBe(questions.length);
		const { options, round } = asker.held(voteFormKind).get(runId) ?? { options: [], round: 1 };
		const first = options.find(({ text }) => text.nl === questions[0]);
		for (const phone of phones) {
			const ballot = { kind: 'approval', options: [first?.id] };
			await phone.send('vote.cast', { runId, round, secret: newSecret(), ballot });
		}
		await cockpit.getByRole('button', { name: 'Sluit en toon' }).click();
		await expect(screen.getByText(questions[0] ?? '')).toBeVisible();
	});

	const LATER = 'En wie heeft daar tijd voor?';
	await test.step('what comes up while the expert speaks is answered, or stays open', async () => {
		const runId = await next();
		const [answered, open] = [newId(), newId()];
		await asker.send('present.ask', {
			runId,
			questionId: answered,
			text: 'Hoe begin je?',
			secret: newSecret()
		});
		await supporter.send('present.ask', { runId, questionId: open, text: LATER, secret: newSecret() });
		for (const phone of audience) {
			await phone.send('present.support', { runId, questionId: open, supported: true });
		}
		await expect.poll(() => asker.held(presentQuestionKind).size).toBe(2);
		await cockpit.getByRole('button', { name: 'De vragen' }).click();
		await expect(screen.locator('ol li').first()).toContainText(LATER);
		const asked = cockpit.getByRole('listitem').filter({ hasText: 'Hoe begin je?' });
		await asked.getByRole('button', { name: 'Beantwoord' }).click();
		await expect.poll(() => asker.held(presentQuestionKind).get(answered)?.answered).toBe(true);
		await all(cockpit, screen, seen);
		for (const step of ['talk', 'talk', 'talk']) {
			await next();
			expect(kind()).toBe(step);
		}
	});

	const works = new Map(present.map((who) => [room.members[firstName(who)], who.organisation]));
	/** Lets somebody of a group of five go to another one, where nobody of the same employer sits. */
	async function moveOne(runId: string): Promise<void> {
		const fives = (asker?.held(groupPlanKind).get(runId)?.now ?? [])
			.map(({ people }, at) => ({ people, at }))
			.filter(({ people }) => people.length === 5);
		const [move] = fives.flatMap((from) =>
			fives.flatMap((to) =>
				from.people
					.filter((id) => from !== to && !to.people.some((other) => works.get(other) === works.get(id)))
					.map((id) => ({ id, from: from.at, to: to.at + 1 }))
			)
		);
		const who = present.map(firstName).find((name) => room.members[name] === move?.id) ?? '';
		const seats = cockpit.locator('ol.groups > li').nth(move?.from ?? 0);
		await seats.getByRole('button', { name: new RegExp(`^${who} `) }).click();
		// Time is given meanwhile: whoever was chosen still is.
		const until = cockpit.getByText(/^klaar om/);
		const before = await until.innerText();
		await cockpit.getByRole('button', { name: /^2 min/ }).click();
		await expect(until).not.toHaveText(before);
		await cockpit.getByRole('button', { name: new RegExp(`^Zet ${who} .* in groep ${move?.to}`) }).click();
	}

	/** Somebody of each group, by its number. */
	const scribes = new Map<number, HttpPhone>();
	await test.step('six groups without colleagues each write one advice together, which nobody else reads before its time', async () => {
		await next();
		let runId = await next();
		await expect.poll(() => asker.held(groupPlanKind).get(runId)?.now.length).toBe(inGroups);
		// As even as they can be; the example's own six differ by two, which moving one person makes.
		const sizes = () =>
			asker
				.held(groupPlanKind)
				.get(runId)
				?.now.map(({ people }) => people.length) ?? [];
		expect(sizes().toSorted((a, b) => b - a)).toEqual([6, 5, 5, 5, 5, 5]);
		await moveOne(runId);
		await expect.poll(() => sizes().toSorted((a, b) => b - a)).toEqual(second?.subgroup_sizes);
		const groups = asker.held(groupPlanKind).get(runId)?.now ?? [];
		for (const { people } of groups) {
			expect(new Set(people.map((id) => works.get(id))).size).toBe(people.length);
		}
		for (const [at, { people }] of groups.entries()) {
			const phone = phones.find((_, index) => people.includes(room.members[others[index] ?? ''] ?? ''));
			if (phone) scribes.set(at + 1, phone);
		}
		expect(scribes.size).toBe(inGroups);
		runId = await next();
		for (const [group, phone] of scribes) {
			const texts = ['De directie', `Case ${group}`, advice(group)];
			const update = toBase64(filled(null, texts, group) ?? new Uint8Array());
			await phone.send('draft.update', { runId, group, update, field: 2 });
		}
		await expect(screen.getByText(`${inGroups} van ${inGroups} groepen begonnen`)).toBeVisible();
		for (const page of [cockpit, screen]) expect(await page.content()).not.toContain('raadt aan');
		for (const phone of phones) expect(phone.held(draftCardKind).size).toBe(0);
		await all(cockpit, screen, seen);
		await cockpit.getByRole('button', { name: 'Toon alle teksten' }).click();
		for (const phone of phones) await expect.poll(() => phone.held(draftCardKind).size).toBe(inGroups);
		await expect(seen.getByText(advice(inGroups))).toBeVisible();
	});

	await test.step('each advice is read out, and everybody takes something home', async () => {
		await next();
		await all(cockpit, screen, seen);
		const runId = await next();
		for (const [at, phone] of phones.slice(0, 5).entries()) {
			const text = `Ik probeer thuis nummer ${at + 1}`;
			await phone.send('write.add', { runId, noteId: newId(), text, secret: newSecret() });
		}
		await cockpit.getByRole('button', { name: 'Toon alles samen' }).click();
	});

	await test.step('the groups walk along the walls: a question and a tip at each, without names', async () => {
		await next();
		const runId = await next();
		for (const [group, phone] of scribes) {
			await phone.send('write.join', { runId, group, scribe: true });
			for (const text of [`Vraag bij werk ${group}`, `Tip bij werk ${group}`]) {
				await phone.send('write.add', { runId, noteId: newId(), text, secret: newSecret() });
			}
		}
		await expect(cockpit.getByText(`${2 * inGroups} briefjes`)).toBeVisible();
		await cockpit.getByRole('button', { name: 'Toon alles samen' }).click();
		for (const phone of phones) {
			await expect
				.poll(() => [...phone.held(noteKind).values()].filter((note) => note.runId === runId).length)
				.toBe(2 * inGroups);
		}
		await all(cockpit, screen, seen);
		await next();
		await next();
	});

	await test.step('the report has every advice, and what was not answered stays open', async () => {
		await cockpit.getByRole('button', { name: /^Rond af/ }).click();
		await expect.poll(() => asker.held(stageKind).get('now')?.state).toBe('wrapping_up');
		for (const [command, data] of [
			['recap.begin', {}],
			['recap.sendRest', { destination: 'next_agenda' }],
			['recap.close', {}]
		] as const) {
			const answer = await cockpit.request.post(`${here}/live/${command}`, {
				headers: { origin: base, 'idempotency-key': newId() },
				data
			});
			expect(await answer.text(), command).toContain('"ok":true');
		}
		const [report] = await askDatabase<{ blocks: unknown }>(
			base,
			'select blocks from report where meeting_id = $1',
			[room.meetingId]
		);
		const told = JSON.stringify(report?.blocks);
		for (let group = 1; group <= inGroups; group += 1) expect(told).toContain(advice(group));
		expect(told).toContain('Tip bij werk 1');
		expect(told).toContain(LATER);
		const left = await askDatabase<{ text: string }>(
			base,
			`select text from learning_question where network_id = $1 and state <> 'answered'`,
			[room.networkId]
		);
		expect(left.map(({ text }) => text)).toEqual(expect.arrayContaining([LATER, ...questions]));
		expect(left.map(({ text }) => text)).not.toContain('Hoe begin je?');
	});
	for (const phone of phones) phone.close();
});
