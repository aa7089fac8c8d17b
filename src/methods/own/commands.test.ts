import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { createNetwork } from '#commons/network/commands.server.ts';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { copyAgenda } from '#lifecycle/convene/agenda/filling/commands.server.ts';
import { addItem } from '#lifecycle/convene/agenda/commands.server.ts';
import { readAgenda } from '#lifecycle/convene/agenda/queries.server.ts';
import { openLobby, start } from '#lifecycle/convene/stage/commands.server.ts';
import { cockpitStart } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { answersTo } from '#methods/choosing/needs/model.ts';
import { library, libraryMethod } from '#methods/library/model.ts';
import { atMeeting, inside, signIn, startKring, type TestKring } from '#tests/support/kring.ts';
import { valueOf } from '#tests/support/networks.ts';
import { rule } from '#tests/support/rule.ts';
import { bringMethod, describeMethod, makeMethod, removeMethod, shareMethod } from './commands.server.ts';
import { readMethods, readOwnMethods } from './queries.server.ts';
import { addStep, changeStep, moveStep, removeStep } from './steps/commands.server.ts';

let kring: TestKring;
let here: NetworkScope;
beforeAll(async () => {
	kring = await startKring();
	here = await leaderOf('hilde@vorming.example');
});
afterAll(() => kring.stop());

/** A network of its own, led by who has this address. */
async function leaderOf(email: string): Promise<NetworkScope> {
	const { scope, login } = await signIn(kring, { email, name: 'Wie Leidt', mayCreate: true });
	const input = { title: `Van ${email}`, goal: 'Leren.', audience: 'Wie wil.', organiser: 'Wij' };
	const { slug } = valueOf(await execute(kring.runtime, createNetwork, scope, input));
	return inside(kring, slug, login);
}

const make = async (scope: NetworkScope, input: { name: string; from?: string }) =>
	valueOf(await execute(kring.runtime, makeMethod, scope, input)).id;
const own = async (scope: NetworkScope, id: string) =>
	(await readOwnMethods(kring.runtime.db, scope)).methods.find(({ method }) => method.id === id);
const stepOf = { mode: 'plenary', title: 'Vooraf', prompt: 'Wat wil je weten?', minutes: 12 };

test('a method is composed without code: steps are added, changed, moved and taken out, each once', async () => {
	const id = await make(here, { name: 'Onze ronde' });
	const added = valueOf(await execute(kring.runtime, addStep, here, { id, version: 1, kind: 'form' }));
	expect(await execute(kring.runtime, addStep, here, { id, version: 1, kind: 'form' })).toMatchObject({
		reason: 'stale'
	});
	const [first, second] = (await own(here, id))?.method.steps ?? [];
	if (!first || !second) throw new Error('no steps');
	const items = [{ id: '', kind: 'scale', text: 'Hoe gaat het?', options: '', low: 'slecht', high: 'goed' }];
	const change = {
		...stepOf,
		id,
		version: added.version,
		stepId: second.id,
		settings: { anonymous: 'on', items }
	};
	const changed = valueOf(await execute(kring.runtime, changeStep, here, change));
	const moved = valueOf(
		await execute(kring.runtime, moveStep, here, { id, version: changed.version, stepId: second.id, to: 0 })
	);
	const method = (await own(here, id))?.method;
	expect(method?.steps.map(({ id: step }) => step)).toEqual([second.id, first.id]);
	expect(method?.steps[0]).toMatchObject({
		minutes: 12,
		prompt: { nl: 'Wat wil je weten?', en: 'Wat wil je weten?' },
		settings: { anonymous: true, items: [{ id: 'item_1', low: { nl: 'slecht' } }] }
	});
	const gone = valueOf(
		await execute(kring.runtime, removeStep, here, { id, version: moved.version, stepId: first.id })
	);
	const last = { id, version: gone.version, stepId: second.id };
	expect(await execute(kring.runtime, removeStep, here, last)).toMatchObject({ reason: 'last_step' });
});

