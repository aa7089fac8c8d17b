import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// The browser of a device, as far as signals need one: it notes what is asked of it, and may refuse sound.

/** Like the one of a browser: it runs, or stays suspended where nobody may make a sound, until it is closed. */
class Context {
	static made: Context[] = [];
	static allowed = true;
	state = Context.allowed ? 'running' : 'suspended';
	currentTime = 0;
	destination = {};
	tones: number[] = [];
	constructor() {
		Context.made.push(this);
	}
	createOscillator() {
		const { tones } = this;
		const frequency = { value: 0 };
		return {
			frequency,
			connect: (to: unknown) => to,
			start: () => void tones.push(frequency.value),
			stop: () => undefined
		};
	}
	createGain() {
		const nothing = () => undefined;
		return {
			gain: { setValueAtTime: nothing, exponentialRampToValueAtTime: nothing },
			connect: (to: unknown) => to
		};
	}
	close() {
		this.state = 'closed';
		return Promise.resolve();
	}
}

const kept = new Map<string, string>();
let trembled = 0;
let reduced = false;

beforeEach(() => {
	vi.useFakeTimers();
	vi.resetModules();
	kept.clear();
	[trembled, reduced, Context.made, Context.allowed] = [0, false, [], true];
	const page = {};
	vi.stubGlobal('window', Object.assign(page, { top: page }));
	vi.stubGlobal('navigator', { vibrate: () => ++trembled });
	vi.stubGlobal('matchMedia', () => ({ matches: reduced }));
	vi.stubGlobal('AudioContext', Context);
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	});
	// What runes are without a compiler: plain values.
	vi.stubGlobal('$state', { raw: (value: unknown) => value });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A page that is opened on the device: it knows only what the device kept. */
async function opened() {
	vi.resetModules();
	const { softTone, tremble } = await import('./signal.ts');
	const { mute } = await import('./mute.svelte.ts');
	return { softTone, tremble, mute };
}

test('a device that is told to keep still trembles no more and makes no sound, also after a reload', async () => {
	const first = await opened();
	first.tremble();
	first.softTone(440);
	expect([trembled, Context.made.length]).toEqual([1, 1]);
	first.mute.keep({ on: true });
	const { tremble, softTone, mute } = await opened();
	tremble();
	softTone(440);
	expect([trembled, Context.made.length]).toEqual([1, 1]);
	mute.keep({ on: false });
	tremble();
	softTone(440);
	expect([trembled, Context.made.length]).toEqual([2, 2]);
});

test('who asked for less movement does not feel the device tremble, and still hears it', async () => {
	reduced = true;
	const { tremble, softTone } = await opened();
	tremble();
	softTone(440);
	expect(trembled).toBe(0);
	expect(Context.made.map(({ tones }) => tones)).toEqual([[440]]);
});

test('all tones of a page come out of one context', async () => {
	const { softTone } = await opened();
	softTone(440);
	vi.advanceTimersByTime(60_000);
	softTone(520);
	expect(Context.made.map(({ tones }) => tones)).toEqual([[440, 520]]);
	expect(Context.made[0]?.state).toBe('running');
});

test('a tone that the browser refuses leaves nothing open, and the next one tries again', async () => {
	Context.allowed = false;
	const { softTone } = await opened();
	softTone(440);
	softTone(440);
	vi.advanceTimersByTime(60_000);
	expect(Context.made.map(({ state }) => state)).toEqual(['closed']);
	Context.allowed = true;
	softTone(520);
	vi.advanceTimersByTime(60_000);
	expect(Context.made.map(({ state, tones }) => [state, tones])).toEqual([
		['closed', [440, 440]],
		['running', [520]]
	]);
});
