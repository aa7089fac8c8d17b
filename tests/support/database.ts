import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, readMigrations } from '#platform/db/migrate.ts';
import type { Cluster } from '#platform/db/cluster.ts';
import { openTestCluster } from './test-cluster.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations');
const TEMPLATE_LOCK = 7_305_413;

/** A migrated database for one test file, as its owner. */
export interface TestDatabase {
	url: string;
	/** Cuts off whoever is connected and removes it. */
	drop(): Promise<void>;
}

let own: Promise<Cluster> | undefined;

/**
 * The server of the tests, as the URL of its `postgres` database: the one that the global setup of this run started, or
 * KRING_TEST_SERVER where a script (the journeys, a bench) brings its own, else one that this process starts.
 */
export async function testServer(): Promise<string> {
	const given = process.env['KRING_TEST_SERVER'];
	if (given !== undefined) return given;
	own ??= openTestCluster();
	return (await own).url('postgres');
}

/** Leaves the server, if this process started it: only for programs that run outside of vitest. */
export async function leaveTestServer(): Promise<void> {
	await (await own)?.leave();
	own = undefined;
}

/**
 * A database of one's own, copied from a template that is built once for each state of the migrations.
 * @param migrations folder with the migrations; the program's own by default
 */
export async function createTestDatabase(migrations = MIGRATIONS): Promise<TestDatabase> {
	const server = await testServer();
	const template = await ensureTemplate(server, migrations);
	// The number of the process tells later runs whether anybody still uses it.
	const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
	// Copied as files: through the log, as is usual, it takes three times as long.
	await run(server, `create database ${name} template ${template} strategy file_copy`);
	return { url: on(server, name), drop: () => run(server, `drop database if exists ${name} with (force)`) };
}

/** An empty database, not migrated. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
	const server = await testServer();
	const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
	await run(server, `create database ${name} template template0`);
	return { url: on(server, name), drop: () => run(server, `drop database if exists ${name} with (force)`) };
}

/** Builds the template when it is missing, and removes what earlier runs and earlier migrations left. */
export async function ensureTemplate(server: string, migrations = MIGRATIONS): Promise<string> {
	const sums = readMigrations(migrations).map(({ name, checksum }) => `${name} ${checksum}`);
	const template = `template_${createHash('sha256').update(sums.join('\n')).digest('hex').slice(0, 16)}`;
	const client = await connect(server);
	try {
		const known = () => client.query('select from pg_database where datname = $1', [template]);
		if ((await known()).rowCount === 1) return template;
		await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
		if ((await known()).rowCount === 1) return template;
		const draft = `draft_${template}`;
		await client.query(`drop database if exists ${draft} with (force)`);
		await client.query(`create database ${draft} template template0`);
		await migrate(on(server, draft), migrations);
		// A template that nobody can connect to is always free to be copied.
		await client.query(`alter database ${draft} allow_connections false`);
		await client.query(`alter database ${draft} rename to ${template}`);
		return template;
	} finally {
		await client.end();
	}
}

/** Removes the databases of runs that are over, and the templates of other states of the migrations. */
export async function sweep(server: string, keep: string): Promise<void> {
	const client = await connect(server);
	const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
	for (const { datname } of rows) {
		const pid = /^test_(\d+)_/.exec(datname)?.[1];
		const isOld =
			pid === undefined ? /^template_[0-9a-f]{16}$/.test(datname) && datname !== keep : !isAlive(Number(pid));
		if (isOld) await client.query(`drop database if exists ${datname} with (force)`);
	}
	await client.end();
}

function on(server: string, database: string): string {
	const url = new URL(server);
	url.pathname = `/${database}`;
	return url.href;
}

async function connect(url: string): Promise<Client> {
	const client = new Client({ connectionString: url });
	await client.connect();
	return client;
}

async function run(url: string, statement: string): Promise<void> {
	const client = await connect(url);
	await client.query(statement).finally(() => client.end());
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
