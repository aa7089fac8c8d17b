import { afterEach, beforeEach, expect, vi } from 'vitest';
import { listen } from '#tests/support/live-listener.ts';
import { memoryLiveLog, type LiveLog } from '#tests/support/live-log.ts';
import { rule } from '#tests/support/rule.ts';
import { Hub } from './hub.server.ts';
import { groupsOf, liveKind } from './kinds.ts';
import type { Bus, ReadLog } from './log.ts';
import { limits, type Append, type MeetingRef, type Viewer } from './protocol.ts';

const noteKind = liveKind<string>('note');
const phone = (memberId: string): Viewer => ({ surface: 'phone', memberId });
const cockpit = (memberId: string): Viewer => ({ surface: 'cockpit', memberId });
const screen: Viewer = { surface: 'screen' };
const quiet = () => new Promise((resolve) => setImmediate(resolve));

let log: LiveLog;
let meeting: MeetingRef;
let readings: number;
let read: ReadLog;
let hub: Hub;

beforeEach(async () => {
	log = await memoryLiveLog();
	meeting = await log.newMeeting();
	readings = 0;
	read = log.read;
	hub = await start();
});
afterEach(() => hub.close());

async function start(bus: Bus = log.bus()): Promise<Hub> {
	const made = new Hub({
		read: (...given) => {
			readings++;
			return read(...given);
		},
		bus,
		node: `node ${Math.random()}`,
		now: () => 1_000
	});
	await made.start();
	return made;
}

async function append(...changes: Append[]): Promise<number> {
	const clock = await log.append(meeting, changes);
	await quiet();
	return clock;
}

rule('L7', 'each surface is told what its audiences are told, and nothing else', async () => {
	const surfaces = {
		phone: listen(hub, meeting, phone('a')),
		other: listen(hub, meeting, phone('b')),
		cockpit: listen(hub, meeting, cockpit('f')),
		screen: listen(hub, meeting, screen)
	};
	await append(groupsOf('b', ['g']), groupsOf('f', ['g']));
	const audiences: Append['audience'][] = [
		'all',
		'people',
		'facilitators',
		'screen',
		'member:a',
		'group:g',
		'hub'
	];
	await append(...audiences.map((audience) => ({ ...noteKind.put(audience, audience, 'all'), audience })));
	const news = Object.entries(surfaces).map(([name, surface]) => [name, surface.news()]);
	expect(Object.fromEntries(news)).toEqual({
		phone: ['all', 'people', 'member:a'],
		other: ['all', 'people', 'group:g'],
		cockpit: ['all', 'people', 'facilitators', 'group:g'],
		screen: ['all', 'screen']
	});
});

rule('L8', 'what was hidden and overwritten before the reveal never leaves the server', async () => {
	const other = listen(hub, meeting, phone('b'));
	await append(noteKind.put('1', 'first draft', 'member:a'));
	await append(noteKind.put('1', 'second draft', 'member:a'));
	await append(noteKind.put('1', 'second draft', 'all'));
	const late = listen(hub, meeting, screen);
	await quiet();
	for (const { pieces } of [other, late]) {
		const bytes = Buffer.concat(pieces).toString();
		expect(bytes).toContain('second draft');
		expect(bytes).not.toContain('first draft');
	}
});

rule('L9', 'the subgroups of the members reach no surface', async () => {
	const facilitator = listen(hub, meeting, cockpit('f'));
	await append(groupsOf('secretive', ['hidden-group']));
	await append(groupsOf('f', ['other-group']));
	expect(Buffer.concat(facilitator.pieces).toString()).not.toMatch(/secretive|hidden-group|other-group/);
});

