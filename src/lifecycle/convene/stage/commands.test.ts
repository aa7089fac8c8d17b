import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';
import { rule } from '#tests/support/rule.ts';
import { findCommand } from '#routes/registry.server.ts';
import { agendaKind, attenderKind, chairKind, parkedKind, roomKind, stageKind } from './events.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const START = new Date('2026-11-22T10:00:00Z').getTime();
const MINUTE = 60_000;

function at(minutes: number): void {
	kring.setNow(new Date(START + minutes * MINUTE));
}

/** Carries out a command of the registry, as the live route does. */
async function does(scope: MeetingScope, name: string, input: object = {}, key?: string) {
	const command = findCommand(name);
	if (command?.scope !== 'meeting') throw new Error(`${name} is no command of a meeting`);
	return execute(kring.runtime, command as Command<'meeting'>, scope, input, key);
}

async function now(room: TestRoom) {
	const view = (await room.shown(stageKind)).get('now');
	if (!view) throw new Error('nothing is shown');
	return view;
}

async function runId(room: TestRoom): Promise<string | null> {
	return (await now(room)).running?.runId ?? null;
}

async function opened(options?: Parameters<typeof makeRoom>[1]): Promise<TestRoom> {
	at(0);
	const room = await makeRoom(kring, options);
	expect(await does(room.lead, 'stage.openLobby')).toMatchObject({ ok: true });
	return room;
}

async function started(): Promise<TestRoom> {
	const room = await opened();
	expect(await does(room.lead, 'stage.start')).toMatchObject({ ok: true });
	return room;
}

describe('the lobby', () => {
	test('opens once, with a code without look-alikes that the room shows', async () => {
		const room = await opened();
		const first = await does(room.lead, 'stage.openLobby');
		const second = await does(room.second, 'stage.openLobby');
		expect(first).toEqual(second);
		const { code, networkTitle, place } = (await room.shown(roomKind)).get('room') ?? {};
		expect(code).toMatch(/^[A-HJKMNP-Z2-9]{5}$/);
		expect({ networkTitle, place }).toEqual({
			networkTitle: 'Lerend netwerk PC218',
			place: 'Drukkerij Morgenrood'
		});
		expect(await now(room)).toMatchObject({ state: 'lobby', running: null, leadId: room.lead.memberId });
	});

	test('the screen counts chairs and knows no names', async () => {
		const room = await opened();
		await room.comeIn('An');
		const chairs = await room.shown(chairKind, 'screen');
		expect([...chairs.values()].filter(({ taken }) => taken)).toHaveLength(1);
		expect(chairs.size).toBe(3);
		expect(
			(await room.shown(attenderKind, 'screen')).size + (await room.shown(attenderKind, 'all')).size
		).toBe(0);
		expect((await room.shown(attenderKind, 'people')).get(room.members['An'] ?? '')).toMatchObject({
			firstName: 'An',
			organisation: 'Catering Zevenbord',
			state: 'here',
			late: false
		});
	});

	test('an agenda without items does not open', async () => {
		at(0);
		const room = await makeRoom(kring, { agenda: [] });
		expect(await does(room.lead, 'stage.openLobby')).toMatchObject({ ok: false, reason: 'empty_agenda' });
	});

	test('a member conducts nothing', async () => {
		const room = await opened();
		const { scope } = await room.comeIn('An');
		for (const name of [
			'stage.openLobby',
			'stage.start',
			'stage.next',
			'stage.back',
			'stage.pause',
			'stage.wrapUp'
		]) {
			expect(await does(scope, name), name).toMatchObject({ ok: false, reason: 'not_allowed' });
		}
	});
});

