import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { liveStart } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { balanceKind } from './events.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

async function runId(room: WrappedRoom): Promise<string | null> {
	return (await room.shown(stageKind)).get('now')?.running?.runId ?? null;
}

async function must(room: WrappedRoom, name: string, input: object = {}): Promise<void> {
	expect(await room.does(room.lead, name, input), name).toMatchObject({ ok: true });
}

/** A meeting in the round table, where people talk with each other: two steps back from its wrapping up. */
async function talking(): Promise<WrappedRoom> {
	const room = await makeWrapped(kring, {
		names: ['An', 'Bart', 'Chris', 'Dorien'],
		askers: [],
		here: ['An', 'Bart', 'Chris']
	});
	await must(room, 'stage.back', { from: null });
	await must(room, 'stage.back', { from: await runId(room) });
	return room;
}

const held = async (room: WrappedRoom) => (await room.shown(balanceKind, 'facilitators')).get('now');
const give = (room: WrappedRoom, name: string | null) =>
	room.does(room.lead, 'balance.floor', { memberId: name === null ? null : room.members[name] });

/** What the database keeps of it, in rows and in the log of the meeting. */
function kept(room: WrappedRoom) {
	return room.look(async (trx) => ({
		balances: (await trx.selectFrom('speaking_balance').select('meeting_id').execute()).length,
		turns: await trx.selectFrom('speaking_turns').select('turns').orderBy('turns').execute(),
		live: (
			await trx.selectFrom('live_entry').select('value').where('kind', '=', balanceKind.name).execute()
		).filter(({ value }) => value !== null)
	}));
}

test('nothing is counted until somebody who conducts turns it on, and turning it off forgets all', async () => {
	const room = await talking();
	expect(await give(room, 'An')).toMatchObject({ ok: false, reason: 'not_open' });
	expect(await kept(room)).toEqual({ balances: 0, turns: [], live: [] });
	await must(room, 'balance.turnOn');
	await must(room, 'balance.turnOn');
	expect(await give(room, 'An')).toMatchObject({ ok: true });
	expect(await kept(room)).toMatchObject({ balances: 1, turns: [{ turns: 1 }] });
	await must(room, 'balance.turnOff');
	expect(await kept(room)).toEqual({ balances: 0, turns: [], live: [] });
	await must(room, 'balance.turnOn');
	expect(await held(room), 'and begins from nothing').toEqual({ floorId: null, turns: {} });
});

test('one tap is one turn: who has the floor goes on, and a tap beside the right one is taken back', async () => {
	const room = await talking();
	const { An: an = '', Bart: bart = '' } = room.members;
	await must(room, 'balance.turnOn');
	for (const name of ['An', 'An', 'Bart', 'An', null, 'An']) await give(room, name);
	expect(await held(room)).toEqual({ floorId: an, turns: { [an]: 3, [bart]: 1 } });
	await must(room, 'balance.takeBack');
	expect(await held(room)).toEqual({ floorId: null, turns: { [an]: 2, [bart]: 1 } });
	expect(await room.does(room.lead, 'balance.takeBack')).toMatchObject({ reason: 'not_open' });
	await give(room, 'Bart');
	await must(room, 'balance.takeBack');
	await give(room, 'Chris');
	await must(room, 'balance.takeBack');
	expect(await held(room)).toEqual({ floorId: null, turns: { [an]: 2, [bart]: 1 } });
	expect((await kept(room)).turns).toEqual([{ turns: 1 }, { turns: 2 }]);
});

test('only who takes part and is here has turns, and only while people talk with each other', async () => {
	const room = await talking();
	await must(room, 'balance.turnOn');
	expect(await give(room, 'Dorien'), 'not here').toMatchObject({ reason: 'not_found' });
	const lead = { memberId: room.lead.memberId };
	expect(await room.does(room.lead, 'balance.floor', lead)).toMatchObject({ reason: 'not_found' });
	await give(room, 'An');
	await must(room, 'stage.next', { from: await runId(room) });
	expect(await give(room, 'Bart'), 'in a break').toMatchObject({ reason: 'wrong_state' });
	expect(await give(room, null), 'the floor can always be put down').toMatchObject({ ok: true });
	await must(room, 'stage.next', { from: await runId(room) });
	await must(room, 'balance.turnOff');
	expect(await room.does(room.lead, 'balance.turnOn'), 'while wrapping up').toMatchObject({
		reason: 'wrong_state'
	});
});

test('[U20] no phone and no screen is ever told who had the floor how often', async () => {
	const room = await talking();
	await must(room, 'balance.turnOn');
	for (const name of ['An', 'Bart', 'An']) await give(room, name);
	const seen = async (viewer: Parameters<typeof liveStart>[2]) => {
		const start = await liveStart(kring.runtime.db, room.lead, viewer, Date.now);
		return start.changes.filter(({ kind }) => kind === balanceKind.name);
	};
	expect(await seen({ surface: 'cockpit', memberId: room.lead.memberId })).toHaveLength(1);
	expect(await seen({ surface: 'screen' })).toEqual([]);
	const everybody = [...Object.values(room.members), room.lead.memberId, room.second.memberId];
	for (const memberId of everybody) expect(await seen({ surface: 'phone', memberId })).toEqual([]);
	const member = room.at['An'] as MeetingScope;
	for (const name of ['turnOn', 'turnOff', 'floor', 'takeBack'])
		expect(await room.does(member, `balance.${name}`)).toMatchObject({ reason: 'not_allowed' });
});

test('the totals are gone from the database when the meeting closes', async () => {
	const room = await talking();
	await must(room, 'balance.turnOn');
	for (const name of ['An', 'Bart', 'An']) await give(room, name);
	for (let step = 0; step < 2; step++) await must(room, 'stage.next', { from: await runId(room) });
	await must(room, 'recap.begin');
	await must(room, 'evaluation.open', { template: 'klankbordgroep', nextTime: false });
	expect(await kept(room), 'until then').toMatchObject({ balances: 1, turns: [{ turns: 1 }, { turns: 2 }] });
	await must(room, 'recap.close');
	expect(await kept(room)).toEqual({ balances: 0, turns: [], live: [] });
});