rule(
	'L10',
	'who changes groups gets one reset, without what the left group was told in the same append',
	async () => {
		const member = listen(hub, meeting, phone('a'));
		await append(groupsOf('a', ['old']), noteKind.put('1', 'of the old', 'group:old'));
		await append(noteKind.put('2', 'of the new', 'group:new'), noteKind.put('3', 'all', 'all'));
		member.news();
		const before = member.events.length;
		await append(
			noteKind.put('1', 'never for a', 'group:old'),
			groupsOf('a', ['new']),
			noteKind.put('4', 'welcome', 'group:new')
		);
		expect(member.events.slice(before).map((event) => event.name)).toEqual(['reset']);
		expect(member.news()).toEqual(['of the new', 'all', 'welcome']);
		await append(noteKind.put('1', 'never for a', 'group:old'));
		expect(member.news()).toEqual([]);
	}
);

rule('L11', 'a stream that has nothing new to tell says so', async () => {
	const first = listen(hub, meeting, phone('a'));
	await quiet();
	expect(first.events.map(({ name, body }) => [name, body.changes])).toEqual([['reset', []]]);
	await append(noteKind.put('1', 'x', 'all'));
	const again = listen(hub, meeting, phone('a'), first.place());
	await quiet();
	expect(again.events.map(({ name, body }) => [name, body.clock, body.changes])).toEqual([
		['changes', 1, []]
	]);
});

rule('L12', 'the changes of one append come in one event, in clock order', async () => {
	const member = listen(hub, meeting, phone('a'));
	await quiet();
	await append(
		noteKind.put('1', 'one', 'people'),
		noteKind.put('2', 'hidden', 'screen'),
		noteKind.put('3', 'three', 'member:a')
	);
	const [, event] = member.events;
	expect(event?.body.changes?.map(({ clock, value }) => [clock, value])).toEqual([
		[1, 'one'],
		[3, 'three']
	]);
	expect(event?.body.clock).toBe(3);
});

rule('L14', 'a stream for another view, or from a clock that was never reached, begins anew', async () => {
	const first = listen(hub, meeting, phone('a'));
	await append(noteKind.put('1', 'x', 'all'), noteKind.put('2', 'group', 'group:g'));
	const place = first.place();
	first.leave();
	await append(groupsOf('a', ['g']));
	const moved = listen(hub, meeting, phone('a'), place);
	const ahead = listen(hub, meeting, phone('b'), first.place().replace(/^\d+/, '99'));
	const nonsense = listen(hub, meeting, phone('b'), '1e9.<script>');
	await quiet();
	expect(moved.events.map((event) => event.name)).toEqual(['reset']);
	expect(moved.news()).toEqual(['x', 'group']);
	for (const stream of [ahead, nonsense]) {
		expect(stream.events.map((event) => event.name)).toEqual(['reset']);
		expect(stream.news()).toEqual(['x']);
	}
});

rule('L14', 'when the log has gone back to an older backup, every surface begins anew', async () => {
	const member = listen(hub, meeting, phone('a'));
	await append(noteKind.put('1', 'x', 'all'));
	await append(noteKind.put('2', 'lost with the restore', 'all'));
	const older = await memoryLiveLog();
	await older.append(meeting, [noteKind.put('1', 'x', 'all')]);
	read = older.read;
	log = { ...older, bus: log.bus };
	member.news();
	const other = listen(hub, meeting, phone('b'));
	await quiet();
	expect(member.events.at(-1)?.name).toBe('reset');
	expect(member.news()).toEqual(['x']);
	expect(other.news()).toEqual(['x']);
});

rule('L15', 'a stream that goes on is told what came meanwhile, once', async () => {
	const first = listen(hub, meeting, phone('a'));
	await append(noteKind.put('1', 'one', 'all'));
	first.leave();
	await append(noteKind.put('2', 'two', 'all'), noteKind.put('1', 'one again', 'all'));
	await append(noteKind.drop('2', 'all'));
	const again = listen(hub, meeting, phone('a'), first.place());
	await append(noteKind.put('3', 'three', 'all'));
	expect(again.news()).toEqual(['one again', null, 'three']);
});

rule('L16', 'every event carries the time of the server', async () => {
	const facilitator = listen(hub, meeting, cockpit('f'));
	await append(noteKind.put('1', 'x', 'all'));
	const { body } = await facilitator.until((event) => event.name === 'presence');
	expect(body.now).toBe(1_000);
	expect(facilitator.events.every((event) => event.body.now === 1_000)).toBe(true);
});