describe('moving on', () => {
	rule('U6', 'the whole meeting runs on next alone, and ends in wrapping up', async () => {
		const room = await started();
		const seen: string[] = [];
		for (let step = 0; step < 4; step++) {
			const view = await now(room);
			seen.push(`${view.itemTitle} ${view.running?.index}`);
			expect(await does(room.lead, 'stage.next', { from: view.running?.runId })).toMatchObject({ ok: true });
		}
		expect(seen).toEqual(['Welkom 0', 'Tafelronde 0', 'Tafelronde 1', 'Pauze 0']);
		expect(await now(room)).toMatchObject({ state: 'wrapping_up', running: null, clock: null });
		const agenda = [...(await room.shown(agendaKind, 'people')).values()];
		expect(agenda.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
	});

	test('two cockpits that press next at the same time go one step', async () => {
		const room = await started();
		const from = await runId(room);
		const answers = await Promise.all([
			does(room.lead, 'stage.next', { from }),
			does(room.second, 'stage.next', { from })
		]);
		expect(answers.map((answer) => (answer.ok ? 'ok' : answer.reason)).sort()).toEqual(['ok', 'stale']);
		expect(await now(room)).toMatchObject({ itemTitle: 'Tafelronde', running: { index: 0 } });
	});

	test('the same press sent twice is one press', async () => {
		const room = await started();
		const from = await runId(room);
		const answers = [
			await does(room.lead, 'stage.next', { from }, 'press-0001'),
			await does(room.lead, 'stage.next', { from }, 'press-0001')
		];
		expect(answers).toEqual([
			{ ok: true, value: null },
			{ ok: true, value: null }
		]);
		expect(await now(room)).toMatchObject({ running: { index: 0 }, itemTitle: 'Tafelronde' });
	});

	rule('U11', 'invariant 9: back goes one step back with its clock as it was left', async () => {
		const room = await started();
		at(2);
		await does(room.lead, 'stage.next', { from: await runId(room) });
		at(3);
		const first = await runId(room);
		await does(room.lead, 'stage.next', { from: first });
		at(4);
		await does(room.lead, 'stage.back', { from: await runId(room) });
		const view = await now(room);
		expect(view.running).toMatchObject({ runId: first, index: 0, state: 'running' });
		expect(view.clock?.endsAt).toBe(START + 13 * MINUTE);
	});

	test('back out of the wrapping up comes back to the last step', async () => {
		const room = await started();
		const from = await runId(room);
		expect(await does(room.lead, 'stage.wrapUp', { from })).toMatchObject({ ok: true });
		expect(await does(room.lead, 'stage.back', { from: null })).toMatchObject({ ok: true });
		expect(await now(room)).toMatchObject({ state: 'live', running: { runId: from }, itemTitle: 'Welkom' });
	});

	test('before the first step there is nothing to go back to', async () => {
		const room = await started();
		expect(await does(room.lead, 'stage.back', { from: await runId(room) })).toMatchObject({
			ok: false,
			reason: 'wrong_state'
		});
	});

	test('[H22] jumping ahead skips what lies between, jumping back lets it come again', async () => {
		const room = await started();
		const [, , third = ''] = room.items;
		await does(room.lead, 'stage.skipTo', { from: await runId(room), itemId: third });
		const states = async () => {
			const agenda = await room.shown(agendaKind, 'people');
			return room.items.map((id) => agenda.get(id)?.state);
		};
		expect(await states()).toEqual(['done', 'skipped', 'running']);
		const [first = ''] = room.items;
		await does(room.lead, 'stage.skipTo', { from: await runId(room), itemId: first });
		expect(await states()).toEqual(['running', 'planned', 'planned']);
	});
});

describe('the clock', () => {
	rule('U7', 'two minutes more are two minutes more for everybody', async () => {
		const room = await started();
		const from = await runId(room);
		await does(room.lead, 'stage.extend', { from, minutes: 2 });
		expect((await now(room)).clock?.endsAt).toBe(START + 7 * MINUTE);
		await does(room.lead, 'stage.extend', { from, minutes: -1 });
		expect((await now(room)).clock?.endsAt).toBe(START + 6 * MINUTE);
	});

	test('a pause moves the end, also when the pause was asked for twice', async () => {
		const room = await started();
		const from = await runId(room);
		at(1);
		await does(room.lead, 'stage.pause', { from });
		at(2);
		await does(room.second, 'stage.pause', { from });
		at(3);
		await does(room.lead, 'stage.resume', { from });
		expect((await now(room)).clock).toMatchObject({ endsAt: START + 7 * MINUTE, pausedAt: null });
	});

	test('minutes meant for a step that is over are refused', async () => {
		const room = await started();
		const from = await runId(room);
		await does(room.lead, 'stage.next', { from });
		expect(await does(room.lead, 'stage.extend', { from, minutes: 5 })).toMatchObject({ reason: 'stale' });
	});
});

describe('people', () => {
	rule('U16', 'who comes late lands in the running step and is known to be late', async () => {
		const room = await started();
		const { scope } = await room.comeIn('Bart');
		expect((await room.shown(attenderKind, 'people')).get(scope.memberId)).toMatchObject({
			state: 'here',
			late: true
		});
	});

	test('a second device is the same person, and the cockpit is told', async () => {
		const room = await opened();
		const first = await room.comeIn('An');
		const second = await room.comeIn('An');
		expect(second.scope.memberId).toBe(first.scope.memberId);
		const people = await room.shown(attenderKind, 'people');
		expect([...people.values()].filter(({ firstName }) => firstName === 'An')).toHaveLength(1);
		expect(people.get(first.scope.memberId)).toMatchObject({ doubled: true });
	});

	test('who goes is gone until they come back', async () => {
		const room = await started();
		const { scope } = await room.comeIn('An');
		await does(scope, 'stage.leave');
		expect((await room.shown(attenderKind, 'people')).get(scope.memberId)).toMatchObject({ state: 'left' });
		await does(scope, 'stage.arrive');
		expect((await room.shown(attenderKind, 'people')).get(scope.memberId)).toMatchObject({ state: 'here' });
	});

	test('nobody sends somebody else away, except who leads', async () => {
		const room = await started();
		const { scope: an } = await room.comeIn('An');
		const { scope: bart } = await room.comeIn('Bart');
		expect(await does(an, 'stage.leave', { memberId: bart.memberId })).toMatchObject({
			reason: 'not_allowed'
		});
		expect(await does(room.lead, 'stage.leave', { memberId: bart.memberId })).toMatchObject({ ok: true });
	});

	rule('U18', 'somebody without a phone is marked present, a stranger by name', async () => {
		const room = await opened();
		expect(await does(room.lead, 'stage.markPresent', { memberId: room.members['Chris'] })).toMatchObject({
			ok: true
		});
		expect(await does(room.lead, 'stage.markPresent', { name: 'Rika Van Damme' })).toMatchObject({
			ok: true
		});
		expect(await does(room.lead, 'stage.markPresent', {})).toMatchObject({ ok: false, reason: 'invalid' });
		const people = [...(await room.shown(attenderKind, 'people')).values()];
		expect(people.filter(({ state }) => state === 'here').map(({ firstName }) => firstName)).toEqual([
			'Chris',
			'Rika'
		]);
	});

	test('the lead is handed to who leads the network, and to nobody else', async () => {
		const room = await started();
		const { scope } = await room.comeIn('An');
		expect(await does(room.second, 'stage.handOver', { memberId: room.second.memberId })).toMatchObject({
			ok: true
		});
		expect((await now(room)).leadId).toBe(room.second.memberId);
		expect(await does(room.second, 'stage.handOver', { memberId: scope.memberId })).toMatchObject({
			reason: 'not_found'
		});
	});

	test('who was invited after the lobby opened and takes the lead is known by name on every surface', async () => {
		const room = await started();
		const id = newId();
		const petra = {
			network_id: room.networkId,
			id,
			first_name: 'Petra',
			last_name: 'Maas',
			joined_at: new Date(START)
		};
		await inNetwork(kring.runtime.db, room.networkId, (trx) =>
			trx
				.insertInto('member')
				.values({ ...petra, role: 'cofacilitator' })
				.execute()
		);
		expect((await room.shown(attenderKind, 'people')).has(id)).toBe(false);
		expect(await does(room.lead, 'stage.handOver', { memberId: id })).toMatchObject({ ok: true });
		expect((await room.shown(attenderKind, 'people')).get(id)).toMatchObject({
			firstName: 'Petra',
			leads: true
		});
	});

	rule('H44', 'anyone parks a side track, with who said it and where it came from', async () => {
		const room = await started();
		const { scope } = await room.comeIn('An');
		await does(scope, 'stage.park', { text: 'Hoe zit het met loon?' });
		expect([...(await room.shown(parkedKind, 'people')).values()]).toEqual([
			{
				text: 'Hoe zit het met loon?',
				by: 'An',
				itemTitle: 'Welkom',
				at: kring.runtime.clock.now().getTime()
			}
		]);
	});
});

test('a process that dies in the middle changes nothing: another takes the meeting up where it was', async () => {
	const room = await started();
	await does(room.lead, 'stage.next', { from: await runId(room) });
	const before = await now(room);
	// All that a process knows of a meeting is in the database: a runtime that never saw it goes on.
	const other = await import('#platform/db/access.ts').then(({ openDatabase }) => openDatabase(kring.url));
	const command = findCommand('stage.next') as Command<'meeting'>;
	const answer = await execute({ ...kring.runtime, db: other }, command, room.lead, {
		from: before.running?.runId
	});
	await other.destroy();
	expect(answer).toMatchObject({ ok: true });
	expect(await now(room)).toMatchObject({ itemTitle: 'Tafelronde', running: { index: 1 } });
});