test('what is not changed in a copy keeps its translation', async () => {
	const id = await make(here, { name: 'Onze snelle kennismaking', from: 'speed_dating' });
	const from = libraryMethod('speed_dating');
	const told = {
		id,
		version: 1,
		name: 'Kort en goed',
		purpose: from?.purpose.nl,
		family: 'acquaint',
		phases: ['start'],
		min: 6,
		max: 40
	};
	valueOf(await execute(kring.runtime, describeMethod, here, told));
	expect((await own(here, id))?.method).toMatchObject({
		name: { nl: 'Kort en goed', en: 'Kort en goed' },
		purpose: { en: from?.purpose.en },
		steps: from?.steps
	});
	const wrong = { ...told, version: 2, min: 50 };
	expect(await execute(kring.runtime, describeMethod, here, wrong)).toMatchObject({
		fields: { max: 'at_least:50' }
	});
});

test('a method of one’s own goes on an agenda like one of the library', async () => {
	const id = await make(here, { name: 'Voor de agenda', from: 'check_in' });
	const day = { title: 'Start', kind: 'ordinary', day: '2030-01-17', startTime: '13:00', endTime: '16:30' };
	valueOf(await execute(kring.runtime, planMeeting, here, { ...day, place: 'Gent' }));
	const meeting = await atMeeting(kring, here, 1);
	valueOf(await execute(kring.runtime, addItem, meeting, { methodId: id }));
	expect(await readAgenda(kring.runtime.db, meeting)).toMatchObject([
		{ title: 'Voor de agenda', methodId: id, steps: libraryMethod('check_in')?.steps }
	]);
});

rule(
	'H3',
	'a method of one’s own stands under the needs that it answers, before those of the library',
	async () => {
		const offered = async (need: 'stalls' | 'meet', people?: number) =>
			answersTo(need, await readMethods(kring.runtime.db, here), people).map(({ id }) => id);
		const id = await make(here, { name: 'Wandeling met twee' });
		const told = { ...{ id, version: 1, name: 'Wandeling met twee', purpose: 'Als het stilvalt.' } };
		const facts = { family: 'exchange', phases: ['maintain'], min: 4, max: 12 };
		valueOf(await execute(kring.runtime, describeMethod, here, { ...told, ...facts, needs: ['stalls'] }));
		expect((await offered('stalls'))[0]).toBe(id);
		expect(await offered('stalls', 30)).not.toContain(id);
		expect(await offered('meet')).not.toContain(id);
		// A copy is for what the original is for, until its maker says otherwise.
		expect((await own(here, await make(here, { name: 'Kort', from: 'speed_dating' })))?.method.needs).toEqual(
			['meet']
		);
		expect((await own(here, await make(here, { name: 'Ook', from: id })))?.method.needs).toEqual(['stalls']);
		const wrong = await execute(kring.runtime, describeMethod, here, { ...told, ...facts, needs: ['all'] });
		expect(wrong).toMatchObject({ fields: { 'needs.0': 'choose' } });
	}
);

/** A first meeting with one method and one free talk on its agenda. */
async function firstMeetingWith(scope: NetworkScope, methodId: string) {
	const day = { title: 'Start', kind: 'kickoff', day: '2030-01-17', startTime: '13:00', endTime: '16:30' };
	const { number } = valueOf(await execute(kring.runtime, planMeeting, scope, { ...day, place: 'Gent' }));
	const meeting = await atMeeting(kring, scope, number);
	valueOf(await execute(kring.runtime, addItem, meeting, { methodId }));
	return meeting;
}

