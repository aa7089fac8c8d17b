import { afterAll, beforeAll, expect, test } from 'vitest';
import { endMembership } from '#lifecycle/announce/registration/desk/commands.server.ts';
import { openLobby } from '#lifecycle/convene/stage/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { inside, kringOn, signIn, type TestKring } from '#tests/support/kring.ts';
import { valueOf } from '#tests/support/networks.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// Who signs out, or is let go, is out: also of what was open, on every node.

const SOON_MS = 5000;

let served: Served;
let second: Served;
let kring: TestKring;

beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
	second = await serve({ DATABASE_URL: served.kring.url });
	kring = kringOn(served.kring.url, new Date());
}, 180_000);
afterAll(async () => {
	await kring.stop();
	await second.stop();
	await served.stop();
});

interface Stream {
	status: number;
	/** Everything it said, once it is over. */
	over: Promise<string>;
}

async function open(at: Served, room: TestRoom, surface: string, cookie: string): Promise<Stream> {
	const path = `/n/${room.slug}/meetings/1/live?surface=${surface}`;
	const answer = await fetch(`${at.origin}${path}`, { headers: { cookie } });
	if (!answer.ok) return { status: answer.status, over: answer.text() };
	const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
	// The stream has begun when it has said how things stand.
	let said = '';
	while (!said.includes('event: ')) said += (await reader?.read())?.value ?? '';
	const rest = async () => {
		for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read())
			said += piece.value;
		return said;
	};
	return { status: answer.status, over: rest() };
}

async function ends(streams: Stream[]): Promise<string[]> {
	const begun = performance.now();
	const texts = await Promise.all(streams.map(({ over }) => over));
	expect(performance.now() - begun).toBeLessThan(SOON_MS);
	return texts;
}

test('signing out closes the open surfaces of that person on every node, and they do not come back', async () => {
	const room = await makeRoom(kring);
	const cookie = `kring_login=${room.login}`;
	const mine = await Promise.all([
		open(served, room, 'cockpit', cookie),
		open(second, room, 'cockpit', cookie),
		open(second, room, 'screen', cookie)
	]);
	const other = await open(second, room, 'cockpit', `kring_login=${room.secondLogin}`);
	expect(mine.map(({ status }) => status)).toEqual([200, 200, 200]);
	const answer = await fetch(`${served.origin}/sign-out`, {
		method: 'POST',
		headers: {
			cookie,
			origin: served.origin,
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'text/html'
		},
		body: '',
		redirect: 'manual'
	});
	expect(answer.status).toBe(303);
	await ends(mine);
	expect((await open(served, room, 'cockpit', cookie)).status).toBe(404);
	expect(await Promise.race([other.over.then(() => 'over'), 'goes on'])).toBe('goes on');
});

test('signing out everywhere closes what another browser of that person has open', async () => {
	const room = await makeRoom(kring);
	const another = await signIn(kring, { email: `hilde@${room.slug}.example` });
	const streams = await Promise.all(
		[room.login, another.login].map((login) => open(second, room, 'cockpit', `kring_login=${login}`))
	);
	const answer = await fetch(`${served.origin}/account?/endAll`, {
		method: 'POST',
		headers: {
			cookie: `kring_login=${room.login}`,
			origin: served.origin,
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'text/html'
		},
		body: '',
		redirect: 'manual'
	});
	expect(answer.status).toBeLessThan(400);
	await ends(streams);
	for (const login of [room.login, another.login])
		expect((await open(second, room, 'cockpit', `kring_login=${login}`)).status).toBe(404);
});

test('a member who is let go is told so on the phone, and the seat opens nothing any more', async () => {
	const room = await makeRoom(kring);
	const lead = await inside(kring, room.slug, room.login);
	valueOf(await execute(kring.runtime, openLobby, room.lead, {}));
	const { seat } = await room.comeIn('An');
	const cookie = `kring_seat=${seat}`;
	const phone = await open(second, room, 'phone', cookie);
	expect(phone.status).toBe(200);
	valueOf(await execute(kring.runtime, endMembership, lead, { memberId: room.members['An'] }));
	const [said] = await ends([phone]);
	expect(said).toMatch(/event: goodbye\ndata: .*removed/);
	expect((await open(second, room, 'phone', cookie)).status).toBe(404);
});
