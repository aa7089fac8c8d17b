import type { Client } from 'pg';

interface Line {
	owner: string;
	line: string;
}

/** What belongs to a table, in the order in which it is written below it. */
const TABLE_PARTS = [
	// Columns
	`select c.relname as owner, format('%s %s%s%s', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
		case when a.attnotnull then ' not null' else '' end,
		case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
			when a.attidentity <> '' then ' generated as identity'
			when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
	from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
	where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname, a.attnum`,
	// Constraints; those that only say "not null" stand with the column
	`select conrelid::regclass::text as owner, format('constraint %s %s', quote_ident(conname), pg_get_constraintdef(oid)) as line
	from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
	order by 1, position(contype::text in 'pufcx'), conname`,
	// Indexes that are no constraint
	`select indrelid::regclass::text as owner, regexp_replace(pg_get_indexdef(indexrelid), '^CREATE ', '') as line
	from pg_index i join pg_class c on c.oid = i.indexrelid
	where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid)
	order by 1, c.relname`,
	`select tgrelid::regclass::text as owner, regexp_replace(pg_get_triggerdef(oid), '^CREATE ', '') as line
	from pg_trigger where not tgisinternal order by 1, tgname`,
	`select relname as owner, case when relforcerowsecurity then 'row level security, forced for the owner' else 'row level security' end as line
	from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity order by 1`,
	`select tablename as owner, format('policy %s %s for %s to %s%s%s', policyname, lower(permissive), lower(cmd),
		array_to_string(roles, ', '), ' using (' || qual || ')', ' with check (' || with_check || ')') as line
	from pg_policies where schemaname = 'public' order by 1, policyname`,
	`select c.relname as owner, format('grant %s to %s', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), g.grantee::regrole) as line
	from pg_class c, aclexplode(c.relacl) g
	where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and g.grantee <> c.relowner and g.grantee <> 0
	group by c.relname, g.grantee order by 1, g.grantee::regrole::text`
];

const FUNCTIONS = `select pg_get_functiondef(p.oid) || coalesce((select string_agg(E'\\n-- grant execute to ' || g.grantee::regrole, '' order by g.grantee)
		from aclexplode(p.proacl) g where g.grantee not in (0, p.proowner)), '') as line
	from pg_proc p where pronamespace = 'public'::regnamespace order by proname, pg_get_function_identity_arguments(p.oid)`;

/**
 * The schema of a database as a text to read and to compare: what all migrations together made. It is no program, only
 * the migrations are run. Sorted by name, so that two databases with the same schema give the same text.
 */
export async function dumpSchema(client: Client): Promise<string> {
	const functions = await client.query<{ line: string }>(FUNCTIONS);
	const tables = new Map<string, string[]>();
	for (const part of TABLE_PARTS) {
		const { rows } = await client.query<Line>(part);
		for (const { owner, line } of rows) tables.set(owner, [...(tables.get(owner) ?? []), `\t${line}`]);
	}
	tables.delete('kring_migration');
	return [
		'-- What the migrations together make, from the catalogue of the database: to read, not to run.\n-- Written by scripts/tables.ts.',
		...functions.rows.map(({ line }) => line.trim()),
		...[...tables].map(([name, lines]) => `table ${name}\n${lines.join('\n')}`)
	]
		.join('\n\n')
		.concat('\n');
}
