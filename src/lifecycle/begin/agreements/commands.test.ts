import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterNetwork } from '#platform/auth/mint.server.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import type { Command } from '#platform/commands/command.ts';
import { inNetwork, type Trx } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { rule } from '#tests/support/rule.ts';
import { inside, startKring, type TestKring } from '#tests/support/kring.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';
import { findCommand } from '#routes/registry.server.ts';
import { openingKind } from '#lifecycle/convene/opening/events.ts';
import { reminderKind, rulesKind } from './events.ts';
import { readAgreements } from './queries.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

/** A network with somebody who leads and a member, and everything the tests ask of it. */
async function makeGroup() {
	const room = await makeRoom(kring);
	const lead = await inside(kring, room.slug, room.login);
	const look = <T>(ask: (trx: Trx) => Promise<T>) => inNetwork(kring.runtime.db, room.networkId, ask);
	const does = (scope: NetworkScope, name: string, input: object = {}) => {
		const command = findCommand(name);
		if (command?.scope !== 'network') throw new Error(`${name} is no command of a network`);
		return execute(kring.runtime, command as Command<'network'>, scope, input);
	};
	const inMeeting = (scope: TestRoom['lead'], name: string, input: object = {}) => {
		const command = findCommand(name);
		if (command?.scope !== 'meeting') throw new Error(`${name} is no command of a meeting`);
		return execute(kring.runtime, command as Command<'meeting'>, scope, input);
	};
	const seated = async (seat: string) => {
		const entry = await enterNetwork(
			kring.runtime.db,
			room.slug,
			{ login: null, seat },
			kring.runtime.clock.now()
		);
		if (!entry?.network) throw new Error('this seat is nowhere');
		return entry.network;
	};
	const rules = async () => (await readAgreements(kring.runtime.db, lead)).rules;
	const only = async () => {
		const [first] = await rules();
		if (!first) throw new Error('there is a rule');
		return first;
	};
	const agreement = async () => (await readAgreements(kring.runtime.db, lead)).agreements;
	return { room, lead, look, does, inMeeting, seated, rules, only, agreement };
}

/** Lays clusters with these names in a step of this method, and one without a name. */
async function lay(
	{ room, look }: Awaited<ReturnType<typeof makeGroup>>,
	names: string[],
	{ methodId = 'ground_rules', settings = {} as object, step = 0 } = {}
): Promise<string[]> {
	const at = { network_id: room.networkId, meeting_id: room.meetingId };
	const itemId = room.items[1] ?? '';
	const runId = newId();
	const ids = names.map(() => newId());
	await look(async (trx) => {
		await trx
			.updateTable('agenda_item')
			.set({ method_id: methodId })
			.where('network_id', '=', room.networkId)
			.where('id', '=', itemId)
			.execute();
		await trx
			.insertInto('step_run')
			.values({
				...at,
				id: runId,
				item_id: itemId,
				step_index: step,
				kind: 'cluster',
				state: 'closed',
				settings: JSON.stringify(settings),
				opened_at: kring.runtime.clock.now()
			})
			.execute();
		for (const [position, name] of [...names, ''].entries())
			await trx
				.insertInto('cluster')
				.values({ ...at, id: ids[position] ?? newId(), run_id: runId, name, position })
				.execute();
	});
	return ids;
}

