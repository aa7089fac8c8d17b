import {
	DummyDriver,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	sql,
	Transaction,
	type Dialect
} from 'kysely';
import pg from 'pg';
import { PipelinedDialect, pipelined } from './connections.ts';
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
	return new Kysely<Database>({
		dialect: new PipelinedDialect({
			connectionString: url,
			max: size,
			options: '-c role=kring_app -c idle_in_transaction_session_timeout=20000',
			application_name: 'kring'
		})
	});
}

/**
 * Runs a transaction that sees one network and nothing else. Queries in it that do not wait for each other
 * (`Promise.all`) are sent together.
 */
export function inNetwork<T>(db: Db, networkId: string, run: (trx: Trx) => Promise<T>): Promise<T> {
	return transact(db, 'kring.network', networkId, run);
}

/** Runs a transaction on the tables of the platform: people, logins, doors, mail. Sees no network's content. */
export function onPlatform<T>(db: Db, run: (trx: Trx) => Promise<T>): Promise<T> {
	return transact(db, 'kring.platform', 'on', run);
}

/** What Kysely wants to know of a transaction beside the connection it runs on, none of which it uses. */
const COLD: Dialect = {
	createAdapter: () => new PostgresAdapter(),
	createDriver: () => new DummyDriver(),
	createIntrospector: (db) => new PostgresIntrospector(db),
	createQueryCompiler: () => new PostgresQueryCompiler()
};
const cold = { config: { dialect: COLD }, dialect: COLD, driver: new DummyDriver() };

/**
 * One transaction. Kysely's own waits for `begin` and lets one query go at a time; here `begin`, the setting that row-level
 * security reads and the first queries travel together. Were one of the two refused, the rest of the transaction sees
 * nothing and its commit fails.
 */
function transact<T>(
	db: Db,
	setting: 'kring.network' | 'kring.platform',
	value: string,
	run: (trx: Trx) => Promise<T>
): Promise<T> {
	return db.getExecutor().provideConnection(async (given) => {
		const connection = pipelined(given);
		let over = false;
		const executor = db.getExecutor().withConnectionProvider({
			async provideConnection(use) {
				if (over) throw new Error('A query came after the end of its transaction');
				return use(connection);
			}
		});
		const trx = new Transaction<Database>({ ...cold, executor });
		const entered = Promise.all([
			connection.control('begin'),
			sql`select set_config(${setting}, ${value}, true)`.execute(trx)
		]);
		// Told below; without this a `run` that throws at once would leave it unheard.
		entered.catch(() => undefined);
		try {
			const [result] = await Promise.all([run(trx), entered]);
			over = true;
			if ((await connection.control('commit')) === 'ROLLBACK') throw new Error('The transaction was undone');
			return result;
		} catch (error) {
			over = true;
			// After a commit that failed there is nothing to undo; a connection that cannot even say so is thrown away.
			await connection.control('rollback').catch(() => undefined);
			throw error;
		}
	});
}

/**
 * Lets the running network transaction look at the platform's tables for one question (who has this address?), and
 * takes that right back. For platform/ only.
 */
export async function alsoOnPlatform<T>(trx: Trx, run: (trx: Trx) => Promise<T>): Promise<T> {
	// Sent together: the setting goes first, and were it refused, so is the rest.
	const [, result] = await Promise.all([
		sql`select set_config('kring.platform', 'on', true)`.execute(trx),
		run(trx)
	]);
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
