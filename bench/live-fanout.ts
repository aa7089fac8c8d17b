// How long a change takes from the POST of one phone to the last of all phones, committed before it is acknowledged; and
// how long people wait who all come in within one second. Each against a bare `ws` server in the same run.
// Server, database and floor are processes of their own; this one is all the phones. Durable commits.
// `node bench/live-fanout.ts [SECONDS]`: length of each steady run, 15 by default.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { eventReader } from '#live/pair.ts';
import type { ChangesEvent } from '#live/protocol.ts';
import { openCluster } from '#platform/db/cluster.ts';
import { migrate } from '#platform/db/migrate.ts';
import { newMeeting } from '#tests/support/live-log.ts';
import { startProgram } from '#tests/support/program.ts';

/** Somebody who can say something and hears everything: a phone, or its counterpart at the floor. */
interface Client {
	say(text: string): void;
	close(): void;
}
/** Connects one client; resolves when it has the state of the meeting. */
type Come = (hear: (text: string) => void) => Promise<Client>;

const seconds = Number(process.argv[2] ?? 15);
const notes = 100;
const noteText = 'A learning question of the usual length: how do you let people learn on the job?';
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
const cluster = await openCluster({ folder });
const url = cluster.url();
await migrate(url, join(import.meta.dirname, '..', 'migrations'));
const meeting = await newMeeting(url);
const node = startProgram(['tests/support/live-node.ts', url, '0']);
const floor = startProgram(['bench/floor/ws-broadcast.ts', String(notes * (noteText.length + 90))]);
const portOf = async (program: typeof node) => (await program.says(/^listening on/)).split(' ').at(-1);
const address = `http://127.0.0.1:${await portOf(node)}/${meeting.networkId}/${meeting.meetingId}`;
const floorAddress = `ws://127.0.0.1:${await portOf(floor)}`;

let over = false;
try {
	for (let note = 0; note < notes; note++) await post(noteText);
	for (const [people, rate, budget] of [
		[15, 5, 15],
		[50, 5, 20],
		[200, 20, 40]
	] as const) {
		const bare = await steady(atFloor, people, rate);
		const ours = await steady(atKring, people, rate);
		const most = Math.max(budget, 4 * bare.p99);
		report(`change to everybody, ${people} people, ${rate}/s`, ours, bare, most);
	}
	for (const [people, budget] of [
		[50, 300],
		[200, 1_000]
	] as const) {
		const bare = await storm(atFloor, people);
		const ours = await storm(atKring, people);
		report(`join storm, ${people} people in one second`, ours, bare, budget);
	}
} finally {
	for (const { process: child, ended } of [node, floor]) {
		child.kill();
		await ended;
	}
	agent.destroy();
	await cluster.leave();
	rmSync(folder, { recursive: true });
}
if (over) process.exitCode = 1;

/** People who say something in turn, `rate` times a second; times from saying to each one's hearing. */
async function steady(come: Come, people: number, rate: number): Promise<Figures> {
	const times: number[] = [];
	const said = new Map<string, number>();
	let heard = 0;
	const hear = (text: string) => {
		const at = said.get(text);
		if (at === undefined) return;
		heard++;
		times.push(performance.now() - at);
	};
	const clients = await Promise.all(Array.from({ length: people }, () => come(hear)));
	const count = seconds * rate;
	for (let turn = 0; turn < count; turn++) {
		const text = `${turn} ${randomUUID()} ${noteText}`;
		said.set(text, performance.now());
		clients[turn % people]?.say(text);
		await pause(1_000 / rate);
	}
	for (let wait = 0; wait < 100 && heard < count * people; wait++) await pause(50);
	for (const client of clients) client.close();
	return figures(times, count * people - heard);
}

/** Everybody comes within one second; times from coming to having the state. */
async function storm(come: Come, people: number): Promise<Figures> {
	const times: number[] = [];
	let failed = 0;
	const clients = await Promise.all(
		Array.from({ length: people }, async (_, place) => {
			await pause((place * 1_000) / people);
			const at = performance.now();
			const client = await come(() => {}).catch(() => undefined);
			if (client) times.push(performance.now() - at);
			else failed++;
			return client;
		})
	);
	for (const client of clients) client?.close();
	return figures(times, failed);
}

function atKring(hear: (text: string) => void): Promise<Client> {
	return new Promise((resolve, reject) => {
		const read = eventReader({
			event: (name, data) => {
				const { changes = [] }: Partial<ChangesEvent> = JSON.parse(data);
				for (const { value } of changes) hear(String(value));
				if (name === 'reset') resolve({ say: (text) => void post(text), close: () => stream.destroy() });
			}
		});
		const stream: ClientRequest = request(`${address}?member=${randomUUID()}`, { agent }, (response) => {
			response.setEncoding('utf8').on('data', read).on('error', reject);
		});
		stream.on('error', reject).end();
	});
}

function post(text: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
		const sent = request(address, { method: 'POST', agent, headers }, (response) => {
			response.resume().on('end', () => {
				if (response.statusCode === 200) resolve();
				else reject(new Error(`POST answered ${response.statusCode}`));
			});
		});
		sent.on('error', reject).end(JSON.stringify(text));
	});
}

function atFloor(hear: (text: string) => void): Promise<Client> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(floorAddress);
		socket.on('error', reject).on('message', (message) => {
			hear(String(message));
			resolve({ say: (text) => socket.send(text), close: () => socket.terminate() });
		});
	});
}

interface Figures {
	p50: number;
	p99: number;
	missing: number;
}

function figures(times: number[], missing: number): Figures {
	const sorted = times.sort((a, b) => a - b);
	const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
	return { p50: at(0.5), p99: at(0.99), missing };
}

function report(what: string, ours: Figures, bare: Figures, most: number): void {
	const within = ours.p99 <= most && ours.missing === 0;
	over ||= !within;
	const show = ({ p50, p99 }: Figures) => `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
	console.log(
		`${within ? 'ok  ' : 'OVER'} ${what}: ${show(ours)}, missing ${ours.missing}; ` +
			`bare ws ${show(bare)}; at most ${most.toFixed(0)} ms`
	);
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
