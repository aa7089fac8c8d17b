import { PgBoss, fromKysely } from 'pg-boss';
import pg from 'pg';
import type { JobQueue } from '#platform/commands/runtime.ts';
import type { Trx } from '#platform/db/access.ts';
import { log } from '#platform/errors/log.ts';

/** Does one job; throws to have it tried again. */
export type Worker = (data: { id: string }) => Promise<void>;

/** The queues of work that happens after a commit, kept in the same database (pg-boss). */
export class Queue {
	readonly #boss: PgBoss;
	readonly #ownerUrl: string;
	readonly #retryDelay: number;

	/**
	 * @param ownerUrl the database as the owner of the tables: the queue keeps its own schema
	 * @param retryDelay seconds until a job that failed is tried again for the first time; then longer and longer
	 */
	constructor(ownerUrl: string, retryDelay = 5) {
		this.#ownerUrl = ownerUrl;
		this.#retryDelay = retryDelay;
		this.#boss = new PgBoss({
			connectionString: ownerUrl,
			application_name: 'kring jobs',
			max: 3,
			useListenNotify: true
		});
		this.#boss.on('error', (error) => log('error', 'queue', { error: error.message }));
	}

	/** Starts the queues and lets the app role put jobs in them. */
	async start(workers: Record<JobQueue, Worker>): Promise<void> {
		await this.#boss.start();
		for (const [name, worker] of Object.entries(workers)) {
			await this.#boss.createQueue(name, {
				retryLimit: 12,
				retryDelay: this.#retryDelay,
				retryBackoff: true,
				retryDelayMax: 900,
				notify: true
			});
			await this.#boss.work<{ id: string }>(
				name,
				{ pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 },
				async (jobs) => {
					for (const job of jobs) await worker(job.data);
				}
			);
		}
		// At night, by one node of however many there are.
		await this.#boss.schedule('sweep', '20 3 * * *', { id: 'sweep' });
		const owner = new pg.Client({ connectionString: this.#ownerUrl });
		await owner.connect();
		try {
			await owner.query(
				'grant usage on schema pgboss to kring_app; grant select, insert, update on all tables in schema pgboss to kring_app; grant execute on all functions in schema pgboss to kring_app'
			);
		} finally {
			await owner.end();
		}
	}

	/** Puts a job in the queue within a transaction: rolled back with it. */
	async enqueue(trx: Trx, queue: JobQueue, data: { id: string }, startAfter?: Date): Promise<void> {
		await this.#boss.send(queue, data, { db: fromKysely(trx), ...(startAfter ? { startAfter } : {}) });
	}

	/** Lets running jobs end and stops. */
	async stop(): Promise<void> {
		await this.#boss.stop({ graceful: true, timeout: 3000 });
	}
}
