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
