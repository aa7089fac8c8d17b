import type { Connect } from '#live/connection.ts';
import { eventReader } from '#live/pair.ts';

/** What EventSource does in a browser, with fetch: for tests over real HTTP. `address` may differ each time. */
export function fetchSource(address: () => string): Connect {
	return (since, handlers) => {
		const gone = new AbortController();
		const run = async () => {
			const url = new URL(address());
			url.searchParams.set('since', since);
			const { ok, body } = await fetch(url, { signal: gone.signal });
			if (!ok || !body) return;
			const read = eventReader(handlers);
			const decoder = new TextDecoder();
			for await (const bytes of body) read(decoder.decode(bytes, { stream: true }));
		};
		run()
			.catch(() => {})
			.finally(() => {
				if (!gone.signal.aborted) handlers.lost();
			});
		return () => gone.abort();
	};
}
