/** How loud a line is. */
export type LogLevel = 'info' | 'warn' | 'error';

/**
 * Writes one JSON line. Never pass names, addresses, texts of people, tokens or whole paths: a log is read by people
 * who were not in the room.
 */
export function log(
	level: LogLevel,
	event: string,
	facts: Record<string, string | number | boolean> = {}
): void {
	const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...facts });
	if (level === 'error') process.stderr.write(`${line}\n`);
	else process.stdout.write(`${line}\n`);
}
