import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inNetwork, onPlatform, type Trx } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';

// Row-level security, table by table: each holds a row of two networks, and whoever forgot a `where` is tried on all of
// them. The rows are made up from the catalogue, so that a new table is in here on the day that it is made.

/** Tables outside of networks: only the platform sees them. */
const PLATFORM = ['access_token', 'login_session', 'person', 'setting', 'sign_in'];
/** Tables of networks that the platform works with too, and what it may do there beside reading. */
const SHARED: Record<string, 'reads' | 'writes'> = {
	command_receipt: 'writes',
	door: 'writes',
	mail: 'writes',
	member: 'reads',
	network: 'reads'
};
/** The column that names the network, where it is not called network_id. */
const KEYS: Record<string, string> = { command_receipt: 'place', network: 'id' };
/** What a made-up row holds, by the type of the column. */
const VALUES: Record<string, () => string> = {
	uuid: () => `'${newId()}'`,
	text: () => `'${newId()}'`,
	bytea: () => `'\\x${newId().replaceAll('-', '')}'`,
	jsonb: () => `'{}'`,
	boolean: () => 'false',
	date: () => `'2026-11-26'`,
	'timestamp with time zone': () => 'now()',
	'text[]': () => `'{}'`,
	'uuid[]': () => `'{}'`
};

interface Table {
	name: string;
	columns: { name: string; type: string; filled: boolean }[];
}

let kring: TestKring;
let tables: Table[];
const [one, other] = [newId(), newId()];

const keyOf = (name: string) => KEYS[name] ?? 'network_id';
const isOfPlatform = (name: string) => PLATFORM.includes(name);
const ofNetworks = () => tables.map(({ name }) => name).filter((name) => !isOfPlatform(name));

/** A row of this network that breaks no rule but, perhaps, that of the rows. */
function insertion({ name, columns }: Table, networkId: string): string {
	const key = keyOf(name);
	const given = columns.filter((column) => !column.filled || column.name === key);
	const values = given.map((column) =>
		column.name === key ? `'${networkId}'` : (VALUES[column.type] ?? (() => '1'))()
	);
	return `insert into "${name}" (${given.map((column) => `"${column.name}"`).join(', ')}) values (${values.join(', ')})`;
}

beforeAll(async () => {
	kring = await startKring();
	const owner = new Client({ connectionString: kring.url });
	await owner.connect();
	const { rows } = await owner.query<{ table: string; column: string; type: string; filled: boolean }>(`
		select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
			not a.attnotnull or a.atthasdef or a.attidentity <> '' as filled
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'kring_migration'
		order by c.relname, a.attnum`);
	tables = [...Map.groupBy(rows, (row) => row.table)].map(([name, columns]) => ({
		name,
		columns: columns.map(({ column, type, filled }) => ({ name: column, type, filled }))
	}));
	// What a row must otherwise be is not the question here: no reference has to lead anywhere, no text has to be a state.
	const { rows: checks } = await owner.query<{ table: string; name: string }>(`
		select conrelid::regclass::text as table, conname as name from pg_constraint
		where contype in ('c', 'f') and connamespace = 'public'::regnamespace and conrelid <> 0`);
	for (const check of checks)
		await owner.query(`alter table ${check.table} drop constraint if exists "${check.name}" cascade`);
	for (const table of tables) {
		await owner.query(insertion(table, one));
		if (!isOfPlatform(table.name)) await owner.query(insertion(table, other));
	}
	await owner.end();
}, 60_000);
afterAll(() => kring.stop());

type Enter = <T>(run: (trx: Trx) => Promise<T>) => Promise<T>;
const inOne: Enter = (run) => inNetwork(kring.runtime.db, one, run);
/** A transaction that forgot to say for whom it is. */
const nowhere: Enter = (run) => inNetwork(kring.runtime.db, '', run);
const platform: Enter = (run) => onPlatform(kring.runtime.db, run);

