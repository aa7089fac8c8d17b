import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { agendaLines } from '#lifecycle/convene/agenda/queries.server.ts';
import { lastChange } from '#lifecycle/convene/agenda/history/queries.server.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { findCommand } from '#routes/registry.server.ts';
import { atMeeting, inside, signIn, startKring, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork, valueOf } from '#tests/support/networks.ts';
import { rule } from '#tests/support/rule.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const does = (scope: MeetingScope, name: string, input: object) => {
	const command = findCommand(name);
	if (!command) throw new Error(`no ${name}`);
	return execute(kring.runtime, command, scope, input);
};
const lines = (scope: MeetingScope) =>
	inNetwork(kring.runtime.db, scope.networkId, (trx) => agendaLines(trx, scope));
const titles = async (scope: MeetingScope) => (await lines(scope)).map(({ title }) => title);
const last = async (scope: MeetingScope) => {
	const found = await inNetwork(kring.runtime.db, scope.networkId, (trx) => lastChange(trx, scope));
	if (!found) throw new Error('nothing to undo');
	return found;
};

let made = 0;
/** A planned meeting of a network of its own, with its facilitator. */
async function planned(template?: string) {
	const network = await draftNetwork(kring, `Leren van elkaar ${(made += 1)}`);
	const meeting = {
		title: 'Start',
		kind: 'kickoff',
		day: '2030-01-17',
		startTime: '13:00',
		endTime: '16:30',
		place: 'Gent'
	};
	valueOf(await execute(kring.runtime, planMeeting, network.scope, meeting));
	const lead = await atMeeting(kring, network.scope, 1);
	if (template) valueOf(await does(lead, 'agenda.useTemplate', { template }));
	return { ...network, lead };
}

/** Somebody else who leads the same network, at its first meeting. */
async function coLead(slug: string, networkId: string): Promise<MeetingScope> {
	const { scope, login } = await signIn(kring, { email: `tom${made}@kring.example`, name: 'Tom' });
	await inNetwork(kring.runtime.db, networkId, (trx) =>
		trx
			.insertInto('member')
			.values({
				network_id: networkId,
				id: newId(),
				person_id: scope.personId,
				role: 'cofacilitator',
				first_name: 'Tom',
				joined_at: kring.runtime.clock.now()
			})
			.execute()
	);
	return atMeeting(kring, await inside(kring, slug, login), 1);
}

test('what a colleague changed in an item since it was opened is not overwritten in silence', async () => {
	const { lead, slug, scope } = await planned('kickoff');
	const tom = await coLead(slug, scope.networkId);
	const [item] = await lines(lead);
	const form = { itemId: item?.id, minutes: 12, planB: '', material: '', seen: item?.seen };
	valueOf(await does(tom, 'agenda.change', { ...form, title: 'Welkom van Tom' }));
	const late = { ...form, title: 'Welkom van Hilde' };
	expect(await does(lead, 'agenda.change', late)).toEqual({ ok: false, reason: 'stale' });
	expect(await titles(lead)).toContain('Welkom van Tom');
	const now = (await lines(lead)).find(({ id }) => id === item?.id);
	valueOf(await does(lead, 'agenda.change', { ...late, seen: now?.seen }));
	expect(await titles(lead)).toContain('Welkom van Hilde');
});

describe('undo', () => {
	rule(
		'U11',
		'every change of an agenda is taken back as if it had not been, one after the other',
		async () => {
			const { lead } = await planned('kickoff');
			const states = [await lines(lead)];
			const [first, second, third] = states[0] ?? [];
			const changes: [string, object][] = [
				['agenda.add', { methodId: 'troika' }],
				[
					'agenda.change',
					{
						itemId: second?.id,
						title: 'Anders',
						minutes: 30,
						planB: 'Minder rondes',
						material: 'Stiften',
						ownerIds: [lead.memberId]
					}
				],
				['agenda.lock', { itemId: first?.id, locked: true }],
				['agenda.move', { itemId: third?.id, to: 4 }],
				['agenda.remove', { itemId: second?.id }]
			];
			for (const [name, input] of changes) {
				valueOf(await does(lead, name, input));
				states.push(await lines(lead));
			}
			for (const before of states.slice(0, -1).toReversed()) {
				const { id } = await last(lead);
				valueOf(await does(lead, 'agenda.undo', { changeId: id }));
				expect(await lines(lead)).toEqual(before);
			}
			valueOf(await does(lead, 'agenda.undo', { changeId: (await last(lead)).id }));
			expect(await lines(lead)).toEqual([]);
		}
	);

	test('what somebody else did is not undone in silence, nor what was not seen', async () => {
		const { lead, slug, scope } = await planned('kickoff');
		const tom = await coLead(slug, scope.networkId);
		const [item] = await lines(lead);
		const seen = await last(lead);
		valueOf(await does(tom, 'agenda.remove', { itemId: item?.id }));
		expect(await does(lead, 'agenda.undo', { changeId: seen.id })).toMatchObject({ reason: 'stale' });
		const his = await last(lead);
		expect(his).toMatchObject({ by: 'Tom', change: 'remove', title: item?.title });
		expect(await does(lead, 'agenda.undo', { changeId: his.id })).toMatchObject({
			reason: 'of_somebody_else'
		});
		expect(await titles(lead)).not.toContain(item?.title);
		valueOf(await does(lead, 'agenda.undo', { changeId: his.id, ofOthers: true }));
		expect(await titles(lead)).toContain(item?.title);
	});

	test('when something else wrote in the agenda, the last change stays', async () => {
		const { lead, scope } = await planned('kickoff');
		await inNetwork(kring.runtime.db, scope.networkId, (trx) =>
			trx.updateTable('agenda_item').set({ title: 'Van elders' }).where('position', '=', 0).execute()
		);
		expect(await does(lead, 'agenda.undo', { changeId: (await last(lead)).id })).toMatchObject({
			reason: 'stale'
		});
		expect(await titles(lead)).toContain('Van elders');
	});

	test('a refused change and one that changes nothing leave nothing to undo', async () => {
		const { lead } = await planned('kickoff');
		const before = await last(lead);
		const [item] = await lines(lead);
		await does(lead, 'agenda.lock', { itemId: item?.id, locked: false });
		await does(lead, 'agenda.remove', { itemId: newId() });
		expect(await last(lead)).toEqual(before);
	});
});

