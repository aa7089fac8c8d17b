import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { failureCode } from './db/refusal.ts';
import type { Db } from './db/access.ts';

/** A database that needs longer for nothing does not answer, in milliseconds: whoever watches waits no longer either. */
const PATIENCE = 3_000;

/** Whether the database answers at all, and soon; for whoever watches the installation. */
export async function databaseAnswers(db: Db, within = PATIENCE): Promise<boolean> {
	const late = new AbortController();
	const answers = await Promise.race([
		sql`select 1`.execute(db).then(
			() => true,
			() => false
		),
		pause(within, false, { signal: late.signal }).catch(() => false)
	]);
	late.abort();
	return answers;
}

/** What pg says, without a code, of a connection whose other end went away. */
const GONE = /^(Connection terminated|Client has encountered a connection error)/;

/**
 * Whether a failure is that of a database which is away, restarting, or was lost in the middle, and not of what was asked.
 * SQLSTATE classes 08 (connection) and 57P (operator), or the system's own words for the other end being gone.
 */
export function lostDatabase(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (/^(08|57P)|^(ECONNRESET|EPIPE)$/.test(failureCode(error))) return true;
	return ('syscall' in error && error.syscall === 'connect') || GONE.test(error.message);
}
