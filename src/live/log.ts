import type { Append, Change, LogAudience, LogEntry, MeetingRef } from './protocol.ts';

/** What one reading of the log gave: entries in clock order, and the clock of the meeting at that moment. */
export interface Reading {
	readonly clock: number;
	readonly entries: readonly LogEntry[];
}

/**
 * Reads what is newer than `since` for these audiences, as of one moment. How the database is reached (scope,
 * transaction, row-level security) is the business of whoever hands this function to the hub.
 */
export type ReadLog = (
	meeting: MeetingRef,
	since: number,
	audiences: readonly LogAudience[]
) => Promise<Reading>;

/** A message from node to node: changes of a meeting, what passes, who is present, or a viewer to cut off. */
export type Topic = 'changes' | 'passing' | 'presence' | 'cut';

/** What joins the nodes. Messages may be lost while `connected` has not been called again. */
export interface Bus {
	/**
	 * Begins to listen. `connected` is called each time listening begins, also after an interruption: what was sent
	 * before may have been missed. Resolves when listening has begun for the first time.
	 */
	listen(heard: (topic: Topic, message: string) => void, connected: () => void): Promise<void>;
	/** Tells all nodes, this one too. Lost without a word while there is no connection. */
	tell(topic: Topic, message: string): void;
	close(): Promise<void>;
}

/** Something that is told once and kept nowhere, as the nodes tell it to each other (L42). */
export interface Passing {
	readonly n: string;
	readonly m: string;
	readonly change: Append;
}

/** The news that a meeting has new entries, with the entries themselves when they are small. */
export interface Signal {
	readonly meeting: MeetingRef;
	/** Clock of the first and of the last new entry. */
	readonly first: number;
	readonly clock: number;
	readonly entries?: readonly LogEntry[];
}

interface Told {
	n: string;
	m: string;
	count: number;
	entries?: { kind: string; id: string; audience: LogAudience; value: unknown }[];
}

/**
 * The part of a signal that is known before the clock is: the log writes `<clock> <this>`. Above `most` bytes it
 * leaves the entries out and the nodes read them (L22).
 */
export function tellingOf(
	meeting: MeetingRef,
	changes: readonly Omit<LogEntry, 'clock'>[],
	most: number
): string {
	const told: Told = { n: meeting.networkId, m: meeting.meetingId, count: changes.length };
	const small = JSON.stringify(told);
	const entries = changes.map(({ kind, id, audience, value }) => ({ kind, id, audience, value }));
	const full = JSON.stringify({ ...told, entries });
	return new TextEncoder().encode(full).length <= most ? full : small;
}

/** Reads what `tellingOf` wrote after the clock was put before it. */
export function signalOf(message: string): Signal {
	const space = message.indexOf(' ');
	const clock = Number(message.slice(0, space));
	const told: Told = JSON.parse(message.slice(space + 1));
	const first = clock - told.count + 1;
	const meeting = { networkId: told.n, meetingId: told.m };
	if (!told.entries) return { meeting, first, clock };
	return {
		meeting,
		first,
		clock,
		entries: told.entries.map((entry, place) => ({ ...entry, clock: first + place }))
	};
}

/** Of changes to the same (kind, id, audience) in one append only the last counts; the order stays. */
export function withoutOverwritten<Change extends Omit<LogEntry, 'clock'>>(
	changes: readonly Change[]
): Change[] {
	const last = new Map<string, Change>();
	for (const change of changes) {
		const key = JSON.stringify([change.kind, change.id, change.audience]);
		last.delete(key);
		last.set(key, change);
	}
	return [...last.values()];
}

/** What of these entries a receiver with these audiences is told, in clock order. */
export function visible(
	entries: readonly LogEntry[],
	audiences: ReadonlySet<LogAudience>,
	since: number
): Change[] {
	const changes: Change[] = [];
	for (const { clock, kind, id, audience, value } of entries) {
		if (clock > since && audiences.has(audience)) changes.push({ clock, kind, id, value });
	}
	return changes;
}

/** Everything that a receiver holds after these changes (in clock order): the latest of each (kind, id), if any (L4). */
export function settled(changes: readonly Change[]): Change[] {
	const held = new Map<string, Change>();
	for (const change of changes) {
		const key = JSON.stringify([change.kind, change.id]);
		held.delete(key);
		held.set(key, change);
	}
	return [...held.values()].filter((change) => change.value !== null);
}
