import { afterAll, beforeAll, expect, vi } from 'vitest';
import { fetchSource } from '#tests/support/fetch-source.ts';
import { databaseLiveLog } from '#tests/support/live-log.ts';
import { startProgram, type Program } from '#tests/support/program.ts';
import { rule } from '#tests/support/rule.ts';
import { Channel } from './channel.svelte.ts';
import { liveKind } from './kinds.ts';
import { httpPost } from './outbox-post.ts';
import { memoryStore } from './outbox-store.ts';
import { Outbox } from './outbox.svelte.ts';
import type { MeetingRef } from './protocol.ts';
import type { Tabs } from './tabs.ts';
import { readStart } from './view.server.ts';

const noteKind = liveKind<string>('note');
const aloneInBrowser: Tabs = {
	alone: (run) => run(() => false),
	tell: () => {},
	hear: () => () => {}
};

let log: Awaited<ReturnType<typeof databaseLiveLog>>;
let meeting: MeetingRef;
const nodes: { program: Program; port: number }[] = [];

async function startNode(place: number): Promise<void> {
	const port = nodes[place]?.port ?? 0;
	const program = startProgram(['tests/support/live-node.ts', log.url, String(port)]);
	const line = await program.says(/^listening on \d+/);
	nodes[place] = { program, port: Number(line.split(' ').at(-1)) };
}

beforeAll(async () => {
	log = await databaseLiveLog();
	meeting = await log.newMeeting();
	await Promise.all([startNode(0), startNode(1)]);
});
afterAll(async () => {
	for (const { program } of nodes) {
		program.process.kill('SIGKILL');
		await program.ended;
	}
	await log.close();
});

const addressOf = (place: number) =>
	`http://127.0.0.1:${nodes[place % 2]?.port}/${meeting.networkId}/${meeting.meetingId}`;

/** A phone that tries the other node when its own does not answer. */
async function phone(place: number) {
	const viewer = { surface: 'phone', memberId: `member ${place}` } as const;
	let attempts = place;
	const channel = new Channel(
		await readStart(log.read, meeting, viewer),
		fetchSource(() => `${addressOf(attempts++)}?member=${place}`)
	);
	const outbox = new Outbox({
		store: memoryStore(),
		tabs: aloneInBrowser,
		post: (item) => httpPost(addressOf(attempts))(item)
	});
	const closers = [channel.open(), outbox.open()];
	return { channel, outbox, close: () => closers.forEach((close) => close()) };
}

rule(
	'L36',
	'two nodes on one database, one killed twice in mid-sentence: everything said arrives everywhere once, in order',
	async () => {
		const people = 8;
		const each = 40;
		const phones = await Promise.all(Array.from({ length: people }, (_, place) => phone(place)));
		const said: string[] = [];
		let acknowledged = 0;
		const talking = phones.map(async ({ outbox }, place) => {
			for (let one = 0; one < each; one++) {
				const text = `${place}:${one}`;
				said.push(text);
				expect(await outbox.send('note', text)).toMatchObject({ ok: true });
				acknowledged++;
			}
		});
		for (const when of [60, 180]) {
			await vi.waitUntil(() => acknowledged > when, { timeout: 30_000, interval: 5 });
			nodes[1]?.program.process.kill('SIGKILL');
			await nodes[1]?.program.ended;
			await startNode(1);
		}
		await Promise.all(talking);
		await vi.waitUntil(() => phones.every(({ channel }) => channel.clock === people * each), {
			timeout: 10_000,
			interval: 5
		});
		const { entries } = await log.read(meeting, 0, ['all']);
		const written = entries.map((entry) => entry.value);
		expect([...written].sort()).toEqual(said.sort());
		for (const { channel } of phones) {
			expect(channel.all(noteKind).map(({ value }) => value)).toEqual(written);
		}
		for (let place = 0; place < people; place++) {
			const own = written.filter((text) => String(text).startsWith(`${place}:`));
			expect(own).toEqual(Array.from({ length: each }, (_, one) => `${place}:${one}`));
		}
		for (const { close } of phones) close();
	},
	90_000
);

rule('L21', 'a node whose listening connection is cut reads what it missed', async () => {
	const phones = await Promise.all([phone(0), phone(1)]);
	const before = phones[0]?.channel.clock ?? 0;
	await log.append(meeting, [noteKind.put('before', 'x', 'all')]);
	await vi.waitUntil(() => phones.every(({ channel }) => channel.clock === before + 1), 10_000);
	const client = new (await import('pg')).default.Client({ connectionString: log.url });
	await client.connect();
	const { rowCount } = await client.query(
		`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kring live' and datname = current_database()`
	);
	await log.append(meeting, [noteKind.put('after', 'y', 'all')]);
	await client.end();
	expect(rowCount).toBe(2);
	await vi.waitUntil(() => phones.every(({ channel }) => channel.clock === before + 2), 10_000);
	for (const { close } of phones) close();
});
