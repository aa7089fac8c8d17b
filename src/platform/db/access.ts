import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Database } from './tables.ts';

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

// A date is a day, not an instant; bigint counts here stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Opens the pool with which requests are served: every connection takes the role kring_app, which row-level
 * security binds. Never serve a request as the owner of the tables.
 */
export function openDatabase(url: string, size = 10): Db {
	const pool = new pg.Pool({
		connectionString: url,
		max: size,
		options: '-c role=kring_app -c idle_in_transaction_session_timeout=20000',
		application_name: 'kring'
	});
	// Without listeners a database restart would end the process: the pool hears the connections that rest, not one that
	// is lent out and is asked nothing at that moment. The next question on it fails, and that is what gets told.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Runs a transaction that sees one network and nothing else. */
export function inNetwork<T>(db: Db, networkId: string, run: (trx: Trx) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (trx) => {
		await sql`select set_config('kring.network', ${networkId}, true)`.execute(trx);
		return run(trx);
	});
}

/** Runs a transaction on the tables of the platform: people, logins, doors, mail. Sees no network's content. */
export function onPlatform<T>(db: Db, run: (trx: Trx) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (trx) => {
		await sql`select set_config('kring.platform', 'on', true)`.execute(trx);
		return run(trx);
	});
}

/**
 * Lets the running network transaction look at the platform's tables for one question (who has this address?), and
 * takes that right back. For platform/ only.
 */
export async function alsoOnPlatform<T>(trx: Trx, run: (trx: Trx) => Promise<T>): Promise<T> {
	await sql`select set_config('kring.platform', 'on', true)`.execute(trx);
	const result = await run(trx);
	await sql`select set_config('kring.platform', '', true)`.execute(trx);
	return result;
}

/**
 * Lets the running platform transaction write into one network, for the moment in which that network is made, and
 * takes that right back.
 */
export async function alsoInNetwork<T>(
	trx: Trx,
	networkId: string,
	run: (trx: Trx) => Promise<T>
): Promise<T> {
	await sql`select set_config('kring.network', ${networkId}, true)`.execute(trx);
	const result = await run(trx);
	await sql`select set_config('kring.network', '', true)`.execute(trx);
	return result;
}