rule('L17', 'a stream with nothing to tell gives a sign of life', async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	const beating = await start();
	const member = listen(beating, meeting, phone('a'));
	await quiet();
	vi.advanceTimersByTime(2 * limits.beatEvery);
	expect(member.events.map((event) => event.name)).toEqual(['reset', 'beat', 'beat']);
	await beating.close();
	vi.useRealTimers();
});

rule('L18', 'who does not read is cut off, and nobody else notices', async () => {
	const slow = listen(hub, meeting, phone('a'));
	const honest = listen(hub, meeting, phone('b'));
	await quiet();
	slow.unread = limits.unread + 1;
	await append(noteKind.put('1', 'x', 'all'));
	expect(slow.ended).toBe('dropped');
	expect(honest.news()).toEqual(['x']);
	const back = listen(hub, meeting, phone('a'), slow.place());
	await quiet();
	expect(back.news()).toEqual(['x']);
});

rule('L19', 'a hub that stops closes its streams and takes no more', async () => {
	const streams = [phone('a'), cockpit('f'), screen].map((viewer) => listen(hub, meeting, viewer));
	await hub.close();
	expect(streams.map((stream) => stream.ended)).toEqual(['closed', 'closed', 'closed']);
	expect([hub.closed, hub.streams]).toEqual([true, 0]);
});

rule(
	'L20',
	'two hundred who come at once cost a few readings, and a change one serialisation for all',
	async () => {
		await append(...Array.from({ length: 50 }, (_, i) => noteKind.put(`${i}`, 'x', 'all')));
		const hall = Array.from({ length: 200 }, (_, i) => listen(hub, meeting, phone(`${i}`)));
		await quiet();
		expect(hall.every((stream) => stream.news().length === 50)).toBe(true);
		expect(readings).toBeLessThanOrEqual(4);
		const before = readings;
		const stringify = vi.spyOn(JSON, 'stringify');
		await append(noteKind.put('small', 'told to everybody', 'people'));
		const events = stringify.mock.calls.filter(([value]) => Array.isArray(value?.changes));
		stringify.mockRestore();
		expect(hall.every((stream) => stream.news().length === 1)).toBe(true);
		expect([events.length, readings - before]).toEqual([1, 0]);
		await append(noteKind.put('large', 'é'.repeat(5_000), 'people'));
		expect(hall.every((stream) => stream.news().length === 1)).toBe(true);
		expect(readings - before).toBe(1);
	}
);

rule('L21', 'what was told while a node could not listen is read when it can', async () => {
	let deaf = false;
	let reconnect = () => {};
	const inner = log.bus();
	const flaky = await start({
		listen: (heard, connected) => {
			reconnect = connected;
			return inner.listen((topic, message) => !deaf && heard(topic, message), connected);
		},
		tell: (topic, message) => inner.tell(topic, message),
		close: () => inner.close()
	});
	const member = listen(flaky, meeting, phone('a'));
	await append(noteKind.put('1', 'one', 'all'));
	deaf = true;
	await append(noteKind.put('2', 'two', 'all'));
	expect(member.news()).toEqual(['one']);
	deaf = false;
	await append(noteKind.put('3', 'three', 'all'));
	expect(member.news()).toEqual(['two', 'three']);
	deaf = true;
	await append(noteKind.put('4', 'four', 'all'));
	deaf = false;
	reconnect();
	await quiet();
	expect(member.news()).toEqual(['four']);
	await flaky.close();
});

rule('L15', 'a database that is away for a moment costs nobody a change', async () => {
	let away = true;
	read = async (...given) => {
		if (away) throw new Error('the database is away');
		return log.read(...given);
	};
	const member = listen(hub, meeting, phone('a'));
	await append(noteKind.put('1', 'x', 'all'));
	expect(member.events).toEqual([]);
	away = false;
	await member.until((event) => event.name === 'reset');
	expect(member.news()).toEqual(['x']);
});
