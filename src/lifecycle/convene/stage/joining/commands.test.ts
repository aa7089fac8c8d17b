import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePersonalLink } from '#platform/auth/doors.server.ts';
import { enterNetwork } from '#platform/auth/mint.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { openLobby } from '#lifecycle/convene/stage/commands.server.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';
import { rule } from '#tests/support/rule.ts';
import { join, takeSeat } from './commands.server.ts';
import { candidates, countAttended } from './queries.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

async function opened(names?: string[]): Promise<TestRoom & { code: string }> {
	const room = await makeRoom(kring, names ? { names } : {});
	const outcome = await execute(kring.runtime, openLobby, room.lead, {});
	if (!outcome.ok) throw new Error(outcome.reason);
	return { ...room, code: outcome.value.code };
}

async function outside(room: TestRoom) {
	const entry = await enterNetwork(kring.runtime.db, room.slug, { login: null, seat: null }, new Date());
	if (!entry) throw new Error('no network');
	return entry.public;
}

async function joins(room: TestRoom, input: object, key?: string) {
	return execute(
		kring.runtime,
		join,
		await outside(room),
		{ seat: newSecret(), firstName: 'An', ...input },
		key
	);
}

function whoIs(room: TestRoom, typed: string) {
	return inNetwork(kring.runtime.db, room.networkId, (trx) => candidates(trx, room, typed));
}

test('a network seen from outside opens nothing without the code of its meeting', async () => {
	const room = await opened();
	const other = await opened();
	expect(await joins(room, { code: 'ZZZZZ' })).toMatchObject({ ok: false, reason: 'not_found' });
	expect(await joins(room, { code: other.code })).toMatchObject({ ok: false, reason: 'not_found' });
});

rule('U4', 'a first name is enough to be known, and a stranger is a guest', async () => {
	const room = await opened(['Nele', 'An']);
	expect(await whoIs(room, 'nele')).toMatchObject([
		{ name: 'Nele Naerts', organisation: 'Catering Zevenbord', seated: false }
	]);
	expect(await whoIs(room, 'Rika')).toEqual([]);
	const guest = await room.comeIn('Rika');
	expect(guest.scope).toMatchObject({ role: 'guest', door: 'seat', byName: true });
	expect(await whoIs(room, 'Rika')).toMatchObject([{ name: 'Rika', seated: true }]);
});

test('nobody becomes a facilitator by typing a name', async () => {
	const room = await opened();
	expect(await whoIs(room, 'Hilde')).toEqual([]);
	expect(
		await joins(room, { code: room.code, firstName: 'Hilde', memberId: room.lead.memberId })
	).toMatchObject({
		ok: false,
		reason: 'not_found'
	});
});

test('who says a name cannot take the seat of somebody with another', async () => {
	const room = await opened();
	expect(
		await joins(room, { code: room.code, firstName: 'Bart', memberId: room.members['An'] })
	).toMatchObject({
		ok: false
	});
});

test('pressing twice is one guest with one seat', async () => {
	const room = await opened();
	const seat = newSecret();
	const press = () => joins(room, { code: room.code, firstName: 'Rika', seat }, `${room.slug}:guest`);
	const [one, two] = await Promise.all([press(), press()]);
	expect(one).toEqual(two);
	const entry = await enterNetwork(
		kring.runtime.db,
		room.slug,
		{ login: null, seat },
		kring.runtime.clock.now()
	);
	expect(entry?.network?.role).toBe('guest');
});

rule('U16', 'a whole room that scans in the same second gets in', async () => {
	const names = Array.from({ length: 40 }, (_, at) => `Lid${at}`);
	const room = await opened(names);
	await Promise.all(names.map((name) => room.comeIn(name)));
	expect(await inNetwork(kring.runtime.db, room.networkId, (trx) => countAttended(trx, room))).toBe(40);
});

test('a meeting that is not open lets nobody in and says why', async () => {
	const room = await opened();
	const state = (to: 'planned' | 'closed') =>
		inNetwork(kring.runtime.db, room.networkId, (trx) =>
			trx.updateTable('meeting').set({ state: to }).where('network_id', '=', room.networkId).execute()
		);
	await state('planned');
	expect(await joins(room, { code: room.code })).toMatchObject({ reason: 'not_open' });
	await state('closed');
	expect(await joins(room, { code: room.code })).toMatchObject({ reason: 'closed' });
});

test('[H74] a personal link gives its member the seat, until it is too old', async () => {
	const room = await opened();
	const secret = newSecret();
	const memberId = room.members['Chris'] ?? '';
	await inNetwork(kring.runtime.db, room.networkId, (trx) =>
		makePersonalLink(trx, { networkId: room.networkId, memberId }, secret, new Date('2026-11-23T00:00:00Z'))
	);
	const scope = await outside(room);
	const seat = newSecret();
	const taken = await execute(kring.runtime, takeSeat, scope, { secret, seat });
	expect(taken).toMatchObject({ ok: true, value: { memberId, number: 1 } });
	const entry = await enterNetwork(
		kring.runtime.db,
		room.slug,
		{ login: null, seat },
		kring.runtime.clock.now()
	);
	expect(entry?.network).toMatchObject({ memberId, role: 'member', door: 'seat', byName: false });
	expect(await execute(kring.runtime, takeSeat, scope, { secret: newId(), seat })).toMatchObject({
		reason: 'link_expired'
	});
	kring.setNow(new Date('2026-11-24T00:00:00Z'));
	expect(await execute(kring.runtime, takeSeat, scope, { secret, seat: newSecret() })).toMatchObject({
		reason: 'link_expired'
	});
	kring.setNow(new Date('2026-11-22T10:00:00Z'));
});