test('a method that a colleague shared runs on the stage of another network, and counts there for what it covers', async () => {
	const id = await make(here, { name: 'Onze kennismaking', from: 'speed_dating' });
	valueOf(await execute(kring.runtime, shareMethod, here, { id, shared: true }));
	const colleague = await leaderOf('greet@vorming.example');
	const meeting = await firstMeetingWith(colleague, id);
	valueOf(await execute(kring.runtime, openLobby, meeting, {}));
	valueOf(await execute(kring.runtime, start, meeting, {}));
	const run = await inNetwork(kring.runtime.db, meeting.networkId, (trx) =>
		trx.selectFrom('step_run').select('kind').where('meeting_id', '=', meeting.meetingId).executeTakeFirst()
	);
	expect(run?.kind).toBe(libraryMethod('speed_dating')?.steps[0]?.kind);
	const { missing } = await cockpitStart(kring.runtime.db, meeting);
	expect(missing).toEqual(['expectations', 'agreements']);
	// Somebody who leads along for another organisation asks about the same agenda.
	const { scope: other } = await signIn(kring, { email: 'rik@elders.example', name: 'Rik' });
	expect(await cockpitStart(kring.runtime.db, { ...meeting, personId: other.personId })).toMatchObject({
		missing
	});
});

test('an agenda with methods of one’s own and a free talk is taken over into another network with all its steps', async () => {
	const id = await make(here, { name: 'Van ons', from: 'check_in' });
	const source = await firstMeetingWith(here, id);
	const [line] = await readAgenda(kring.runtime.db, source);
	if (!line) throw new Error('no agenda');
	const { title, methodId, mode, minutes, steps, planB, material, locked } = line;
	const talk = { title: 'Wat opzij lag', methodId: '', mode: 'plenary', minutes: 10, steps: [] };
	const items = [{ title, methodId, mode, minutes, steps, planB, material, locked }, talk];
	const target = await firstMeetingWith(await leaderOf('tom@vorming.example'), 'break');
	valueOf(await execute(kring.runtime, copyAgenda, target, { items, replace: true }));
	expect(await readAgenda(kring.runtime.db, target)).toMatchObject([{ methodId: id, steps }, talk]);
	const unknown = await execute(kring.runtime, copyAgenda, target, {
		items: [{ ...talk, methodId: 'nothing' }],
		replace: true
	});
	expect(unknown).toMatchObject({ reason: 'not_found' });
});

test('another organisation sees nothing of it; a colleague who leads another network sees what is shared, and changes nothing', async () => {
	const id = await make(here, { name: 'Gedeeld', from: 'check_out' });
	const colleague = await leaderOf('bart@vorming.example');
	const stranger = await leaderOf('els@elders.example');
	const sees = async (scope: NetworkScope) =>
		(await readMethods(kring.runtime.db, scope)).some((method) => method.id === id);
	expect([await sees(here), await sees(colleague), await sees(stranger)]).toEqual([true, false, false]);
	valueOf(await execute(kring.runtime, shareMethod, here, { id, shared: true }));
	expect([await sees(here), await sees(colleague), await sees(stranger)]).toEqual([true, true, false]);
	for (const scope of [colleague, stranger]) {
		expect(await execute(kring.runtime, removeMethod, scope, { id })).toMatchObject({ reason: 'not_found' });
		expect(await execute(kring.runtime, shareMethod, scope, { id, shared: false })).toMatchObject({
			reason: 'not_found'
		});
		// A transaction that does not name the organisation sees the rows of its network alone.
		const rows = await inNetwork(kring.runtime.db, scope.networkId, (trx) =>
			trx.selectFrom('own_method').select('id').execute()
		);
		expect(rows).toEqual([]);
	}
	expect(await execute(kring.runtime, makeMethod, stranger, { name: 'Van hen', from: id })).toMatchObject({
		reason: 'not_found'
	});
	await make(colleague, { name: 'Bij ons', from: id });
	valueOf(await execute(kring.runtime, shareMethod, here, { id, shared: false }));
	expect(await sees(colleague)).toBe(false);
});

test('nobody shares from an address that anybody can get', async () => {
	const free = await leaderOf('iemand@gmail.com');
	const id = await make(free, { name: 'Van mij' });
	expect(await execute(kring.runtime, shareMethod, free, { id, shared: true })).toMatchObject({
		reason: 'no_organisation'
	});
});

