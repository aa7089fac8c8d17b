import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '#tests/support/live-listener.ts';
import { memoryLiveLog, type LiveLog } from '#tests/support/live-log.ts';
import { rule } from '#tests/support/rule.ts';
import { Hub } from './hub.server.ts';
import { eventReader } from './pair.ts';
import { liveKind } from './kinds.ts';
import { limits, type MeetingRef, type Viewer } from './protocol.ts';
import { openStream, refuseStream } from './stream.server.ts';

const noteKind = liveKind<string>('note');
const phone = (memberId: string): Viewer => ({ surface: 'phone', memberId });
const cockpit = (memberId: string): Viewer => ({ surface: 'cockpit', memberId });
const screen: Viewer = { surface: 'screen' };
const quiet = () => new Promise((resolve) => setImmediate(resolve));

let log: LiveLog;
let meeting: MeetingRef;
let hub: Hub;

beforeEach(async () => {
	log = await memoryLiveLog();
	meeting = await log.newMeeting();
	hub = await start();
});
afterEach(() => hub.close());

async function start(): Promise<Hub> {
	const made = new Hub({ read: log.read, bus: log.bus(), node: `node ${Math.random()}` });
	await made.start();
	return made;
}

interface Event {
	name: string;
	id: string;
	data: string;
}

/** Opens a stream over a Response, as a route does, and reads its events until there is one with an id. */
async function firstOf(query: string, headers: Record<string, string> = {}): Promise<Event> {
	const request = new Request(`http://localhost/live${query}`, { headers });
	const { body } = openStream(hub, request, meeting, phone('a'));
	const found: Event[] = [];
	const read = eventReader({ event: (name, data, id) => found.push({ name, id, data }) });
	if (!body) throw new Error('no body');
	const decoder = new TextDecoder();
	for await (const bytes of body) {
		read(decoder.decode(bytes));
		const event = found.find(({ id }) => id !== '');
		if (event) return event;
	}
	throw new Error('the stream ended');
}

rule('L13', 'a stream goes on from ?since=, or from Last-Event-ID, which goes before', async () => {
	await log.append(meeting, [noteKind.put('1', 'one', 'all')]);
	const { id, name } = await firstOf('');
	expect([id, name]).toEqual([expect.stringMatching(/^1\.[\w-]{10}$/), 'reset']);
	await log.append(meeting, [noteKind.put('2', 'two', 'all')]);
	const since = `?since=${encodeURIComponent(id)}`;
	const gone = await firstOf(since);
	expect([gone.name, gone.id, gone.data]).toEqual([
		'changes',
		id.replace('1.', '2.'),
		expect.stringContaining('"two"')
	]);
	const newest = await firstOf(since, { 'last-event-id': gone.id });
	expect([newest.name, newest.id, newest.data]).toEqual([
		'changes',
		gone.id,
		expect.stringContaining('"changes":[]')
	]);
});

test('a surface that goes away leaves nothing behind', async () => {
	const gone = new AbortController();
	const aborted = openStream(
		hub,
		new Request('http://localhost/', { signal: gone.signal }),
		meeting,
		phone('a')
	);
	const cancelled = openStream(hub, new Request('http://localhost/'), meeting, screen);
	expect(hub.streams).toBe(2);
	gone.abort();
	await cancelled.body?.cancel();
	expect([hub.streams, aborted.headers.get('content-type')]).toEqual([0, 'text/event-stream; charset=utf-8']);
});

rule('L19', 'a node that has stopped says that it is worth trying again', async () => {
	await hub.close();
	const answer = openStream(hub, new Request('http://localhost/'), meeting, screen);
	expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
});

test('a refused stream says why, since a page cannot see its status', async () => {
	expect(await refuseStream('removed', 5).text()).toBe(
		'event: goodbye\ndata: {"now":5,"reason":"removed"}\n\n'
	);
});

rule('L18', 'what a slow surface has not read is measured by the stream itself', async () => {
	const answer = openStream(hub, new Request('http://localhost/'), meeting, phone('a'));
	await quiet();
	for (let piece = 0; piece < 4; piece++) {
		await log.append(meeting, [noteKind.put(`${piece}`, 'x'.repeat(600_000), 'all')]);
		await quiet();
	}
	expect(hub.streams).toBe(0);
	await expect(answer.text()).rejects.toThrow('does not read');
});

rule('L23', 'a cut reaches the streams of that member on every node, and no other', async () => {
	const second = await start();
	const removed = [hub, second].map((node) => listen(node, meeting, phone('a')));
	const changed = listen(second, meeting, cockpit('f'));
	const elsewhere = listen(hub, await log.newMeeting(), phone('a'));
	const stays = listen(hub, meeting, phone('b'));
	const nameless = listen(hub, meeting, screen);
	await quiet();
	const { networkId } = meeting;
	await log.cut({ networkId, memberId: 'a', because: 'removed' });
	await log.cut({ networkId, memberId: 'f', meetingId: meeting.meetingId, because: 'changed' });
	await quiet();
	expect(removed.map((stream) => [stream.ended, stream.events.at(-1)?.body.reason])).toEqual([
		['closed', 'removed'],
		['closed', 'removed']
	]);
	expect([changed.ended, changed.events.at(-1)?.name]).toEqual(['closed', 'reset']);
	expect([stays.ended, elsewhere.ended]).toEqual([undefined, undefined]);
	expect([nameless.ended, nameless.events.at(-1)?.name]).toEqual(['closed', 'reset']);
	await log.cut({ networkId, meetingId: meeting.meetingId, because: 'removed' });
	await quiet();
	expect([stays.ended, elsewhere.ended]).toEqual(['closed', undefined]);
	await second.close();
});

rule('L24', 'the eleventh stream of a member ends the first', async () => {
	const streams = Array.from({ length: limits.streamsPerViewer + 1 }, () => listen(hub, meeting, phone('a')));
	const screens = Array.from({ length: limits.streamsPerViewer + 1 }, () => listen(hub, meeting, screen));
	await quiet();
	expect(streams.filter((stream) => stream.ended)).toEqual([streams[0]]);
	expect(streams[0]?.events.at(-1)?.body.reason).toBe('too_many_streams');
	expect(screens.every((stream) => !stream.ended)).toBe(true);
});

test('a room that everybody left is forgotten', async () => {
	const streams = [phone('a'), screen].map((viewer) => listen(hub, meeting, viewer));
	await quiet();
	expect(hub.streams).toBe(2);
	for (const stream of streams) stream.leave();
	expect(hub.streams).toBe(0);
	const again = listen(hub, meeting, phone('a'), streams[0]?.place());
	await quiet();
	expect(again.events.map((event) => event.name)).toEqual(['changes']);
});
