import type { Client } from 'pg';

interface Column {
	table: string;
	name: string;
	type: string;
	required: boolean;
	filled: 'never' | 'by default' | 'always';
	/** Definitions of the checks that look at this column alone. */
	checks: string[];
}

const COLUMNS = `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required,
		case when a.attgenerated <> '' or a.attidentity = 'a' then 'always'
			when a.atthasdef or a.attidentity = 'd' then 'by default' else 'never' end as filled,
		array(select pg_get_constraintdef(k.oid) from pg_constraint k
			where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] order by k.conname) as checks
	from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'kring_migration'
	order by c.oid, a.attnum`;

/** How the driver gives a value back, with the parsers that src/platform/db/access.ts sets. */
const TYPES: Record<string, string> = {
	uuid: 'string',
	text: 'string',
	'text[]': 'string[]',
	'uuid[]': 'string[]',
	citext: 'string',
	date: 'string',
	boolean: 'boolean',
	smallint: 'number',
	integer: 'number',
	'integer[]': 'number[]',
	bigint: 'number',
	real: 'number',
	'double precision': 'number',
	'timestamp with time zone': 'Date',
	bytea: 'Buffer',
	jsonb: 'Json'
};

const HEAD = `// Made from the database by scripts/tables.ts; change a migration instead and generate again.
import type { KINDS } from 'kysely';

/** A JSON value as it stands in a jsonb column. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** jsonb: read as a value, written as a JSON string. */
export type JsonColumn = ColumnType<Json, string, string>;
/** jsonb with a default in the database. */
export type DefaultJsonColumn = ColumnType<Json, string | undefined, string>;
/** jsonb that may be null. */
export type NullableJsonColumn = ColumnType<Json | null, string | null | undefined, string | null>;
`;

/** The tables of a database as types for Kysely: src/platform/db/tables.ts. */
export async function generateTables(client: Client): Promise<string> {
	const { rows } = await client.query<Column>(COLUMNS);
	const tables = Map.groupBy(rows, (column) => column.table);
	const interfaces = [...tables].map(([table, columns]) => {
		const lines = columns.map((column) => `\t${column.name}: ${columnType(column)};`);
		return `export interface ${interfaceName(table)} {\n${lines.join('\n')}\n}\n`;
	});
	const list = [...tables.keys()].map((table) => `\t${table}: ${interfaceName(table)};`);
	const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter(
		(kind) => kind === 'ColumnType' || interfaces.some((text) => text.includes(`${kind}<`))
	);
	const head = HEAD.replace('KINDS', used.join(', '));
	return [head, ...interfaces, `export interface Database {\n${list.join('\n')}\n}\n`].join('\n');
}

/** The type of one column: a check that lists texts becomes a union of them. */
export function columnType({ table, name, type, required, filled, checks }: Column): string {
	if (type === 'jsonb') {
		if (!required) return 'NullableJsonColumn';
		return filled === 'never' ? 'JsonColumn' : 'DefaultJsonColumn';
	}
	const plain = checks.map(listedTexts).find((texts) => texts !== null) ?? TYPES[type];
	if (plain === undefined) {
		throw new Error(
			`${table}.${name} is ${type}: say in scripts/generate-tables.ts how the driver gives it back`
		);
	}
	const value = required ? plain : `${plain} | null`;
	if (filled === 'always') return `GeneratedAlways<${value}>`;
	return filled === 'by default' ? `Generated<${value}>` : value;
}

/** 'a' | 'b' for CHECK ((state = ANY (ARRAY['a'::text, 'b'::text]))) or for one text; null for any other check. */
function listedTexts(check: string): string | null {
	const list = /^CHECK \(\(\(?\w+ = (?:ANY \(ARRAY\[(.+)\]\)|('(?:[^']|'')+'::text))\)\)?$/.exec(check);
	const texts = (list?.[1] ?? list?.[2])?.match(/'(?:[^']|'')*'(?=::text)/g);
	if (texts === undefined || texts === null) return null;
	return texts.map((text) => `'${text.slice(1, -1).replaceAll("''", "\\'")}'`).join(' | ');
}

function interfaceName(table: string): string {
	return `${table.replaceAll(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase())}Table`;
}
