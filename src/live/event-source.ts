import { streamEvents, type Connect } from './connection.ts';

/** Opens streams at this address with the browser's own EventSource. */
export function eventSource(address: string): Connect {
	return (since, handlers) => {
		const url = new URL(address, location.href);
		url.searchParams.set('since', since);
		const source = new EventSource(url);
		for (const name of streamEvents) {
			source.addEventListener(name, (event: MessageEvent<string>) => {
				handlers.event(name, event.data, event.lastEventId);
			});
		}
		// The browser's own way of coming back gives up at a 503; the connection comes back itself.
		source.addEventListener('error', () => handlers.lost());
		return () => source.close();
	};
}

/** Calls back when this page may have lost its stream unnoticed, or got the network back (L30). */
export function onWaking(wake: () => void, isLive: () => boolean, offline: () => void): () => void {
	let hiddenAt = 0;
	const seen = () => {
		if (document.visibilityState === 'hidden') hiddenAt = Date.now();
		// A phone that slept for more than a moment has a dead connection that it does not know of.
		else if (!isLive() || Date.now() - hiddenAt > 5_000) wake();
	};
	const shown = (event: PageTransitionEvent) => {
		if (event.persisted) wake();
	};
	document.addEventListener('visibilitychange', seen);
	addEventListener('pageshow', shown);
	addEventListener('online', wake);
	addEventListener('offline', offline);
	return () => {
		document.removeEventListener('visibilitychange', seen);
		removeEventListener('pageshow', shown);
		removeEventListener('online', wake);
		removeEventListener('offline', offline);
	};
}
