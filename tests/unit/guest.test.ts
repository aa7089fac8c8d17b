import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#platform/commands/execute.ts';
import { newId } from '#platform/ids/ids.ts';
import { openLobby } from '#lifecycle/convene/stage/commands.server.ts';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { inside } from '#tests/support/kring.ts';
import { valueOf } from '#tests/support/networks.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { makeRoom } from '#tests/support/staged-room.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// A guest walked in and typed the code of one room. On the real program, at every page there is.

let served: Served;
beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
}, 180_000);
afterAll(() => served.stop());

test('a guest of one room sees that room, its agreements and its questions, and no other page of the network', async () => {
	const { kring, origin, routes } = served;
	const room = await makeRoom(kring, {});
	await execute(kring.runtime, openLobby, room.lead, {});
	const { scope, seat } = await room.comeIn('Ooit Gezien');
	expect(scope.role).toBe('guest');
	const seen: string[] = [];
	for (const { id, page } of routes) {
		if (!page || !id.includes('[network]') || !id.startsWith('/n/')) continue;
		const path = id
			.replace('[network]', room.slug)
			.replace('[meeting]', '1')
			.replaceAll(/\[\w+\]/gu, 'x');
		const headers = { cookie: `kring_seat=${seat}`, accept: 'text/html' };
		const answer = await fetch(`${origin}${path}`, { headers, redirect: 'manual' });
		if (answer.status === 200) seen.push(id);
		else expect([404, 303], id).toContain(answer.status);
	}
	expect(seen.toSorted()).toEqual([
		'/n/[network]',
		'/n/[network]/agreements',
		'/n/[network]/meetings/[meeting]/evaluation',
		'/n/[network]/meetings/[meeting]/phone',
		'/n/[network]/questions'
	]);
});

test('another meeting of the network is not there for a guest: not its phone, its form, its stream, nor a command in it', async () => {
	const { kring, origin } = served;
	const room = await makeRoom(kring, {});
	await execute(kring.runtime, openLobby, room.lead, {});
	const { seat } = await room.comeIn('Even Langs');
	const next = { title: 'Later', kind: 'kickoff', startTime: '13:00', endTime: '16:30', place: 'Gent' };
	valueOf(
		await execute(kring.runtime, planMeeting, await inside(kring, room.slug, room.login), {
			...next,
			day: '2030-01-17'
		})
	);
	const ask = async (path: string, more: RequestInit = {}) => {
		const headers = { cookie: `kring_seat=${seat}`, accept: 'text/html', ...more.headers };
		const answer = await fetch(`${origin}/n/${room.slug}/meetings/${path}`, { ...more, headers });
		await answer.body?.cancel();
		return answer.status;
	};
	const parks: RequestInit = {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
		body: JSON.stringify({ text: 'Ik was hier niet' })
	};
	for (const [number, status] of [
		[1, 200],
		[2, 404]
	] as const) {
		for (const place of ['phone', 'evaluation', 'live?surface=phone'])
			expect(await ask(`${number}/${place}`), `${number}/${place}`).toBe(status);
	}
	expect(await ask('2/live/stage.park', parks)).toBe(404);
});
