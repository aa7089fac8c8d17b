import { sql } from 'kysely';
import { failureCode } from './db/refusal.ts';
import type { Db } from './db/access.ts';

/** Whether the database answers at all; for whoever watches the installation. */
export function databaseAnswers(db: Db): Promise<boolean> {
	return sql`select 1`.execute(db).then(
		() => true,
		() => false
	);
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
