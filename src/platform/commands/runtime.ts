import type { Clock } from '#platform/clock/clock.ts';
import type { Db, Trx } from '#platform/db/access.ts';
import type { LiveAppend, StreamCut } from './command.ts';

/** What a running installation consists of; made once at start, and by each test for its own database. */
export interface Runtime {
	db: Db;
	clock: Clock;
	/** The public address, without a slash at the end. */
	origin: string;
	random(): number;
	/** Writes live changes in the transaction of the command (src/live/log.server.ts). */
	appendChanges(
		trx: Trx,
		networkId: string,
		meetingId: string,
		changes: readonly LiveAppend[]
	): Promise<unknown>;
	/** Tells at the commit what is kept nowhere (src/live/log.server.ts). */
	tellPassing(trx: Trx, networkId: string, meetingId: string, change: LiveAppend): Promise<void>;
	/** Closes streams on all nodes when the transaction commits (src/live/log.server.ts). */
	cutStreams(trx: Trx, cut: StreamCut): Promise<void>;
	/** Called after each command that was carried out in a network: what this process remembers of it is old. */
	changed(networkId: string): void;
	/** Puts a job in the queue within the transaction; it runs after commit, again and again until it succeeds. */
	enqueue(trx: Trx, queue: JobQueue, data: { id: string }, startAfter?: Date): Promise<void>;
}

/** The queues that exist. */
export type JobQueue = 'mail' | 'agree' | 'forget' | 'sweep';
