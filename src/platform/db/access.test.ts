import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { onPlatform, openDatabase } from './access.ts';

test('a connection that the database ends between two questions of a transaction ends that transaction, not the program', async () => {
	const database = await createTestDatabase();
	const db = openDatabase(database.url);
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
	await db.destroy();
	await database.drop();
});
