import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inNetwork, openDatabase } from '#platform/db/access.ts';
import { PgBus } from '#live/bus.server.ts';
import { appendChanges, cutStreams, readSince, tellPassing } from '#live/log.server.ts';
import type { Cut } from '#live/hub.server.ts';
import type { Bus, ReadLog } from '#live/log.ts';
import { MemoryLog } from '#live/memory-log.ts';
import type { Append, MeetingRef } from '#live/protocol.ts';
import { createTestDatabase } from './database.ts';

/** A log with its bus, as the tests that hold for both use it. */
export interface LiveLog {
	append(meeting: MeetingRef, changes: readonly Append[]): Promise<number>;
	read: ReadLog;
	bus(): Bus;
	cut(cut: Cut): Promise<void>;
	pass(meeting: MeetingRef, change: Append): Promise<void>;
	/** A meeting of a network of its own, with an empty log. */
	newMeeting(): Promise<MeetingRef>;
	close(): Promise<void>;
}

/** The log in memory. */
export async function memoryLiveLog(): Promise<LiveLog> {
	const log = new MemoryLog();
	const bus = log.bus();
	return {
		append: log.append,
		read: log.read,
		bus: () => log.bus(),
		pass: async ({ networkId: n, meetingId: m }, change) =>
			bus.tell('passing', JSON.stringify({ n, m, change })),
		cut: async (cut) => bus.tell('cut', JSON.stringify(cut)),
		newMeeting: async () => ({ networkId: randomUUID(), meetingId: randomUUID() }),
		close: async () => {}
	};
}

/** The log as the app uses it: in PostgreSQL, under the role that row-level security binds. */
export async function databaseLiveLog(): Promise<LiveLog & { url: string }> {
	const database = await createTestDatabase();
	const db = openDatabase(database.url, 6);
	return {
		url: database.url,
		append: (meeting, changes) =>
			inNetwork(db, meeting.networkId, (trx) => appendChanges(trx, meeting, changes)),
		read: (meeting, since, audiences) =>
			inNetwork(db, meeting.networkId, (trx) => readSince(trx, meeting, since, audiences)),
		bus: () => new PgBus(database.url),
		pass: (meeting, change) => inNetwork(db, meeting.networkId, (trx) => tellPassing(trx, meeting, change)),
		cut: (cut) => inNetwork(db, cut.networkId, (trx) => cutStreams(trx, cut)),
		newMeeting: () => newMeeting(database.url),
		close: async () => {
			await db.destroy();
			await database.drop();
		}
	};
}

/** A network with one meeting, made by the owner of the tables. */
export async function newMeeting(url: string): Promise<MeetingRef> {
	const meeting = { networkId: randomUUID(), meetingId: randomUUID() };
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(
		`insert into network (id, slug, title, created_by, created_at, changed_at)
		values ($1, $2, 'Test', $1, now(), now())`,
		[meeting.networkId, `test-${meeting.networkId}`]
	);
	await client.query('insert into meeting (network_id, id, number) values ($1, $2, 1)', [
		meeting.networkId,
		meeting.meetingId
	]);
	await client.end();
	return meeting;
}
