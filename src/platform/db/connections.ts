import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import {
	PostgresDialect,
	type CompiledQuery,
	type DatabaseConnection,
	type Driver,
	type QueryResult
} from 'kysely';
import pg from 'pg';

/** So many different statements a process prepares; what is built from lists of any length stays without a name. */
const MOST_PREPARED = 500;
/** What PostgreSQL says when a migration gave a table that a prepared statement selects from another shape. */
const RESHAPED = 'cached plan must not change result type';

/**
 * Kysely's dialect over connections that send without waiting: statements of one transaction that do not need each
 * other's answers travel together, and PostgreSQL plans a statement it knows only once.
 */
export class PipelinedDialect extends PostgresDialect {
	readonly #pool: pg.Pool;

	constructor(config: Omit<pg.PoolConfig, 'pipeline' | 'stream'>) {
		const pool = new pg.Pool({ ...config, pipeline: true, stream: () => new GatheringSocket() });
		// Without listeners a database restart would end the process: the pool hears the connections that rest, not one that
		// is lent out and is asked nothing at that moment. The next question on it fails, and that is what gets told.
		pool.on('error', () => undefined);
		pool.on('connect', (client) => client.on('error', () => undefined));
		super({ pool });
		this.#pool = pool;
	}

	override createDriver(): Driver {
		return new PipelinedDriver(this.#pool);
	}
}

type Done = (error?: Error | null) => void;

/** Sends what one turn of the event loop writes in one call to the system: each costs more than the query in it. */
class GatheringSocket extends Socket {
	#gathering = false;

	override write(bytes: string | Uint8Array, done?: Done): boolean;
	override write(bytes: string | Uint8Array, encoding?: BufferEncoding, done?: Done): boolean;
	override write(bytes: string | Uint8Array, second?: BufferEncoding | Done, done?: Done): boolean {
		if (!this.#gathering) {
			this.#gathering = true;
			this.cork();
			setImmediate(() => {
				this.#gathering = false;
				this.uncork();
			});
		}
		return typeof second === 'function' ? super.write(bytes, second) : super.write(bytes, second, done);
	}
}

class PipelinedDriver implements Driver {
	readonly #pool: pg.Pool;
	readonly #prepared = new Map<string, string>();
	#shape = 0;

	constructor(pool: pg.Pool) {
		this.#pool = pool;
	}

	init(): Promise<void> {
		return Promise.resolve();
	}

	async acquireConnection(): Promise<PipelinedConnection> {
		return new PipelinedConnection(await this.#pool.connect(), this);
	}

	/** Transactions are begun in access.ts, which says what they may see. */
	beginTransaction(): Promise<void> {
		return Promise.reject(new Error('A transaction sees a network or the platform: inNetwork, onPlatform'));
	}

	commitTransaction(): Promise<void> {
		return this.beginTransaction();
	}

	rollbackTransaction(): Promise<void> {
		return this.beginTransaction();
	}

	releaseConnection(connection: DatabaseConnection): Promise<void> {
		if (connection instanceof PipelinedConnection) connection.release();
		return Promise.resolve();
	}

	destroy(): Promise<void> {
		return this.#pool.end();
	}

	/** The name under which a statement is prepared; undefined for one of too many. */
	nameOf(statement: string): string | undefined {
		const known = this.#prepared.get(statement);
		if (known !== undefined || this.#prepared.size >= MOST_PREPARED) return known;
		const hash = createHash('sha256').update(statement).digest('base64url').slice(0, 22);
		const name = `k${this.#shape}_${hash}`;
		this.#prepared.set(statement, name);
		return name;
	}

	/** Prepares everything anew, under other names: another version migrated the database below us. */
	forget(): void {
		this.#shape++;
		this.#prepared.clear();
	}
}

class PipelinedConnection implements DatabaseConnection {
	readonly #client: pg.PoolClient;
	readonly #driver: PipelinedDriver;
	#broken = false;

	constructor(client: pg.PoolClient, driver: PipelinedDriver) {
		this.#client = client;
		this.#driver = driver;
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		try {
			const name = this.#driver.nameOf(sql);
			const values = [...parameters];
			const { command, rowCount, rows } = await this.#client.query(
				name === undefined ? { text: sql, values } : { name, text: sql, values }
			);
			const changed = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command) ? rowCount : null;
			return changed === null ? { rows } : { rows, numAffectedRows: BigInt(changed) };
		} catch (error) {
			if (error instanceof Error && error.message === RESHAPED) this.#driver.forget();
			throw error;
		}
	}

	/** Sends a statement of the transaction itself. What it answers is the tag: `COMMIT` that came back as `ROLLBACK` undid all. */
	async control(statement: string): Promise<string> {
		try {
			return (await this.#client.query(statement)).command;
		} catch (error) {
			this.#broken = true;
			throw error;
		}
	}

	async *streamQuery(): AsyncIterableIterator<never> {
		throw new Error('No query of ours is streamed');
	}

	/** Back to the pool, or away with it when a statement of the transaction itself failed. */
	release(): void {
		this.#client.release(this.#broken);
	}
}

export type { PipelinedConnection };

/** The connection as ours. */
export function pipelined(connection: DatabaseConnection): PipelinedConnection {
	if (connection instanceof PipelinedConnection) return connection;
	throw new Error('A connection of another dialect');
}
