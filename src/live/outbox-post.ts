import { refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { KeptCommand } from './outbox-store.ts';

/** What came of sending: an outcome, or `later`; `broken` is a server that failed at just this command. */
export type Answer =
	| { readonly definite: Outcome }
	| { readonly later: true; readonly broken: boolean; readonly after?: number };

/** Sends one command and says whether the answer is definite. Does not throw. */
export type Post = (item: KeptCommand) => Promise<Answer>;

const patience = 10_000;
/** Browsers send at most 64 kB behind the back of a page that is left. */
const mostBehindBack = 60_000;

/**
 * Posts commands to `<address>/<command>`: the input as JSON, the id as Idempotency-Key. Every 2xx or 4xx is definite,
 * save those that say "not now"; whatever else happens, the command is sent again (L36).
 */
export function httpPost(address: string, now: (server: number, asked: number) => void = () => {}): Post {
	return async ({ id, command, input }) => {
		const asked = Date.now();
		const body = JSON.stringify(input);
		try {
			const response = await fetch(`${address}/${encodeURIComponent(command)}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': id },
				body,
				keepalive: body.length < mostBehindBack,
				signal: AbortSignal.timeout(patience)
			});
			const server = Number(response.headers.get('x-server-now'));
			if (server > 0) now(server, asked);
			return answerOf(response.status, await response.text(), response.headers.get('retry-after'));
		} catch {
			return { later: true, broken: false };
		}
	};
}

/** Reads an answer of the server. */
export function answerOf(status: number, text: string, retryAfter: string | null): Answer {
	if (status === 408 || status === 425 || status === 429 || status >= 500 || status < 200) {
		const after = Number(retryAfter) * 1_000;
		return { later: true, broken: status === 500, ...(after > 0 ? { after } : {}) };
	}
	const outcome = outcomeOf(text);
	if (outcome) return { definite: outcome };
	// A page where an answer should be: a portal of the network that wants a login first, or a proxy.
	if (status < 400) return { later: true, broken: false };
	if (status === 401) return { definite: refuse('not_signed_in') };
	return { definite: refuse(status === 403 ? 'not_allowed' : status === 404 ? 'not_found' : 'invalid') };
}

function outcomeOf(text: string): Outcome | undefined {
	try {
		const body: unknown = JSON.parse(text);
		if (typeof body !== 'object' || body === null || !('ok' in body)) return undefined;
		if (body.ok === true) return { ok: true, value: 'value' in body ? body.value : undefined };
		if (!('reason' in body) || typeof body.reason !== 'string') return undefined;
		return 'fields' in body && isTexts(body.fields) ? refuse(body.reason, body.fields) : refuse(body.reason);
	} catch {
		return undefined;
	}
}

function isTexts(fields: unknown): fields is Record<string, string> {
	return (
		typeof fields === 'object' &&
		fields !== null &&
		Object.values(fields).every((text) => typeof text === 'string')
	);
}
