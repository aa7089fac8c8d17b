/**
 * The program cannot start, and the person who started it can mend that. The message is one sentence that says what is
 * wrong and what to do; whoever catches it prints the message without a stack trace and leaves with exit code 1.
 */
export class StartRefusal extends Error {
	override name = 'StartRefusal';
}

/** The system's short name of a failure (EACCES, ECONNREFUSED, a SQLSTATE), or an empty string. */
export function failureCode(error: unknown): string {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What went wrong in one line: an AggregateError (a host with several addresses) has an empty message of its own. */
export function failureText(error: unknown): string {
	if (error instanceof AggregateError) return error.errors.map(failureText).join('; ');
	return error instanceof Error ? error.message : String(error);
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
