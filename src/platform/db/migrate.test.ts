import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { startProgram } from '#tests/support/program.ts';
import { ensureAppRole, migrate } from './migrate.ts';
import { StartRefusal } from './refusal.ts';

const EXAMPLE = join(import.meta.dirname, '..', '..', '..', 'tests', 'fixtures', 'migrations');

let folder = '';
let database: TestDatabase;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'kring-migrations-'));
	cpSync(EXAMPLE, folder, { recursive: true });
	database = await createEmptyDatabase();
});

afterEach(async () => {
	rmSync(folder, { recursive: true });
	await database.drop();
});

async function ask(statement: string, url = database.url): Promise<unknown[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query(statement).finally(() => client.end());
	return rows;
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
	const error = await attempt.catch((reason: unknown) => reason);
	if (!(error instanceof StartRefusal)) throw new Error(`not refused: ${String(error)}`, { cause: error });
	return error.message;
}

test('migrations are applied in order, once', async () => {
	expect(await migrate(database.url, folder)).toEqual(['0001_apples', '0002_pears']);
	expect(await migrate(database.url, folder)).toEqual([]);
	expect(await ask('select count(*)::int from pear')).toEqual([{ count: 1 }]);
});

test('the role that serves requests exists, cannot log in and can be taken by the owner', async () => {
	await migrate(database.url, folder);
	expect(
		await ask("select rolcanlogin, rolbypassrls, rolsuper from pg_roles where rolname = 'kring_app'")
	).toEqual([{ rolcanlogin: false, rolbypassrls: false, rolsuper: false }]);
	await ask('set role kring_app');
});

test('a role of that name that may pass the policies is refused, with what to do', async () => {
	const client = new Client({ connectionString: database.url });
	await client.connect();
	for (const may of ['bypassrls', 'superuser']) {
		// Roles belong to the whole server: what is not committed, nobody else sees.
		await client.query(`begin; alter role kring_app ${may}`);
		expect(await refusal(ensureAppRole(client))).toMatch(/alter role kring_app nosuperuser nobypassrls/);
		await client.query('rollback');
	}
	await ensureAppRole(client);
	await client.end();
});

test('a migration that was edited after it was applied is refused, by name', async () => {
	await migrate(database.url, folder);
	writeFileSync(join(folder, '0001_apples.sql'), 'create table apple (id integer primary key);');
	expect(await refusal(migrate(database.url, folder))).toMatch(/^Migration 0001_apples was edited/);
});

test('line ends of another system are no edit', async () => {
	await migrate(database.url, folder);
	writeFileSync(
		join(folder, '0001_apples.sql'),
		'create table apple (id integer primary key, name text);\r\n'
	);
	expect(await migrate(database.url, folder)).toEqual([]);
});

test('a database of a newer version is refused', async () => {
	await migrate(database.url, folder);
	rmSync(join(folder, '0002_pears.sql'));
	expect(await refusal(migrate(database.url, folder))).toMatch(
		/migration 0002_pears, which this Kring does not know/
	);
});

test('a migration that slips in before an applied one is refused', async () => {
	rmSync(join(folder, '0001_apples.sql'));
	writeFileSync(join(folder, '0002_pears.sql'), 'select 1;');
	await migrate(database.url, folder);
	writeFileSync(join(folder, '0001_apples.sql'), 'select 1;');
	expect(await refusal(migrate(database.url, folder))).toMatch(/0001_apples comes before 0002_pears/);
});

test('a broken migration names file and line, and leaves nothing of itself', async () => {
	writeFileSync(
		join(folder, '0003_broken.sql'),
		'create table plum (id integer);\n\nselect nothing from nowhere;\n'
	);
	expect(await refusal(migrate(database.url, folder))).toMatch(
		/^Migration 0003_broken\.sql:3 does not work .*\(relation "nowhere" does not exist\)/
	);
	expect(await ask("select name from kring_migration where name like '0003%'")).toEqual([]);
	expect(await ask("select to_regclass('plum') as plum, to_regclass('pear') is not null as pear")).toEqual([
		{ plum: null, pear: true }
	]);
});

test('processes that migrate at the same time apply everything once', async () => {
	const programs = Array.from({ length: 4 }, () =>
		startProgram(['tests/support/migrate-process.ts', database.url, folder])
	);
	const said = await Promise.all(programs.map((program) => program.says(/^applied/)));
	expect(said.sort()).toEqual(['applied', 'applied', 'applied', 'applied 0001_apples 0002_pears']);
});

test('a killed migration starts again', async () => {
	writeFileSync(join(folder, '0003_slow.sql'), 'create table plum (id integer); select pg_sleep(600);');
	const program = startProgram(['tests/support/migrate-process.ts', database.url, folder]);
	const sleeping = "select pid from pg_stat_activity where query like '%pg_sleep(600);' and state = 'active'";
	while ((await ask(sleeping)).length === 0) await ask('select');
	program.process.kill('SIGKILL');
	await program.ended;
	// The killed program's server process would sleep on for ten minutes.
	await ask(`select pg_terminate_backend(pid) from (${sleeping}) as left_over`);
	writeFileSync(join(folder, '0003_slow.sql'), 'create table plum (id integer);');
	expect(await migrate(database.url, folder)).toEqual(['0003_slow']);
});

test('a server that does not answer is refused without telling the password', async () => {
	const message = await refusal(migrate('postgresql://kring:geheim@127.0.0.1:41999/kring', folder));
	expect(message).toMatch(/^The database at 127\.0\.0\.1:41999\/kring cannot be reached .*DATABASE_URL/);
	expect(message).not.toContain('geheim');
});

test('each test database is a copy of its own', async () => {
	const [one, two] = await Promise.all([createTestDatabase(EXAMPLE), createTestDatabase(EXAMPLE)]);
	await ask('delete from pear', one.url);
	expect(await ask('select count(*)::int from pear', two.url)).toEqual([{ count: 1 }]);
	await Promise.all([one.drop(), two.drop()]);
});
