import { Client, DatabaseError } from 'pg';
import { failureText, StartRefusal } from './refusal.ts';

/** Oldest PostgreSQL whose features the migrations use. */
const OLDEST = 15;

/**
 * Connects as the owner of the database, for migrations, backup and restore. Never serve a request with it: row-level
 * security does not hold for the owner.
 * @throws StartRefusal when nobody answers, when the server is too old or when the database is not in UTF-8
 */
export async function connectOwner(url: string): Promise<Client> {
	const client = new Client({
		connectionString: url,
		application_name: 'kring owner',
		connectionTimeoutMillis: 10_000
	});
	client.on('error', () => undefined);
	try {
		await client.connect();
	} catch (error) {
		await client.end().catch(() => undefined);
		throw new StartRefusal(
			`The database at ${describe(url)} cannot be reached (${failureText(error)}): ` +
				'see that the server runs and that DATABASE_URL has the right host, name, user and password.'
		);
	}
	const { rows } = await client.query<{ version: number; encoding: string }>(
		"select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding"
	);
	const { version = 0, encoding = '' } = rows[0] ?? {};
	if (version >= OLDEST && encoding === 'UTF8') return client;
	await client.end();
	throw new StartRefusal(
		version < OLDEST
			? `The database at ${describe(url)} runs PostgreSQL ${version}; Kring needs ${OLDEST} or newer: upgrade it or take another.`
			: `The database at ${describe(url)} is in ${encoding}; Kring needs one made with encoding 'UTF8'.`
	);
}

/** Host and name of a database for a message, without user and password. */
function describe(url: string): string {
	try {
		const { hostname, port, pathname, searchParams } = new URL(url);
		return `${searchParams.get('host') ?? hostname}${port === '' ? '' : `:${port}`}${pathname}`;
	} catch {
		return 'DATABASE_URL';
	}
}

/** Where in a SQL text a refused statement stands: PostgreSQL counts characters, people count lines. */
export function lineOf(sql: string, error: unknown): number | null {
	if (!(error instanceof DatabaseError) || error.position === undefined) return null;
	return sql.slice(0, Number(error.position)).split('\n').length;
}
