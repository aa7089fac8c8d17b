import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openCluster } from '#platform/db/cluster.ts';
import { newId, newSecret, secretHash } from '#platform/ids/ids.ts';
import { portOf, startProgram } from '#tests/support/program.ts';

/** The built program with the demo networks, on a durable database in a folder of its own. */
export interface Running {
	origin: string;
	databaseUrl: string;
	/** The address of the demo network with fifteen people. */
	slug: string;
	/** A cookie header for somebody of that role in it. */
	cookie(role: 'member' | 'facilitator'): Promise<string>;
	query<T>(statement: string, values?: unknown[]): Promise<T[]>;
	stop(): Promise<void>;
}

/** Starts it and waits until the demo is there. Outside of tests: stop it, also after a failure. */
export async function startRunning(): Promise<Running> {
	const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
	const cluster = await openCluster({ folder });
	const program = startProgram(['server.js'], {
		env: {
			...process.env,
			PORT: '0',
			HOST: '',
			ORIGIN: '',
			SMTP_URL: '',
			DEMO: '1',
			DATABASE_URL: cluster.url()
		}
	});
	const port = await portOf(program);
	await program.says(/facilitator of the demo networks/);
	const client = new Client({ connectionString: cluster.url() });
	await client.connect();
	const query = async <T>(statement: string, values: unknown[] = []): Promise<T[]> =>
		(await client.query(statement, values)).rows;
	const [network] = await query<{ id: string; slug: string }>(
		`select id, slug from network where kind = 'learning_network' limit 1`
	);
	if (!network) throw new Error('the demo is not there');
	return {
		origin: `http://localhost:${port}`,
		databaseUrl: cluster.url(),
		slug: network.slug,
		query,
		async cookie(role) {
			const token = newSecret();
			await client.query(
				`insert into login_session (id, token_hash, kind, person_id, created_at, last_seen_at, expires_at)
				select $1, $2, 'person', person_id, now(), now(), now() + interval '1 day' from member
				where network_id = $3 and role = $4 and person_id is not null limit 1`,
				[newId(), secretHash(token), network.id, role]
			);
			return `kring_login=${token}`;
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
