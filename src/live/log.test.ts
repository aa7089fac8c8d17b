import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { inNetwork, openDatabase } from '#platform/db/access.ts';
import { databaseLiveLog, memoryLiveLog, type LiveLog } from '#tests/support/live-log.ts';
import { rule } from '#tests/support/rule.ts';
import { liveKind } from './kinds.ts';
import { appendChanges } from './log.server.ts';
import { signalOf, type Signal } from './log.ts';
import type { Append, LogAudience, MeetingRef } from './protocol.ts';

const noteKind = liveKind<{ text: string }>('note');
const note = (id: string, text: string, audience: Append['audience'] = 'all') =>
	({ ...noteKind.put(id, { text }, 'all'), audience }) satisfies Append;

/** What holds for every log: the one in memory stands in for the other in the tests of steps. */
function contract(make: () => Promise<LiveLog>) {
	let log: LiveLog;
	let meeting: MeetingRef;
	beforeAll(async () => {
		log = await make();
	});
	beforeEach(async () => {
		meeting = await log.newMeeting();
	});
	afterAll(() => log.close());

	const texts = async (since: number, audiences: readonly LogAudience[]) => {
		const { clock, entries } = await log.read(meeting, since, audiences);
		return { clock, entries: entries.map((entry) => [entry.clock, entry.id, entry.value]) };
	};

	rule('L2', 'the clock of a meeting grows by one with each change', async () => {
		expect(await texts(0, ['all'])).toEqual({ clock: 0, entries: [] });
		expect(await log.append(meeting, [note('1', 'a'), note('2', 'b')])).toBe(2);
		expect(await log.append(meeting, [])).toBe(2);
		expect(await log.append(meeting, [note('3', 'c')])).toBe(3);
		const other = await log.newMeeting();
		expect(await log.append(other, [note('1', 'a')])).toBe(1);
	});

	rule('L2', 'appends at the same time get clocks of their own, without gaps', async () => {
		const clocks = await Promise.all(
			Array.from({ length: 40 }, (_, i) => log.append(meeting, [note(`${i}`, 'x'), note(`${i}b`, 'x')]))
		);
		expect(clocks.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => 2 * (i + 1)));
		const { entries } = await texts(0, ['all']);
		expect(entries.map(([clock]) => clock)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
	});

	rule('L3', 'the latest change of each (kind, id, audience) stays, also when it is null', async () => {
		await log.append(meeting, [note('1', 'a'), note('1', 'mine', 'member:m')]);
		await log.append(meeting, [note('1', 'b')]);
		expect(await texts(0, ['all', 'member:m'])).toEqual({
			clock: 3,
			entries: [
				[2, '1', { text: 'mine' }],
				[3, '1', { text: 'b' }]
			]
		});
		await log.append(meeting, [noteKind.drop('1', 'all')]);
		expect(await texts(2, ['all'])).toEqual({ clock: 4, entries: [[4, '1', null]] });
	});

	rule('L3', 'of several changes to the same thing in one append the last counts', async () => {
		expect(await log.append(meeting, [note('1', 'a'), note('2', 'b'), note('1', 'c')])).toBe(2);
		expect(await texts(0, ['all'])).toEqual({
			clock: 2,
			entries: [
				[1, '2', { text: 'b' }],
				[2, '1', { text: 'c' }]
			]
		});
	});

	rule('L5', 'a reading gives what is newer, for these audiences alone, in clock order', async () => {
		await log.append(meeting, [note('1', 'a'), note('2', 'b', 'facilitators'), note('3', 'c', 'member:m')]);
		await log.append(meeting, [note('1', 'd')]);
		expect(await texts(0, ['all'])).toEqual({ clock: 4, entries: [[4, '1', { text: 'd' }]] });
		expect(await texts(1, ['facilitators', 'member:m'])).toEqual({
			clock: 4,
			entries: [
				[2, '2', { text: 'b' }],
				[3, '3', { text: 'c' }]
			]
		});
		expect(await texts(4, ['all', 'facilitators'])).toEqual({ clock: 4, entries: [] });
		expect(await texts(0, [])).toEqual({ clock: 4, entries: [] });
	});

	rule('L3', 'a value comes back as it went in', async () => {
		const value = { text: "é “ ' \\ \n   👋🏽", list: [1, 2.5, -3e20, true, null, { '': [] }], empty: '' };
		await log.append(meeting, [{ kind: 'any', id: 'é', audience: 'group:g 1', value }]);
		expect(await texts(0, ['group:g 1'])).toEqual({ clock: 1, entries: [[1, 'é', value]] });
	});

	rule('L22', 'small changes travel in the signal, large ones are left to be read', async () => {
		const bus = log.bus();
		const heard: Signal[] = [];
		let told = () => {};
		const both = new Promise<void>((resolve) => {
			told = resolve;
		});
		await bus.listen(
			(topic, message) => {
				if (topic === 'changes' && heard.push(signalOf(message)) === 2) told();
			},
			() => {}
		);
		await log.append(meeting, [note('1', 'small'), note('2', 'two')]);
		await log.append(meeting, [note('3', 'é'.repeat(4_000))]);
		await both;
		await bus.close();
		expect(heard).toEqual([
			{
				meeting,
				first: 1,
				clock: 2,
				entries: [
					{ ...note('1', 'small'), clock: 1 },
					{ ...note('2', 'two'), clock: 2 }
				]
			},
			{ meeting, first: 3, clock: 3 }
		]);
	});
}

