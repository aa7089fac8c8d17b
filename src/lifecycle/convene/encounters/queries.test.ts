import { afterEach, expect, test } from 'vitest';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { coupleOf } from '#steps/running/dividing/model.ts';
import { openRoom, type Room } from '#tests/support/room.ts';
import { readMet } from './queries.server.ts';

let room: Room;
afterEach(() => room.end());

test('who sat together for long enough is on the map, of pairs and of groups alike, and of this network only', async () => {
	room = await openRoom(6);
	const together = async (runId: string, round: number, a: number, b: number) => {
		const [one = '', two = ''] = [room.member(a).id, room.member(b).id].toSorted();
		await room.rows(
			'insert into encounter (network_id, meeting_id, run_id, round, member_a, member_b) values ($1, $2, $3, $4, $5, $6)',
			[room.networkId, room.meetingId, runId, round, one, two]
		);
	};
	const pairs = await room.open('pair');
	await together(pairs, 1, 1, 0);
	const groups = await room.open('group', { groups: 2 });
	await together(groups, 1, 0, 1);
	await together(groups, 1, 2, 3);
	// A test mints its own scopes.
	const scope = room.facilitator.scope as unknown as NetworkScope;
	const met = await readMet(room.runtime.db, scope);
	expect([...met].toSorted()).toEqual(
		[
			[coupleOf(room.member(0).id, room.member(1).id), 2],
			[coupleOf(room.member(2).id, room.member(3).id), 1]
		].toSorted()
	);
	const elsewhere = { ...scope, networkId: room.meetingId };
	expect((await readMet(room.runtime.db, elsewhere)).size).toBe(0);
});
