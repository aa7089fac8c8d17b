import type { Client } from 'pg';
import { withoutSecretsSql } from '../../mail/secrets.ts';

/** A table as a backup takes it: its stored columns, and an order that every server gives its rows. */
export interface Table {
	name: string;
	columns: string[];
	order: string[];
}

const TABLES = `select c.relname as name,
		array(select attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			and a.attgenerated = '' order by a.attnum) as columns,
		array(select format('%I%s', a.attname, case when a.attcollation <> 0 then ' collate "C"' else '' end)
			from pg_index i, unnest(i.indkey) with ordinality k (attnum, place)
			join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
			where i.indrelid = c.oid and i.indisprimary and a.attnum = k.attnum order by k.place) as order
	from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'kring_migration'
	order by c.relname collate "C"`;

/** The tables of the program, by name. A table without a primary key is refused: it has no order. */
export async function readTables(client: Client): Promise<Table[]> {
	const { rows } = await client.query<Table>(TABLES);
	const loose = rows.find(({ order }) => order.length === 0);
	if (loose !== undefined) throw new Error(`table ${loose.name} has no primary key; a backup needs one`);
	return rows;
}

/** What a column is taken as where that is not what it holds: no mail in a backup carries a working link or code. */
const BLANKED: Record<string, string> = {
	'mail.text': withoutSecretsSql('text'),
	'mail.html': withoutSecretsSql('html'),
	'mail.attachments': "'[]'::jsonb"
};

/** COPY of a whole table in its order: the same rows give the same bytes on every server. */
export function copyOut({ name, columns, order }: Table): string {
	const taken = columns.map((column) => BLANKED[`${name}.${column}`] ?? quote(column));
	return `copy (select ${taken.join(', ')} from ${quote(name)} order by ${order.join(', ')}) to stdout`;
}

/** COPY into a table. */
export function copyIn(table: string, columns: string[]): string {
	return `copy ${quote(table)} (${columns.map(quote).join(', ')}) from stdin`;
}

/** Values as text must not depend on how a server is set. */
export const PLAIN_TEXT =
	"set time zone 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex'; set extra_float_digits = 1";

/** A name as SQL takes it. */
export function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