/** Carries out a statement, takes it back, and says how many rows it was about. */
async function about(enter: Enter, statement: string): Promise<number> {
	let count = -1;
	const undone = new Error('undone');
	await enter(async (trx) => {
		const result = await sql.raw<object>(statement).execute(trx);
		count = result.numAffectedRows === undefined ? result.rows.length : Number(result.numAffectedRows);
		throw undone;
	}).catch((error: unknown) => {
		if (error !== undone) throw error;
	});
	return count;
}

/** How many rows of a table one can read, change and take away. */
async function reach(enter: Enter, name: string): Promise<[number, number, number]> {
	const column = tables.find((table) => table.name === name)?.columns[0]?.name ?? '';
	return [
		await about(enter, `select 1 from "${name}"`),
		await about(enter, `update "${name}" set "${column}" = "${column}"`),
		await about(enter, `delete from "${name}"`)
	];
}

const tableOf = (name: string): Table => {
	const found = tables.find((table) => table.name === name);
	if (!found) throw new Error(`no table ${name}`);
	return found;
};

describe('in the scope of a network', () => {
	test('every table shows and changes the rows of that network and no other', async () => {
		for (const name of ofNetworks()) expect(await reach(inOne, name), name).toEqual([1, 1, 1]);
	});

	test('nothing is written into another network, nor moved to it', async () => {
		for (const name of ofNetworks()) {
			await expect(about(inOne, insertion(tableOf(name), other)), name).rejects.toThrow(/row-level security/);
			const move = `update "${name}" set "${keyOf(name)}" = '${newId()}'`;
			await expect(about(inOne, move), name).rejects.toThrow(/row-level security/);
			// What says that there is one already was let in by the policy.
			const own = await about(inOne, insertion(tableOf(name), one)).catch(String);
			expect(String(own), name).toMatch(/^1$|duplicate key/);
		}
	});

	test('people, logins and tokens are not there, and cannot be made', async () => {
		for (const name of PLATFORM) {
			expect(await reach(inOne, name), name).toEqual([0, 0, 0]);
			await expect(about(inOne, insertion(tableOf(name), one)), name).rejects.toThrow(/row-level security/);
		}
	});
});

describe('without a scope', () => {
	test('no table shows, changes or takes a row', async () => {
		for (const table of tables) {
			expect(await reach(nowhere, table.name), table.name).toEqual([0, 0, 0]);
			await expect(about(nowhere, insertion(table, other)), table.name).rejects.toThrow(/row-level security/);
		}
	});
});

describe('on the platform', () => {
	test('what a group said is not there; of networks only what a door needs', async () => {
		for (const name of ofNetworks()) {
			const may = SHARED[name];
			const expected = may === undefined ? [0, 0, 0] : may === 'reads' ? [2, 0, 0] : [2, 2, 2];
			expect(await reach(platform, name), name).toEqual(expected);
			if (may === 'writes') continue;
			await expect(about(platform, insertion(tableOf(name), other)), name).rejects.toThrow(
				/row-level security/
			);
		}
	});
});

test('nothing leads round the policies: no view, no function with rights of its own, no role that may more', async () => {
	const owner = new Client({ connectionString: kring.url });
	await owner.connect();
	const asked = async (text: string) =>
		(await owner.query<{ name: string }>(text)).rows.map(({ name }) => name);
	const own = `'public'::regnamespace`;
	expect(
		await asked(`select relname as name from pg_class where relkind in ('v', 'm') and relnamespace = ${own}`)
	).toEqual([]);
	expect(
		await asked(`select proname as name from pg_proc where prosecdef and pronamespace = ${own}`)
	).toEqual([]);
	expect(
		await asked(`select relname as name from pg_class c where relkind in ('r', 'p') and relnamespace = ${own}
			and not relrowsecurity and has_table_privilege('kring_app', c.oid, 'select, insert, update, delete, truncate')`)
	).toEqual([]);
	expect(
		await asked(`select rolname as name from pg_roles r where rolname = 'kring_app' and (rolsuper or rolbypassrls
			or rolcreaterole or rolcanlogin or exists (select from pg_auth_members where member = r.oid)
			or exists (select from pg_class where relowner = r.oid))`)
	).toEqual([]);
	await owner.end();
});