describe('ground rules', () => {
	rule('H38', 'the names of the clusters hold with one tap, in the meeting that laid them', async () => {
		const group = await makeGroup();
		const { room, lead, does, inMeeting, rules } = group;
		await inMeeting(room.lead, 'stage.openLobby');
		const clusterIds = await lay(group, ['Iedereen is gelijk', 'Wat hier gezegd wordt, blijft hier']);
		const { clusters } = await readAgreements(kring.runtime.db, lead);
		expect(clusters.map(({ id }) => id)).toEqual(clusterIds);
		expect(await does(lead, 'rules.adoptClusters', { clusterIds })).toMatchObject({ ok: true });
		expect(await rules()).toMatchObject([
			{ text: 'Iedereen is gelijk', state: 'adopted', version: 1, meeting: 1 },
			{ text: 'Wat hier gezegd wordt, blijft hier', state: 'adopted', version: 1, meeting: 1 }
		]);
		expect((await readAgreements(kring.runtime.db, lead)).clusters).toEqual([]);
		expect(await does(lead, 'rules.adoptClusters', { clusterIds })).toMatchObject({
			reason: 'unknown_cluster'
		});
		const shown = await room.shown(rulesKind, 'all');
		expect(shown.get('now')?.rules.map(({ text }) => text)).toEqual([
			'Iedereen is gelijk',
			'Wat hier gezegd wordt, blijft hier'
		]);
	});

	rule('H38', 'what a step leaves for rules is offered, whatever the method; themes are not', async () => {
		const group = await makeGroup();
		const { lead, does } = group;
		const methodId = `own_${newId().replaceAll('-', '')}`;
		const clusterIds = await lay(group, ['Eén gesprek tegelijk'], {
			methodId,
			settings: { leaves: 'rules' }
		});
		await lay(group, ['Loopbanen'], { methodId, settings: { leaves: 'themes' }, step: 1 });
		await lay(group, ['Coaching'], { methodId, step: 2 });
		const { clusters } = await readAgreements(kring.runtime.db, lead);
		expect(clusters.map(({ id }) => id)).toEqual(clusterIds);
		expect(await does(lead, 'rules.adoptClusters', { clusterIds })).toMatchObject({ ok: true });
	});

	rule('H39', 'a member proposes without a name; who leads finds the words and adopts them', async () => {
		const { room, lead, look, does, inMeeting, seated, only } = await makeGroup();
		await inMeeting(room.lead, 'stage.openLobby');
		const an = await seated((await room.comeIn('An')).seat);
		expect(await does(an, 'rules.propose', { texts: ['Telefoons weg'] })).toMatchObject({ ok: true });
		const { id, state } = await only();
		expect(state).toBe('proposed');
		expect(
			await look((trx) =>
				trx
					.selectFrom('audit_event')
					.select('id')
					.where('network_id', '=', room.networkId)
					.where('command', '=', 'rules.propose')
					.execute()
			)
		).toEqual([]);
		expect(await does(an, 'rules.word', { ruleId: id, text: 'Telefoons uit' })).toMatchObject({
			reason: 'not_allowed'
		});
		expect(await does(an, 'rules.propose', { texts: ['Meteen'], adopt: true })).toMatchObject({
			reason: 'not_allowed'
		});
		await does(lead, 'rules.word', { ruleId: id, text: 'Telefoons liggen weg' });
		expect(await only()).toMatchObject({ text: 'Telefoons liggen weg', state: 'worded' });
		expect(await room.shown(rulesKind, 'all')).toEqual(new Map());
		expect(await does(lead, 'rules.adopt', { ruleIds: [id] })).toMatchObject({ ok: true });
		expect(await only()).toMatchObject({ state: 'adopted', version: 1 });
		expect(await does(lead, 'rules.adopt', { ruleIds: [id] })).toMatchObject({ reason: 'wrong_state' });
		expect(await does(lead, 'rules.word', { ruleId: id, text: 'Anders' })).toMatchObject({
			reason: 'wrong_state'
		});
	});

	rule('H38', 'other words are a next version, and a rule that was let go shows no more', async () => {
		const { room, lead, does, inMeeting, rules, only } = await makeGroup();
		await does(lead, 'rules.propose', { texts: ['We laten uitspreken', 'We luisteren'], adopt: true });
		const { id } = await only();
		expect(await does(lead, 'rules.amend', { ruleId: id, text: 'We laten uitspreken' })).toMatchObject({
			reason: 'unchanged'
		});
		expect(await does(lead, 'rules.amend', { ruleId: id, text: 'we luisteren.' })).toMatchObject({
			reason: 'duplicate'
		});
		await inMeeting(room.lead, 'stage.openLobby');
		expect(
			await does(lead, 'rules.amend', { ruleId: id, text: 'We laten iedereen uitspreken' })
		).toMatchObject({ ok: true });
		expect(await only()).toMatchObject({
			text: 'We laten iedereen uitspreken',
			state: 'amended',
			version: 2,
			meeting: 1
		});
		expect((await room.shown(rulesKind, 'all')).get('now')?.rules).toHaveLength(2);
		expect(await does(lead, 'rules.retire', { ruleId: id })).toMatchObject({ ok: true });
		expect((await rules()).map(({ text }) => text)).toEqual(['We luisteren']);
		expect((await room.shown(rulesKind, 'all')).get('now')?.rules).toHaveLength(1);
		expect(await does(lead, 'rules.retire', { ruleId: id })).toMatchObject({ reason: 'not_found' });
	});

	test('words that a colleague gave a rule since it was opened are not overwritten in silence', async () => {
		const { lead, does, only } = await makeGroup();
		await does(lead, 'rules.propose', { texts: ['We laten uitspreken'], adopt: true });
		const { id, text: seen } = await only();
		const amends = (text: string, saw: string) => does(lead, 'rules.amend', { ruleId: id, text, seen: saw });
		expect(await amends('We laten iedereen uitspreken', seen)).toMatchObject({ ok: true });
		expect(await amends('Iedereen spreekt uit', seen)).toEqual({
			ok: false,
			reason: 'stale',
			fields: { text: 'stale' }
		});
		expect((await only()).text).toBe('We laten iedereen uitspreken');
		expect(await amends('Iedereen spreekt uit', 'We laten iedereen\r\nuitspreken ')).toMatchObject({
			ok: true
		});
	});

	test('the same words do not stand there twice, and nothing is not a rule', async () => {
		const { lead, does, rules } = await makeGroup();
		expect(await does(lead, 'rules.propose', { texts: ['', 'We luisteren', 'We luisteren.'] })).toMatchObject(
			{
				ok: true
			}
		);
		expect(await rules()).toHaveLength(1);
		expect(await does(lead, 'rules.propose', { texts: ['WE LUISTEREN'] })).toMatchObject({
			reason: 'duplicate'
		});
		expect(await does(lead, 'rules.propose', { texts: ['', ' '] })).toMatchObject({
			reason: 'invalid',
			fields: { texts: 'required' }
		});
	});

	rule('H38', 'the next meeting opens with the rules that hold and what was agreed', async () => {
		const { room, lead, does, inMeeting, look } = await makeGroup();
		await does(lead, 'rules.propose', { texts: ['We luisteren'], adopt: true });
		await does(lead, 'agreements.propose', { text: 'We beginnen stipt', agreed: true });
		await inMeeting(room.lead, 'stage.openLobby');
		expect((await room.shown(rulesKind, 'all')).get('now')?.rules).toMatchObject([{ text: 'We luisteren' }]);
		expect((await room.shown(openingKind, 'all')).get('now')?.promised).toEqual([
			{ text: 'We beginnen stipt', owner: '' }
		]);
		expect(
			await look((trx) =>
				trx
					.selectFrom('agreement')
					.select(['state', 'kind'])
					.where('network_id', '=', room.networkId)
					.execute()
			)
		).toEqual([{ state: 'agreed', kind: 'process' }]);
	});

	rule('H38', 'a reminder counts for the rule, never for a person, and only who leads sees it', async () => {
		const { room, lead, does, inMeeting, look, only } = await makeGroup();
		await does(lead, 'rules.propose', { texts: ['We luisteren'], adopt: true });
		const { id } = await only();
		expect(await inMeeting(room.lead, 'rules.remind', { ruleId: id })).toMatchObject({ reason: 'not_open' });
		await inMeeting(room.lead, 'stage.openLobby');
		const { scope: an } = await room.comeIn('An');
		const { scope: bart } = await room.comeIn('Bart');
		expect(await inMeeting(an, 'rules.remind', { ruleId: id })).toMatchObject({ ok: true });
		expect(await inMeeting(bart, 'rules.remind', { ruleId: id })).toMatchObject({ ok: true });
		expect(await inMeeting(bart, 'rules.remind', { ruleId: newId() })).toMatchObject({
			reason: 'not_found'
		});
		expect((await room.shown(reminderKind, 'facilitators')).get(id)).toEqual({ times: 2 });
		expect(await room.shown(reminderKind, 'all')).toEqual(new Map());
		const stored = await look((trx) =>
			trx.selectFrom('ground_rule_reminder').selectAll().where('network_id', '=', room.networkId).execute()
		);
		expect(stored).toEqual([
			{ network_id: room.networkId, rule_id: id, meeting_id: room.meetingId, times: 2 }
		]);
		expect((await only()).reminders).toBe(2);
	});
});

