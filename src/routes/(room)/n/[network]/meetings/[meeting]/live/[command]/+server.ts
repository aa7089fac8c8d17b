import { json } from '@sveltejs/kit';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { refuse, type Outcome } from '#platform/commands/outcome.ts';
import { mayDo } from '#platform/limits.ts';
import { inMeeting, statusOf } from '#routes/action.server.ts';
import { findCommand } from '#routes/registry.server.ts';
import { fromHere } from '#routes/room.server.ts';
import type { RequestHandler } from './$types';

const MOST_BYTES = 65_536;

/**
 * Carries out one command of the meeting: the input as JSON, the id of the command as Idempotency-Key. The answer is
 * its outcome; 429 and 5xx are none, and the outbox asks again (L36).
 */
export const POST: RequestHandler = async (event) => {
	fromHere(event);
	const scope = await inMeeting(event);
	const now = { 'x-server-now': String(event.locals.runtime.clock.now().getTime()) };
	const answer = (outcome: Outcome) =>
		json(outcome, { status: outcome.ok ? 200 : statusOf(outcome.reason), headers: now });

	if (!(await mayDo('commands', scope.memberId))) {
		return json(refuse('too_many_tries'), { status: 429, headers: { ...now, 'retry-after': '2' } });
	}
	const key = event.request.headers.get('idempotency-key') ?? '';
	if (!/^[\w-]{8,100}$/.test(key)) return answer(refuse('invalid'));
	const command = findCommand(event.params.command);
	if (!isOfMeeting(command)) return answer(refuse('not_found'));
	const input = await readInput(event.request);
	if (input === undefined) return answer(refuse('invalid'));
	return answer(await execute(event.locals.runtime, command, scope, input, key));
};

function isOfMeeting(command: ReturnType<typeof findCommand>): command is Command<'meeting'> {
	return command?.scope === 'meeting';
}

/** The body as JSON; undefined when it is none, or too long. Stops reading where the limit is. */
async function readInput(request: Request): Promise<unknown> {
	if (!request.headers.get('content-type')?.startsWith('application/json')) return undefined;
	const pieces: Uint8Array[] = [];
	let bytes = 0;
	for await (const piece of request.body ?? []) {
		bytes += piece.byteLength;
		if (bytes > MOST_BYTES) return undefined;
		pieces.push(piece);
	}
	try {
		return JSON.parse(Buffer.concat(pieces).toString('utf8'));
	} catch {
		return undefined;
	}
}
