import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { rule } from '#tests/support/rule.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';

let kring: TestKring;
const [one, other] = [newId(), newId()];

beforeAll(async () => {
	kring = await startKring();
	for (const [id, slug] of [
		[one, 'one'],
		[other, 'other']
	] as const) {
		await inNetwork(kring.runtime.db, id, async (trx) => {
			const now = new Date();
			await trx
				.insertInto('network')
				.values({ id, slug, title: slug, created_by: id, created_at: now, changed_at: now })
				.execute();
			await trx
				.insertInto('promise')
				.values({ network_id: id, id: newId(), position: 1, text: `promise of ${slug}` })
				.execute();
		});
	}
});
afterAll(() => kring.stop());

rule('H75', 'a query sees the network of its scope and nothing of another', async () => {
	const seen = await inNetwork(kring.runtime.db, one, (trx) =>
		trx.selectFrom('promise').select('text').execute()
	);
	expect(seen).toEqual([{ text: 'promise of one' }]);
});

test('without a scope a query sees nothing, in any table of a network', async () => {
	const tables = await sql<{ name: string }>`
		select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
		where c.relkind = 'r' and a.attname = 'network_id' and c.relnamespace = 'public'::regnamespace`.execute(
		kring.runtime.db
	);
	expect(tables.rows.length).toBeGreaterThan(30);
	for (const { name } of tables.rows) {
		const { rows } = await sql`select 1 from ${sql.table(name)}`.execute(kring.runtime.db);
		expect(rows, name).toEqual([]);
	}
});

test('every table of a network is under row-level security', async () => {
	const { rows } = await sql<{ name: string }>`
		select c.relname as name from pg_class c
		where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
			and c.relname <> 'kring_migration'`.execute(kring.runtime.db);
	expect(rows).toEqual([]);
});

test('nothing can be written into another network', async () => {
	const write = inNetwork(kring.runtime.db, one, (trx) =>
		trx
			.insertInto('promise')
			.values({ network_id: other, id: newId(), position: 9, text: 'smuggled' })
			.execute()
	);
	await expect(write).rejects.toThrow(/row-level security/);
	const change = await inNetwork(kring.runtime.db, one, (trx) =>
		trx.updateTable('promise').set({ text: 'changed' }).where('network_id', '=', other).executeTakeFirst()
	);
	expect(change.numUpdatedRows).toBe(0n);
});

test('a reference across networks is impossible, even for the owner of the tables', async () => {
	const meeting = newId();
	await inNetwork(kring.runtime.db, other, (trx) =>
		trx.insertInto('meeting').values({ network_id: other, id: meeting, number: 1 }).execute()
	);
	const cross = inNetwork(kring.runtime.db, one, (trx) =>
		trx.insertInto('live_meeting').values({ network_id: one, meeting_id: meeting }).execute()
	);
	await expect(cross).rejects.toThrow(/foreign key/);
});

test('the platform sees no content of a network', async () => {
	const seen = await onPlatform(kring.runtime.db, (trx) => trx.selectFrom('promise').selectAll().execute());
	expect(seen).toEqual([]);
});

test('a network sees no people, logins or mails of the platform', async () => {
	await inNetwork(kring.runtime.db, one, async (trx) => {
		expect(await trx.selectFrom('person').selectAll().execute()).toEqual([]);
		expect(await trx.selectFrom('login_session').selectAll().execute()).toEqual([]);
		expect(await trx.selectFrom('sign_in').selectAll().execute()).toEqual([]);
	});
});