test('every method of the library comes in again as the file that it is saved as', async () => {
	for (const method of library.slice(0, 12)) {
		const { id } = valueOf(await execute(kring.runtime, bringMethod, here, { json: JSON.stringify(method) }));
		expect((await own(here, id))?.method).toEqual({ ...method, id });
	}
});

test('a file that Kring could not carry out is refused with the place in it', async () => {
	const good = libraryMethod('intervision_gossip');
	if (!good) throw new Error('no method');
	const [step, ...others] = good.steps;
	if (!step) throw new Error('no step');
	const bring = (file: unknown) =>
		execute(kring.runtime, bringMethod, here, {
			json: typeof file === 'string' ? file : JSON.stringify(file)
		});
	const fields = async (file: unknown) => {
		const outcome = await bring(file);
		return outcome.ok ? null : outcome.fields;
	};
	expect(await fields('{"id": ')).toEqual({ json: 'not_json' });
	for (const other of ['[]', 'null', '7', '"x"'])
		expect(await fields(other)).toMatchObject({ json: 'unfit_file' });
	expect(await fields('x'.repeat(60_001))).toEqual({ json: 'too_long:60000' });
	const withStep = (change: object) => ({ ...good, steps: [{ ...step, ...change }, ...others] });
	expect(await fields(withStep({ kind: 'sing' }))).toMatchObject({ 'steps.0.kind': 'choose' });
	expect(await fields(withStep({ prompt: { nl: 'x'.repeat(141), en: 'x' } }))).toMatchObject({
		'steps.0.prompt.nl': 'too_long:140'
	});
	expect(await fields(withStep({ kind: 'consult', settings: { floor: 'nobody' } }))).toMatchObject({
		'steps.0.settings.floor': 'unfit_setting'
	});
	expect(await fields(withStep({ settings: { run: 'rm -rf' } }))).toMatchObject({
		'steps.0.settings.run': 'unfit_setting'
	});
	expect(await fields({ ...good, phases: ['start', 'start'] })).toMatchObject({ phases: 'duplicate' });
	expect(await fields({ ...good, covers: Array(2000).fill('agreements') })).toMatchObject({
		covers: 'duplicate'
	});
	for (const minutes of [0, -5, 2.5, 241, '10', null])
		expect(await fields(withStep({ minutes })), String(minutes)).toHaveProperty(['steps.0.minutes']);
	const many = Array.from({ length: 31 }, (_, at) => ({ ...step, id: `s${at}` }));
	expect(await fields({ ...good, steps: many })).toMatchObject({ steps: 'choose_at_most:30' });
	expect(await fields({ ...good, steps: [step, step] })).toMatchObject({ steps: 'duplicate' });
	expect(await fields('['.repeat(30_000) + ']'.repeat(30_000))).toMatchObject({ json: expect.any(String) });
	const deep = JSON.stringify(withStep({ settings: { says: 'DEEP' } }));
	const nest = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
	expect(await fields(deep.replace('"DEEP"', nest))).toMatchObject({ json: expect.any(String) });
});

test('signs that no database keeps are left out of a file, and what looks like code stays words', async () => {
	const good = libraryMethod('check_in');
	const purpose = { nl: '<script>alert(1)</script>', en: 'Why\u0000 this\ud800' };
	const json = `${JSON.stringify({ ...good, purpose }).slice(0, -1)},"__proto__":{"polluted":true}}`;
	const { id } = valueOf(await execute(kring.runtime, bringMethod, here, { json }));
	const brought = (await own(here, id))?.method;
	expect(brought?.purpose).toEqual({ nl: purpose.nl, en: 'Why this\ufffd' });
	expect(Object.keys(brought ?? {})).not.toContain('polluted');
	expect({}).not.toHaveProperty('polluted');
});
