import { sql, type QueryExecutorProvider } from 'kysely';
import { channelOf } from './bus.server.ts';
import type { Cut } from './hub.server.ts';
import { tellingOf, withoutOverwritten, type Passing, type Reading } from './log.ts';
import type { Append, LogAudience, MeetingRef } from './protocol.ts';

/** PostgreSQL takes notifications under 8,000 bytes; the clock goes before. */
const mostToTell = 7_900;

/** Something that runs a query inside a transaction. */
export type InTransaction = QueryExecutorProvider & { readonly isTransaction: true };

/**
 * Appends changes to the log of a meeting, in the transaction of the command that causes them (L1): the last thing
 * before its end, since it holds the row that orders the meeting until the commit. The nodes are told at the commit.
 * Give all changes of a command in one call; they reach every surface together (L12). Of several changes to the
 * same (kind, id, audience) the last counts. Gives the clock of the last change.
 */
export async function appendChanges(
	trx: InTransaction,
	meeting: MeetingRef,
	given: readonly Append[]
): Promise<number> {
	const changes = withoutOverwritten(given);
	const { networkId, meetingId } = meeting;
	const rows = JSON.stringify(changes.map((change, place) => ({ ...change, place: place + 1 })));
	const telling = tellingOf(meeting, changes, mostToTell);
	const { rows: heads } = await sql<{ clock: string }>`
		with head as (
			insert into live_meeting (network_id, meeting_id, clock)
			values (${networkId}::uuid, ${meetingId}::uuid, ${changes.length}::bigint)
			on conflict (network_id, meeting_id) do update set clock = live_meeting.clock + excluded.clock
			returning clock
		), entry as (
			insert into live_entry (network_id, meeting_id, kind, id, audience, clock, value)
			select ${networkId}::uuid, ${meetingId}::uuid, c.kind, c.id, c.audience,
				head.clock - ${changes.length}::bigint + c.place, c.value
			from head, jsonb_to_recordset(${rows}::jsonb)
				as c (place bigint, kind text, id text, audience text, value jsonb)
			on conflict (network_id, meeting_id, kind, id, audience)
				do update set clock = excluded.clock, value = excluded.value
		)
		select clock, case when ${changes.length}::bigint > 0
			then pg_notify(${channelOf('changes')}::text, clock || ' ' || ${telling}::text) end
		from head`.execute(trx);
	return Number(heads[0]?.clock ?? 0);
}

/**
 * Tells the surfaces of a meeting something that is kept nowhere, such as where somebody types (L42). Not for more than a
 * few hundred bytes.
 */
export async function tellPassing(
	trx: InTransaction,
	{ networkId: n, meetingId: m }: MeetingRef,
	change: Append
): Promise<void> {
	const message: Passing = { n, m, change };
	await sql`select pg_notify(${channelOf('passing')}::text, ${JSON.stringify(message)}::text)`.execute(trx);
}

interface Row {
	head: string;
	clock: string | null;
	kind: string;
	id: string;
	audience: LogAudience;
	value: unknown;
}

/**
 * Reads what is newer than `since` for these audiences, in clock order, and the clock of the meeting, as of one
 * moment (one statement, so one snapshot): first page, live update and catch-up alike (L5).
 */
export async function readSince(
	db: QueryExecutorProvider,
	meeting: MeetingRef,
	since: number,
	audiences: readonly LogAudience[]
): Promise<Reading> {
	const { networkId, meetingId } = meeting;
	const { rows } = await sql<Row>`
		select head.clock as head, entry.clock, entry.kind, entry.id, entry.audience, entry.value
		from (select coalesce((select clock from live_meeting
			where network_id = ${networkId}::uuid and meeting_id = ${meetingId}::uuid), 0) as clock) as head
		left join live_entry as entry
			on entry.network_id = ${networkId}::uuid and entry.meeting_id = ${meetingId}::uuid
			and entry.clock > ${since}::bigint and entry.audience = any(${[...audiences]}::text[])
		order by entry.clock`.execute(db);
	const entries = rows.flatMap(({ clock, kind, id, audience, value }) =>
		clock === null ? [] : [{ clock: Number(clock), kind, id, audience, value }]
	);
	return { clock: Number(rows[0]?.head ?? 0), entries };
}

/**
 * Closes streams on all nodes when the transaction commits (L23): after removal, signing out, or
 * when somebody became facilitator or ceased to be one.
 */
export async function cutStreams(trx: InTransaction, cut: Cut): Promise<void> {
	await sql`select pg_notify(${channelOf('cut')}::text, ${JSON.stringify(cut)}::text)`.execute(trx);
}
