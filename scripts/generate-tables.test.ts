import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '#tests/support/database.ts';
import { dumpSchema } from './dump-schema.ts';
import { generateTables } from './generate-tables.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
	database = await createEmptyDatabase();
	client = new Client({ connectionString: database.url });
	await client.connect();
});

afterAll(async () => {
	await client.end();
	await database.drop();
});

const ORCHARD = `
	create table apple_tree (
		id uuid primary key,
		number bigint generated always as identity,
		state text not null default 'bare' check (state in ('bare', 'in bloom', 'the farmer''s')),
		kind text check (kind is null or kind in ('sweet')),
		only_one text not null check (only_one in ('one')),
		planted_on date,
		picked_at timestamptz not null,
		notes jsonb not null default '{}',
		height double precision not null check (height > 0)
	);
	create table pear (id integer not null, tree_id uuid not null references apple_tree (id), primary key (id, tree_id));
	create index pear_by_tree on pear (tree_id);
	alter table pear enable row level security;
	create policy mine on pear for select using (id > 0);
`;

test('columns become types: lists of texts unions, what the database fills in optional', async () => {
	await client.query(`begin; ${ORCHARD}`);
	const text = await generateTables(client);
	await client.query('rollback');
	expect(text.slice(text.indexOf('export interface AppleTreeTable'))).toBe(`export interface AppleTreeTable {
	id: string;
	number: GeneratedAlways<number>;
	state: Generated<'bare' | 'in bloom' | 'the farmer\\'s'>;
	kind: string | null;
	only_one: 'one';
	planted_on: string | null;
	picked_at: Date;
	notes: DefaultJsonColumn;
	height: number;
}

export interface PearTable {
	id: number;
	tree_id: string;
}

export interface Database {
	apple_tree: AppleTreeTable;
	pear: PearTable;
}
`);
});

test('a type that the driver may give back differently is refused by name', async () => {
	await client.query('begin; create table apple (price numeric)');
	await expect(generateTables(client)).rejects.toThrow(
		'apple.price is numeric: say in scripts/generate-tables.ts'
	);
	await client.query('rollback');
});

test('the dump tells tables, constraints, indexes, policies and grants, and is the same every time', async () => {
	await client.query(`begin; ${ORCHARD}; grant select on pear to kring_app`);
	const text = await dumpSchema(client);
	expect(await dumpSchema(client)).toBe(text);
	await client.query('rollback');
	for (const line of [
		"state text not null default 'bare'::text",
		'constraint pear_tree_id_fkey FOREIGN KEY (tree_id) REFERENCES apple_tree(id)',
		'INDEX pear_by_tree ON public.pear USING btree (tree_id)',
		'row level security',
		'policy mine permissive for select to public using ((id > 0))',
		'grant select to kring_app'
	]) {
		expect(text).toContain(`\t${line}\n`);
	}
});
