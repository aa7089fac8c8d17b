import { Channel } from './channel.svelte.ts';
import { streamEvents, type Connect, type StreamHandlers } from './connection.ts';
import { Hub } from './hub.server.ts';
import type { Bus, ReadLog } from './log.ts';
import { MemoryLog } from './memory-log.ts';
import type { Append, MeetingRef, Viewer } from './protocol.ts';
import { resumeOf } from './receiver.server.ts';
import { readStart } from './view.server.ts';

/** Reads Server-Sent Events from pieces of text. */
export function eventReader(handlers: Pick<StreamHandlers, 'event'>): (text: string) => void {
	let rest = '';
	let id = '';
	return (text) => {
		const blocks = (rest + text).split('\n\n');
		rest = blocks.pop() ?? '';
		for (const block of blocks) {
			const fields = new Map<string, string>();
			for (const line of block.split('\n')) {
				const colon = line.indexOf(': ');
				fields.set(line.slice(0, colon), line.slice(colon + 2));
			}
			id = fields.get('id') ?? id;
			const name = streamEvents.find((one) => one === fields.get('event'));
			if (name) handlers.event(name, fields.get('data') ?? '', id);
		}
	};
}

/** What happens to the bytes of a stream on their way, for tests. */
export interface Wire {
	/** Sees every piece that left the hub. */
	readonly sent?: (viewer: Viewer, text: string) => void;
	/** Whether the hub can be reached at all. */
	readonly reachable?: () => boolean;
	/** Is given a function that breaks the stream as a lost network does. */
	readonly opened?: (breakOff: () => void) => void;
}

/** A connection of a viewer to whatever hub there is at that moment, without a network. */
export function memoryConnect(hub: () => Hub, meeting: MeetingRef, viewer: Viewer, wire: Wire = {}): Connect {
	return (since, handlers) => {
		let open = true;
		let leave = () => {};
		const end = () => {
			if (!open) return;
			open = false;
			leave();
			queueMicrotask(() => handlers.lost());
		};
		if (hub().closed || wire.reachable?.() === false) {
			end();
			return () => {};
		}
		const hear = eventReader(handlers);
		const decoder = new TextDecoder();
		leave = hub().join(meeting, viewer, resumeOf(since), {
			send: (bytes) => {
				const text = decoder.decode(bytes);
				wire.sent?.(viewer, text);
				queueMicrotask(() => open && hear(text));
			},
			unread: () => 0,
			close: () => queueMicrotask(end),
			drop: () => queueMicrotask(end)
		});
		wire.opened?.(end);
		return () => {
			open = false;
			leave();
		};
	};
}

/** A meeting whose hub and surfaces stand in one process: for the tests of steps and features. */
export interface Pair {
	readonly meeting: MeetingRef;
	readonly hub: Hub;
	/** Appends as a command does, and waits until the surfaces have been told. */
	append(...changes: Append[]): Promise<number>;
	/** A surface of this viewer, live. */
	surface(viewer: Viewer): Promise<Channel>;
	close(): Promise<void>;
}

/** Joins hub and channels without network or database; with a log and bus given, over those. */
export async function livePair(
	log: { append: MemoryLog['append']; read: ReadLog; bus: () => Bus } = new MemoryLog(),
	meeting: MeetingRef = { networkId: 'network', meetingId: 'meeting' }
): Promise<Pair> {
	const hub = new Hub({ read: log.read, bus: log.bus(), node: 'pair' });
	await hub.start();
	const closers: (() => void)[] = [];
	const quiet = () => new Promise((resolve) => setImmediate(resolve));
	return {
		meeting,
		hub,
		append: async (...changes) => {
			const clock = await log.append(meeting, changes);
			await quiet();
			return clock;
		},
		surface: async (viewer) => {
			const start = await readStart(log.read, meeting, viewer);
			const channel = new Channel(
				start,
				memoryConnect(() => hub, meeting, viewer)
			);
			closers.push(channel.open());
			await quiet();
			return channel;
		},
		close: async () => {
			for (const close of closers) close();
			await hub.close();
		}
	};
}
