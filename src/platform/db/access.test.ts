import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId } from '#platform/ids/ids.ts';
import { inNetwork, onPlatform, openDatabase, type Db, type Trx } from './access.ts';

let database: TestDatabase;
let db: Db;
const [one, other] = [newId(), newId()];

beforeAll(async () => {
	database = await createTestDatabase();
	// One connection, so that each transaction follows another on it.
	db = openDatabase(database.url, 1);
	for (const id of [one, other]) await inNetwork(db, id, (trx) => addNetwork(trx, id));
});
afterAll(async () => {
	await db.destroy();
	await database.drop();
});

function addNetwork(trx: Trx, id: string) {
	const now = new Date();
	const row = { id, slug: id, title: id, created_by: id, created_at: now, changed_at: now };
	return trx.insertInto('network').values(row).execute();
}

const networks = (trx: Trx) => trx.selectFrom('network').select('id').execute();

test('transactions that follow each other on one connection each see their own network, prepared statements too', async () => {
	const asked = Array.from({ length: 20 }, (_, turn) => (turn % 2 === 0 ? one : other));
	const seen = await Promise.all(asked.map((id) => inNetwork(db, id, networks)));
	expect(seen).toEqual(asked.map((id) => [{ id }]));
	const setting = await sql<{
		network: string;
	}>`select current_setting('kring.network', true) as network`.execute(db);
	expect(setting.rows[0]?.network ?? '').toBe('');
});

test('queries that are sent together answer each its own', async () => {
	const answers = await inNetwork(db, one, (trx) =>
		Promise.all(
			[1, 2, 3].map((number) => sql<{ number: number }>`select ${number}::int as number`.execute(trx))
		)
	);
	expect(answers.map(({ rows }) => rows[0]?.number)).toEqual([1, 2, 3]);
});

test('when one of the queries that are sent together fails, nothing of the transaction stays, and the connection serves on', async () => {
	const id = newId();
	const failing = inNetwork(db, id, (trx) =>
		Promise.all([addNetwork(trx, id), sql`select 1 / 0`.execute(trx), networks(trx)])
	);
	await expect(failing).rejects.toThrow(/division by zero/);
	expect(await inNetwork(db, id, networks)).toEqual([]);
	const swallowed = inNetwork(db, id, async (trx) => {
		await addNetwork(trx, id);
		await sql`select 1 / 0`.execute(trx).catch(() => undefined);
	});
	await expect(swallowed).rejects.toThrow();
	expect(await inNetwork(db, id, networks)).toEqual([]);
	expect(await inNetwork(db, one, networks)).toEqual([{ id: one }]);
});

test('a query after the end of its transaction is refused: it would run on the connection of somebody else', async () => {
	let kept: Trx | undefined;
	await inNetwork(db, one, (trx) => {
		kept = trx;
		return Promise.resolve();
	});
	await expect(kept && networks(kept)).rejects.toThrow(/after the end/);
});

test('a transaction that says neither network nor platform cannot be begun', async () => {
	await expect(db.transaction().execute(networks)).rejects.toThrow(/inNetwork, onPlatform/);
	expect(await onPlatform(db, (trx) => sql`select 1`.execute(trx))).toBeDefined();
});

test('a migration that widens a table breaks a prepared statement once, and it is prepared anew', async () => {
	const all = () => inNetwork(db, one, (trx) => trx.selectFrom('network').selectAll().execute());
	await all();
	const owner = new Client({ connectionString: database.url });
	await owner.connect();
	await owner.query('alter table network add column test_extra text');
	await owner.end();
	await all().catch(() => undefined);
	expect(await all()).toHaveLength(1);
});

test('a connection that the database ends between two questions of a transaction ends that transaction, not the program', async () => {
	const owner = new Client({ connectionString: database.url });
	await owner.connect();
	const cut = onPlatform(db, async (trx) => {
		const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
		await owner.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
		// The word of the end has come; nobody is asking anything at this moment.
		await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
		await sql`select 1`.execute(trx);
	});
	await expect(cut).rejects.toThrow();
	const { rows } = await onPlatform(db, (trx) => sql<{ one: number }>`select 1 as one`.execute(trx));
	expect(rows).toEqual([{ one: 1 }]);
	await owner.end();
});