describe('in memory', () => contract(memoryLiveLog));
describe('in PostgreSQL', () => contract(databaseLiveLog));

describe('in the transaction of a command', () => {
	let log: Awaited<ReturnType<typeof databaseLiveLog>>;
	beforeAll(async () => {
		log = await databaseLiveLog();
	});
	afterAll(() => log.close());

	rule('L1', 'a command that fails leaves no change, and nobody is told', async () => {
		const meeting = await log.newMeeting();
		const bus = log.bus();
		const heard: number[] = [];
		let told = () => {};
		const once = new Promise<void>((resolve) => {
			told = resolve;
		});
		await bus.listen(
			(_, message) => {
				heard.push(signalOf(message).clock);
				told();
			},
			() => {}
		);
		const db = openDatabase(log.url, 1);
		const failing = inNetwork(db, meeting.networkId, async (trx) => {
			await appendChanges(trx, meeting, [note('1', 'never'), note('2', 'never')]);
			throw new Error('refused after all');
		});
		await expect(failing).rejects.toThrow('refused after all');
		expect(await log.read(meeting, 0, ['all'])).toEqual({ clock: 0, entries: [] });
		await log.append(meeting, [note('1', 'after')]);
		await once;
		await bus.close();
		await db.destroy();
		expect(heard).toEqual([1]);
	});

	rule('L6', 'the tables of the log have no column for an author or a time', async () => {
		const client = new pg.Client({ connectionString: log.url });
		await client.connect();
		const { rows } = await client.query<{ column_name: string }>(
			`select distinct column_name from information_schema.columns
			where table_name in ('live_meeting', 'live_entry') order by 1`
		);
		await client.end();
		expect(rows.map((row) => row.column_name)).toEqual([
			'audience',
			'clock',
			'id',
			'kind',
			'meeting_id',
			'network_id',
			'value'
		]);
	});

	rule('L5', 'a reading under the scope of another network is empty', async () => {
		const meeting = await log.newMeeting();
		const other = await log.newMeeting();
		await log.append(meeting, [note('1', 'secret')]);
		const crossed = { networkId: other.networkId, meetingId: meeting.meetingId };
		expect(await log.read(crossed, 0, ['all'])).toEqual({ clock: 0, entries: [] });
		await expect(log.append(crossed, [note('1', 'x')])).rejects.toThrow();
	});
});
