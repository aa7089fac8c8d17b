import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openCluster } from '#platform/db/cluster.ts';
import { execute } from '#platform/commands/execute.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openLobby, start } from '#lifecycle/convene/stage/commands.server.ts';
import { freePort } from '#tests/support/free-port.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { valueOf } from '#tests/support/networks.ts';
import { startProgram } from '#tests/support/program.ts';
import { makeRoom, type TestItem, type TestRoom } from '#tests/support/staged-room.ts';
import { pause } from './figures.ts';
import { HttpPhone } from '#tests/support/http-phone.ts';

/** A meeting that is live on the built program, with a durable database in a folder of its own. */
export interface BenchMeeting {
	/** Comes in as a new guest: the door, its form, the phone's page, its stream. Resolves with the state of the meeting. */
	join(firstName: string): Promise<HttpPhone>;
	/** Ends the server with this signal and starts it again; resolves with the time at which it first answers. */
	restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>;
	/** How often each parked text that begins so is in the database. */
	timesKept(prefix: string): Promise<Map<string, number>>;
	stop(): Promise<void>;
}

const TALK: TestItem[] = [{ title: 'Tafelronde', steps: [{ minutes: 60 }] }];

/**
 * Makes it, and begins it with the first step. Stop it, also after a failure.
 * @param prepare what happens in it before the program starts
 */
export async function openMeeting(
	agenda = TALK,
	prepare: (kring: TestKring, room: TestRoom) => Promise<void> = () => Promise.resolve()
): Promise<BenchMeeting> {
	const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
	const cluster = await openCluster({ folder });
	const url = cluster.url();
	await migrate(url, join(import.meta.dirname, '..', '..', 'migrations'));
	const kring = kringOn(url, new Date());
	const room = await makeRoom(kring, { agenda });
	const { code } = valueOf(await execute(kring.runtime, openLobby, room.lead, {}));
	valueOf(await execute(kring.runtime, start, room.lead, {}));
	await prepare(kring, room);
	await kring.stop();
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const env = {
		...process.env,
		PORT: String(port),
		HOST: '',
		ORIGIN: '',
		SMTP_URL: '',
		DEMO: '0',
		DATABASE_URL: url
	};
	const serve = () => startProgram(['server.js'], { env });
	let program = serve();
	await program.says(/^Kring is running at/);
	const client = new Client({ connectionString: url });
	await client.connect();
	return {
		join: (firstName) => HttpPhone.join(origin, code, firstName),
		async restart(signal) {
			program.process.kill(signal);
			await program.ended;
			program = serve();
			await program.says(/^Kring is running at/);
			for (;;) {
				const answer = await fetch(`${origin}/healthz`).catch(() => null);
				if (answer?.status === 200) return performance.now();
				await pause(20);
			}
		},
		async timesKept(prefix) {
			const { rows } = await client.query<{ text: string; times: number }>(
				'select text, count(*)::int as times from parked_item where starts_with(text, $1) group by text',
				[prefix]
			);
			return new Map(rows.map(({ text, times }) => [text, times]));
		},
		async stop() {
			program.process.kill('SIGTERM');
			await program.ended;
			await client.end();
			await cluster.leave();
			rmSync(folder, { recursive: true });
		}
	};
}