describe('agreements on how a group works', () => {
	test('are proposed, agreed, and later kept; a change stands in new words', async () => {
		const { room, lead, does, inMeeting, seated, agreement } = await makeGroup();
		await inMeeting(room.lead, 'stage.openLobby');
		const an = await seated((await room.comeIn('An')).seat);
		await does(an, 'agreements.propose', { text: 'Om de zes weken' });
		expect(await does(an, 'agreements.propose', { text: 'Nu', agreed: true })).toMatchObject({
			reason: 'not_allowed'
		});
		const [first] = await agreement();
		expect(first).toMatchObject({ state: 'proposed', meeting: 1 });
		const move = (act: string, text = '') =>
			does(lead, 'agreements.move', { agreementId: first?.id, act, text });
		expect(await move('keep')).toMatchObject({ reason: 'wrong_state' });
		expect(await move('agree')).toMatchObject({ ok: true });
		expect(await move('change')).toMatchObject({ fields: { text: 'required' } });
		expect(await move('change', 'Om de zes weken')).toMatchObject({ reason: 'unchanged' });
		kring.setNow(new Date(kring.runtime.clock.now().getTime() + 60_000));
		expect(await move('change', 'Om de acht weken')).toMatchObject({ ok: true });
		expect((await agreement()).map(({ text, state }) => `${text}: ${state}`)).toEqual([
			'Om de zes weken: changed',
			'Om de acht weken: agreed'
		]);
		expect(await does(an, 'agreements.move', { agreementId: first?.id, act: 'keep' })).toMatchObject({
			reason: 'not_allowed'
		});
		expect(await does(lead, 'agreements.move', { agreementId: newId(), act: 'keep' })).toMatchObject({
			reason: 'not_found'
		});
	});
});
