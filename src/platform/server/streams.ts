import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const GRACE_MS = 5000;

/** Open responses of a server, so that it can stop at once: an event stream would otherwise keep it for ever. */
export class OpenResponses {
	readonly #open = new Set<ServerResponse>();

	/** Remembers a response until it is over. */
	add(response: ServerResponse): void {
		this.#open.add(response);
		response.once('close', () => this.#open.delete(response));
	}

	/**
	 * Takes no new connections, ends event streams (browsers come back by themselves) and lets every other request
	 * finish, five seconds at most.
	 */
	async drain(server: Server): Promise<void> {
		const closed = new Promise<void>((resolve) => server.close(() => resolve()));
		for (const response of this.#open) {
			if (isStream(response)) response.end();
			else if (!response.headersSent) response.setHeader('connection', 'close');
		}
		server.closeIdleConnections();
		const late = new AbortController();
		await Promise.race([closed, pause(GRACE_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
		late.abort();
		server.closeAllConnections();
		await closed;
	}
}

/** Whether a response is an event stream, which is never compressed and never waited for. Kit sets its headers one by one. */
export function isStream(response: ServerResponse): boolean {
	return String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
