import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { Channel } from './channel.svelte.ts';
import type { StreamHandlers } from './connection.ts';
import { liveKind } from './kinds.ts';
import { limits, type Change, type LiveStart } from './protocol.ts';
import { ServerClock } from './server-clock.ts';

const noteKind = liveKind<string>('note');
const note = (clock: number, id: string, value: string | null): Change => ({
	clock,
	kind: 'note',
	id,
	value
});
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

interface Opened {
	since: string;
	at: number;
	open: boolean;
	handlers: StreamHandlers;
}

let streams: Opened[];
let channel: Channel;
let close: () => void;

function begin(start: Partial<LiveStart> = {}): void {
	channel = new Channel(
		{ clock: 0, view: 'view', now: Date.now(), changes: [], ...start },
		(since, handlers) => {
			const stream = { since, at: Date.now(), open: true, handlers };
			streams.push(stream);
			return () => {
				stream.open = false;
			};
		}
	);
	close = channel.open();
}

/** The server tells something on the newest stream. */
function tell(name: 'changes' | 'reset', clock: number, changes: Change[] = [], view = 'view'): void {
	const data = JSON.stringify({ now: Date.now(), clock, changes });
	streams.at(-1)?.handlers.event(name, data, `${clock}.${view}`);
}

const lose = () => streams.at(-1)?.handlers.lost();
const texts = () => channel.all(noteKind).map(({ value }) => value);

beforeEach(() => {
	vi.useFakeTimers({ now: 1_000_000 });
	streams = [];
	begin();
});
afterEach(() => {
	close();
	vi.useRealTimers();
});

rule('L29', 'a channel begins with the state of its page and asks for what is newer', () => {
	close();
	begin({ clock: 7, changes: [note(3, 'a', 'x'), note(7, 'b', 'y')] });
	expect(texts()).toEqual(['x', 'y']);
	expect(streams.at(-1)?.since).toBe('7.view');
	expect(channel.status).toBe('live');
});

rule('L29', 'what is told twice, or too late, is passed over', () => {
	tell('changes', 2, [note(1, 'a', 'x'), note(2, 'a', 'z')]);
	tell('changes', 1, [note(1, 'a', 'x')]);
	expect([texts(), channel.clock]).toEqual([['z'], 2]);
});

rule('L14', 'after a reset for another view the channel goes on with that view', async () => {
	tell('changes', 2, [note(1, 'a', 'old'), note(2, 'b', 'same')]);
	tell('reset', 5, [note(2, 'b', 'same'), note(4, 'c', 'new')], 'other');
	expect(texts()).toEqual(['same', 'new']);
	lose();
	await pass(1_000);
	expect(streams.at(-1)?.since).toBe('5.other');
});

rule('L30', 'a lost stream is opened again within two seconds, for the first minute at least', async () => {
	tell('changes', 1);
	const pauses: number[] = [];
	for (const since = Date.now(); Date.now() - since < 60_000;) {
		const lostAt = Date.now();
		const opened = streams.length;
		lose();
		while (streams.length === opened) await vi.advanceTimersToNextTimerAsync();
		pauses.push(Date.now() - lostAt);
	}
	expect(pauses[0]).toBeLessThanOrEqual(250);
	expect(Math.max(...pauses)).toBeLessThanOrEqual(2_000);
	expect(streams.filter((stream) => stream.open)).toHaveLength(1);
});

rule('L36', 'whoever waits for the network hears that the stream is back, each time and once', async () => {
	let back = 0;
	channel.whenBack(() => back++);
	tell('changes', 1);
	tell('changes', 2);
	expect(back).toBe(1);
	lose();
	await pass(1_000);
	expect(back).toBe(1);
	tell('changes', 2);
	expect(back).toBe(2);
});

rule('L31', 'a stream that is silent for forty seconds is taken for dead; a beat keeps it', async () => {
	tell('changes', 1);
	await pass(limits.silence - 1);
	streams.at(-1)?.handlers.event('beat', JSON.stringify({ now: Date.now() }), '');
	await pass(limits.silence - 1);
	expect(streams).toHaveLength(1);
	await pass(2_001);
	expect(streams.map((stream) => stream.open)).toEqual([false, true]);
	expect(streams.at(-1)?.since).toBe('1.view');
});

rule('L31', 'a stream that never says anything is given up sooner', async () => {
	await pass(12_000);
	expect(streams.length).toBeGreaterThan(1);
});

rule('L33', 'all values of a kind come in clock order, whatever order they were told in', () => {
	tell('changes', 3, [note(1, 'a', 'x'), note(2, 'b', 'y'), note(3, 'a', 'x again')]);
	expect(channel.all(noteKind)).toEqual([
		{ id: 'b', value: 'y' },
		{ id: 'a', value: 'x again' }
	]);
	tell('reset', 9, [note(9, 'a', 'last'), note(4, 'b', 'first')]);
	expect(texts()).toEqual(['first', 'last']);
	tell('changes', 10, [note(10, 'b', null)]);
	expect([texts(), channel.get(noteKind, 'b')]).toEqual([['last'], undefined]);
});