describe('planning', () => {
	test('a method is added before what ends the meeting, and brings its steps, minutes and material', async () => {
		const { lead } = await planned('kickoff');
		valueOf(await does(lead, 'agenda.add', { methodId: 'world_cafe' }));
		const agenda = await lines(lead);
		const at = agenda.findIndex(({ methodId }) => methodId === 'world_cafe');
		expect(agenda[at + 1]?.methodId).toBe('recap_next_agenda');
		expect(agenda[at]?.steps.length).toBeGreaterThan(1);
		expect(agenda[at]?.material).not.toBe('');
	});

	test('an item is taken care of by somebody of the network, and by nobody else', async () => {
		const { lead } = await planned('kickoff');
		const [item] = await lines(lead);
		const change = { itemId: item?.id, title: 'Welkom', minutes: 10 };
		expect(
			await does(lead, 'agenda.change', { ...change, ownerIds: [lead.memberId, newId()] })
		).toMatchObject({ fields: { ownerIds: 'choose' } });
		valueOf(await does(lead, 'agenda.change', { ...change, ownerIds: lead.memberId }));
		expect((await lines(lead))[0]?.owners).toEqual([{ id: lead.memberId, name: 'Hilde' }]);
	});

	test('several people take care of an item, in the order in which they were chosen, and it can be taken back', async () => {
		const { lead, slug, scope } = await planned('kickoff');
		const tom = await coLead(slug, scope.networkId);
		const [item] = await lines(lead);
		const change = { itemId: item?.id, title: 'Welkom', minutes: 10 };
		const names = async () => (await lines(lead))[0]?.owners.map(({ name }) => name);
		// As a form sends it: an empty choice at the end, and somebody chosen twice.
		const chosen = [tom.memberId, lead.memberId, tom.memberId, ''];
		valueOf(await does(lead, 'agenda.change', { ...change, ownerIds: chosen }));
		expect(await names()).toEqual(['Tom', 'Hilde']);
		valueOf(await does(lead, 'agenda.change', { ...change, ownerIds: ['', lead.memberId] }));
		expect(await names()).toEqual(['Hilde']);
		valueOf(await does(lead, 'agenda.undo', { changeId: (await last(lead)).id }));
		expect(await names()).toEqual(['Tom', 'Hilde']);
	});

	rule('H31', 'a question of one’s own goes into one step; what the others say stays', async () => {
		const { lead } = await planned();
		valueOf(await does(lead, 'agenda.add', { methodId: 'intervision_ten_step' }));
		const [item] = await lines(lead);
		const before = item?.steps.map(({ prompt }) => prompt.nl) ?? [];
		const change = { itemId: item?.id, title: 'Intervisie', minutes: item?.minutes };
		const own = { prompt: 'Wat vraagt dit van jou?' };
		valueOf(await does(lead, 'agenda.change', { ...change, ...own }));
		const now = async () => (await lines(lead))[0]?.steps.map(({ prompt }) => prompt.nl);
		expect(await now()).toEqual([own.prompt, ...before.slice(1)]);
		valueOf(await does(lead, 'agenda.change', { ...change, ...own, promptStep: '4' }));
		expect(await now()).toEqual([own.prompt, ...before.slice(1, 4), own.prompt, ...before.slice(5)]);
		expect(await does(lead, 'agenda.change', { ...change, ...own, promptStep: '10' })).toMatchObject({
			fields: { promptStep: 'choose' }
		});
	});

	test('an agenda is taken over with steps and locks, and replaces another only when that is said', async () => {
		const { lead: from } = await planned('kickoff');
		const [first] = await lines(from);
		valueOf(await does(from, 'agenda.lock', { itemId: first?.id, locked: true }));
		const { lead: to } = await planned('meeting');
		const items = await lines(from);
		expect(await does(to, 'agenda.copy', { items })).toMatchObject({ reason: 'conflict' });
		valueOf(await does(to, 'agenda.copy', { items, replace: true }));
		const told = (list: Awaited<ReturnType<typeof lines>>) =>
			list.map(({ title, methodId, minutes, steps, locked, material }) => ({
				title,
				methodId,
				minutes,
				steps,
				locked,
				material
			}));
		const copied = await lines(to);
		expect(told(copied)).toEqual(told(items));
		expect(copied.map(({ id }) => id)).not.toEqual(items.map(({ id }) => id));
		const torn = items.map((item) => ({ ...item, minutes: item.minutes + 1 }));
		expect(await does(to, 'agenda.copy', { items: torn, replace: true })).toMatchObject({
			reason: 'invalid'
		});
	});
});
