import { limits, type Change, type GoodbyeReason, type MeetingRef, type Viewer } from './protocol.ts';
import type { View } from './view.server.ts';

/** Where the bytes of one stream go. */
export interface Sink {
	send(bytes: Uint8Array): void;
	/** Bytes that were sent and not yet taken by the other side. */
	unread(): number;
	/** Ends the stream after what was sent. */
	close(): void;
	/** Breaks the stream off, with what is unread. */
	drop(): void;
}

/** The point at which a surface wants to go on: the clock and the mark of the view that it has. */
export interface Resume {
	readonly clock: number;
	readonly view: string;
}

/** One stream of one viewer. */
export interface Receiver {
	readonly meeting: MeetingRef;
	readonly viewer: Viewer;
	readonly sink: Sink;
	/** What it may see now. */
	view: View;
	/** Waiting for a reading: as a new one that resumes or begins, or because its audiences changed. */
	waiting: Resume | 'reset' | undefined;
}

const encoder = new TextEncoder();

/** An event in the format of Server-Sent Events, without its id. */
export function eventBytes(event: string, body: object): Uint8Array {
	return encoder.encode(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
}

/** An event of changes without its id, so that receivers who get the same changes share the bytes. */
export function changesBytes(
	event: 'changes' | 'reset',
	now: number,
	clock: number,
	changes: readonly Change[]
): Uint8Array {
	return eventBytes(event, { now, clock, changes });
}

/** Sends bytes, unless the other side has stopped reading: then the stream is closed, and resumes by itself (L18). */
export function send(receiver: Receiver, bytes: Uint8Array): void {
	if (receiver.sink.unread() > limits.unread) receiver.sink.drop();
	else receiver.sink.send(bytes);
}

/** Sends an event of changes, with the id at which the surface can resume after it (L13). */
export function sendChanges(receiver: Receiver, clock: number, body: Uint8Array): void {
	const id = `id: ${clock}.${receiver.view.mark}\n`;
	const bytes = Buffer.allocUnsafe(id.length + body.length);
	bytes.write(id, 'latin1');
	bytes.set(body, id.length);
	send(receiver, bytes);
}

/** Ends a stream for good, with the reason. */
export function sayGoodbye(receiver: Receiver, now: number, reason: GoodbyeReason): void {
	receiver.sink.send(eventBytes('goodbye', { now, reason }));
	receiver.sink.close();
}

/** Reads `clock.view`, as ids of events and `?since=` carry it; undefined if it is anything else. */
export function resumeOf(text: string | null): Resume | undefined {
	const found = /^(\d{1,15})\.([\w-]{1,20})$/.exec(text ?? '');
	if (!found?.[1] || !found[2]) return undefined;
	return { clock: Number(found[1]), view: found[2] };
}