rule(
	'L43',
	'what passes counts for five seconds after it was told last, or until it is taken away',
	async () => {
		const passes = (id: string, value: string | null) =>
			streams
				.at(-1)
				?.handlers.event('passing', JSON.stringify({ now: Date.now(), kind: 'note', id, value }), '');
		const held = () => channel.passing(noteKind).map(({ value }) => value);
		passes('a', 'x');
		passes('b', 'y');
		await pass(4_000);
		passes('a', 'z');
		expect(held()).toEqual(['y', 'z']);
		expect(channel.all(noteKind)).toEqual([]);
		await pass(1_500);
		expect(held()).toEqual(['z']);
		passes('a', null);
		expect(held()).toEqual([]);
	}
);

rule('L34', 'a short break does not show; a longer one does, and then it says offline', async () => {
	tell('changes', 1);
	lose();
	await pass(1_400);
	expect(channel.status).toBe('live');
	await pass(200);
	expect(channel.status).toBe('reconnecting');
	await pass(9_000);
	expect(channel.status).toBe('offline');
	while (!streams.at(-1)?.open) await vi.advanceTimersToNextTimerAsync();
	tell('changes', 1);
	expect(channel.status).toBe('live');
	await pass(20_000);
	expect(channel.status).toBe('live');
});

rule('L34', 'a goodbye ends the channel for good, with the reason', async () => {
	tell('changes', 1);
	streams.at(-1)?.handlers.event('goodbye', JSON.stringify({ now: 0, reason: 'removed' }), '');
	expect([channel.status, channel.endedBecause]).toEqual(['ended', 'removed']);
	await pass(120_000);
	expect([streams.length, channel.status]).toEqual([1, 'ended']);
});

describe('what the browser says', () => {
	const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
	const browser = new EventTarget();
	const show = (state: 'visible' | 'hidden') => {
		page.visibilityState = state;
		page.dispatchEvent(new Event('visibilitychange'));
	};

	beforeEach(() => {
		close();
		vi.stubGlobal('document', page);
		vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
		vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
		begin();
		tell('changes', 1);
		streams.splice(0, streams.length - 1);
	});
	afterEach(() => {
		close();
		close = () => undefined;
		vi.unstubAllGlobals();
	});

	rule('L30', 'a stream is opened again at once when the network is back', async () => {
		lose();
		await pass(30_000);
		lose();
		const opened = streams.length;
		browser.dispatchEvent(new Event('online'));
		expect(streams).toHaveLength(opened + 1);
		expect(streams.filter((stream) => stream.open)).toHaveLength(1);
	});

	rule(
		'L30',
		'a page that slept opens its stream again at once; a glance elsewhere costs nothing',
		async () => {
			show('hidden');
			await pass(4_000);
			show('visible');
			expect(streams).toHaveLength(1);
			show('hidden');
			await pass(6_000);
			show('visible');
			expect(streams.map((stream) => stream.open)).toEqual([false, true]);
			browser.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
			expect(streams.map((stream) => stream.open)).toEqual([false, false, true]);
		}
	);

	rule('L34', 'the browser that says it is offline is believed at once, until the stream speaks', () => {
		browser.dispatchEvent(new Event('offline'));
		expect(channel.status).toBe('offline');
		tell('changes', 2);
		expect(channel.status).toBe('live');
	});

	test('a closed channel hears the browser no more', () => {
		close();
		browser.dispatchEvent(new Event('online'));
		browser.dispatchEvent(new Event('offline'));
		expect([streams.length, channel.status]).toEqual([1, 'live']);
	});
});

test('a closed channel leaves nothing open and opens nothing', async () => {
	lose();
	close();
	await pass(60_000);
	expect(streams.map((stream) => stream.open)).toEqual([false]);
});

describe('the clock of the server', () => {
	rule('L32', 'is known within half the time that a message takes, whatever the phone says', () => {
		for (const ahead of [-3_600_000, -3, 0, 250, 7_200_000]) {
			for (const [there, back] of [
				[20, 20],
				[5, 300],
				[300, 5],
				[150, 150]
			] as const) {
				const clock = new ServerClock();
				const server = (own: number) => own + ahead;
				clock.sample(server(10_000 - 5_000), 10_000);
				clock.sample(server(10_000 + there), 10_000 + there + back, 10_000);
				const off = Math.abs(clock.at(20_000) - server(20_000));
				expect(off).toBeLessThanOrEqual((there + back) / 2);
			}
		}
	});

	rule('L32', 'is not led astray by an answer that took long, and follows a phone clock that is set', () => {
		const clock = new ServerClock();
		clock.sample(8_000, 8_020, 5_000);
		expect(Math.abs(clock.at(9_000) - 9_000)).toBeLessThanOrEqual(200);
		clock.sample(9_000, 109_020, 108_980);
		expect(Math.abs(clock.at(110_000) - 10_000)).toBeLessThanOrEqual(20);
	});
});
