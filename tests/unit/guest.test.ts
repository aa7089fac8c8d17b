import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#platform/commands/execute.ts';
import { openLobby } from '#lifecycle/convene/stage/commands.server.ts';
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
