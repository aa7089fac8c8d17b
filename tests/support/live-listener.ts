import type { Hub } from '#live/hub.server.ts';
import { eventReader } from '#live/pair.ts';
import type { Change, MeetingRef, Viewer } from '#live/protocol.ts';
import { resumeOf } from '#live/receiver.server.ts';

/** One event as it came out of a stream. */
export interface HeardEvent {
	name: string;
	id: string;
	body: { now: number; clock?: number; changes?: Change[]; [other: string]: unknown };
}

/** A stream whose every event is kept, for tests of the hub. */
export interface Listener {
	readonly events: HeardEvent[];
	/** The pieces as they were handed over. */
	readonly pieces: Uint8Array[];
	/** How the hub ended it, if it did. */
	ended: 'closed' | 'dropped' | undefined;
	/** Bytes that it pretends not to have read. */
	unread: number;
	/** The texts of the changes told since this was last asked. */
	news(): unknown[];
	/** Where it could go on. */
	place(): string;
	/** Waits until there is an event that this is about. */
	until(wanted: (event: HeardEvent) => boolean): Promise<HeardEvent>;
	leave(): void;
}

/** Opens a stream of this viewer, from `since` if given. */
export function listen(hub: Hub, meeting: MeetingRef, viewer: Viewer, since?: string): Listener {
	const decoder = new TextDecoder();
	const waiting = new Set<() => void>();
	let seen = 0;
	const read = eventReader({
		event: (name, data, id) => {
			listener.events.push({ name, id, body: JSON.parse(data) });
			for (const look of [...waiting]) look();
		}
	});
	const listener: Listener = {
		events: [],
		pieces: [],
		ended: undefined,
		unread: 0,
		news: () => {
			const fresh = listener.events.slice(seen);
			seen = listener.events.length;
			return fresh.flatMap(({ body }) => (body.changes ?? []).map((change) => change.value));
		},
		place: () => listener.events.findLast((event) => event.id !== '')?.id ?? '',
		until: (wanted) =>
			new Promise((resolve) => {
				const look = () => {
					const found = listener.events.find(wanted);
					if (!found) return;
					waiting.delete(look);
					resolve(found);
				};
				waiting.add(look);
				look();
			}),
		leave: () => {}
	};
	const end = (how: 'closed' | 'dropped') => {
		listener.ended ??= how;
		listener.leave();
	};
	listener.leave = hub.join(meeting, viewer, resumeOf(since ?? null), {
		send: (bytes) => {
			listener.pieces.push(bytes);
			read(decoder.decode(bytes));
		},
		unread: () => listener.unread,
		close: () => end('closed'),
		drop: () => end('dropped')
	});
	return listener;
}
