import { mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openCluster } from '#platform/db/cluster.ts';
import { newId, newSecret, secretHash } from '#platform/ids/ids.ts';
import { portOf, startProgram } from '#tests/support/program.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

const KILLS = 3;

test('a database that is killed under load loses nothing that was acknowledged, and no command is done twice', async () => {
	await ensureBuilt();
	const folder = mkdtempSync(join(tmpdir(), 'kring-killed-'));
	chmodSync(folder, 0o711);
	const data = join(folder, 'data');
	const env = {
		...process.env,
		PORT: '0',
		DATA_DIR: data,
		DEMO: '0',
		ORIGIN: '',
		DATABASE_URL: '',
		HOST: ''
	};
	const program = startProgram(['server.js'], { env });
	let working = false;
	let writers: Promise<void>[] = [];
	try {
		const port = await portOf(program);
		const cluster = await openCluster({ folder: data });
		const client = new Client({ connectionString: cluster.url() });
		await client.connect();
		const token = `kring_${newSecret()}`;
		const person = newId();
		await client.query(
			`insert into person (id, email, name, created_at) values ($1, 'an@kring.example', 'An', now())`,
			[person]
		);
		await client.query(
			`insert into access_token (id, person_id, name, token_hash, created_at) values (gen_random_uuid(), $1, 'x', $2, now())`,
			[person, secretHash(token)]
		);
		await client.end();
		await cluster.leave();

		// Each writer changes the name and asks again, with the same key, until it is told yes.
		const acknowledged: string[] = [];
		const statuses = new Map<number, number>();
		working = true;
		const write = async (writer: number) => {
			for (let number = 0; working; number++) {
				const name = `An ${writer} ${number}`;
				const key = newId();
				while (working) {
					const answer = await fetch(`http://127.0.0.1:${port}/api/v1/commands/auth.changePerson`, {
						method: 'POST',
						headers: {
							authorization: `Bearer ${token}`,
							'content-type': 'application/json',
							'idempotency-key': key
						},
						body: JSON.stringify({ name, language: 'nl', theme: 'auto' })
					});
					await answer.body?.cancel();
					statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
					if (answer.status === 200) {
						acknowledged.push(name);
						break;
					}
					// As the outbox of a browser does.
					await pause(100);
				}
			}
		};
		writers = Array.from({ length: 3 }, (_, writer) => write(writer));
		for (let kill = 0; kill < KILLS; kill++) {
			const before = acknowledged.length;
			await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(before + 4);
			const pid = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
			process.kill(pid, 'SIGKILL');
			// It works again without anybody's help.
			const then = acknowledged.length;
			await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(then + 2);
		}
		working = false;
		await Promise.all(writers);
		expect([...statuses.keys()].filter((status) => ![200, 429, 503].includes(status))).toEqual([]);

		const again = await openCluster({ folder: data });
		const after = new Client({ connectionString: again.url() });
		await after.connect();
		const { rows } = await after.query(
			`select count(*)::int as receipts from command_receipt where command = 'auth.changePerson'`
		);
		// What was under way at the end may be done and not yet acknowledged: one for each writer at most.
		expect(rows[0].receipts).toBeGreaterThanOrEqual(acknowledged.length);
		expect(rows[0].receipts).toBeLessThanOrEqual(acknowledged.length + writers.length);
		await after.end();
		await again.leave();
	} finally {
		working = false;
		await Promise.allSettled(writers);
		program.process.kill('SIGTERM');
		await program.ended;
		rmSync(folder, { recursive: true, force: true });
	}
}, 120_000);
