import { describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import type { Step } from '#steps/contract.ts';
import {
	extendClock,
	nextPlace,
	pauseClock,
	places,
	previousPlace,
	resumeClock,
	schedule,
	startClock,
	stepsOf,
	timeInAll,
	timeLeft,
	type StageItem
} from './model.ts';

const MINUTE = 60_000;

function step(id: string, minutes: number): Step {
	const text = { nl: id, en: id };
	return {
		id,
		kind: 'talk',
		minutes,
		mode: 'plenary',
		title: text,
		prompt: text,
		phoneDown: false,
		settings: {}
	};
}

function item(id: string, minutes: number[], state: StageItem['state'] = 'planned'): StageItem {
	return {
		id,
		title: id,
		mode: 'plenary',
		minutes: minutes.reduce((sum, one) => sum + one, 0),
		steps: minutes.map((length, index) => step(`${id}${index}`, length)),
		state,
		ranFrom: null,
		ranTo: null
	};
}

const agenda = [item('a', [5]), item('b', [10, 20]), item('c', [15])];

describe('places', () => {
	test('next and back are each other’s opposite, over the borders of items', () => {
		for (const [index, place] of places(agenda).entries()) {
			const next = nextPlace(agenda, place);
			if (next) expect(previousPlace(agenda, next)).toEqual(place);
			else expect(index).toBe(3);
		}
		expect(previousPlace(agenda, { itemId: 'a', index: 0 })).toBeNull();
	});

	test('an item without steps is one talk of its own length', () => {
		expect(stepsOf({ ...item('d', []), minutes: 12 })).toMatchObject([
			{ kind: 'talk', minutes: 12, phoneDown: true }
		]);
	});

	test('a place that the agenda no longer has leads nowhere', () => {
		expect(nextPlace(agenda, { itemId: 'gone', index: 0 })).toBeNull();
	});
});

describe('the clock', () => {
	rule('U7', 'adding two minutes shows two more minutes, also when time was over', () => {
		const clock = startClock(0, 10 * MINUTE);
		expect(timeLeft(extendClock(clock, 8 * MINUTE, 2), 8 * MINUTE)).toBe(4 * MINUTE);
		expect(timeLeft(extendClock(clock, 13 * MINUTE, 2), 13 * MINUTE)).toBe(2 * MINUTE);
		expect(timeInAll(extendClock(clock, 0, 2))).toBe(12 * MINUTE);
	});

	test('taking away never goes further than over now', () => {
		const clock = startClock(0, 10 * MINUTE);
		expect(timeLeft(extendClock(clock, 8 * MINUTE, -5), 8 * MINUTE)).toBe(0);
		expect(timeLeft(extendClock(clock, 13 * MINUTE, -2), 13 * MINUTE)).toBe(-3 * MINUTE);
		expect(timeLeft(extendClock(clock, MINUTE, -2), MINUTE)).toBe(7 * MINUTE);
	});

	test('a pause stops what is left and moves the end', () => {
		const paused = pauseClock(startClock(0, 10 * MINUTE), 4 * MINUTE);
		expect(timeLeft(paused, 9 * MINUTE)).toBe(6 * MINUTE);
		const resumed = resumeClock(pauseClock(paused, 8 * MINUTE), 9 * MINUTE);
		expect(timeLeft(resumed, 9 * MINUTE)).toBe(6 * MINUTE);
		expect(timeInAll(resumed)).toBe(10 * MINUTE);
		expect(resumeClock(resumed, 12 * MINUTE)).toEqual(resumed);
	});
});

describe('the agenda in time', () => {
	const running = [
		{ ...item('a', [5], 'done'), ranFrom: 0, ranTo: 3 * MINUTE },
		{ ...item('b', [10, 20], 'running'), ranFrom: 3 * MINUTE },
		item('c', [15])
	];
	const stage = {
		now: { itemId: 'b', index: 0, runId: 'run' },
		clock: startClock(3 * MINUTE, 10 * MINUTE)
	};

	test('what comes moves with what was gained, and says how far ahead we are', () => {
		const { items, endsAt, ahead } = schedule(running, stage, 0, 4 * MINUTE);
		expect(items[2]).toEqual({ id: 'c', plannedAt: 35 * MINUTE, startsAt: 33 * MINUTE, endsAt: 48 * MINUTE });
		expect(endsAt).toBe(48 * MINUTE);
		expect(ahead).toBe(2 * MINUTE);
	});

	test('over time pushes everything on with the minute that passes', () => {
		expect(schedule(running, stage, 0, 18 * MINUTE).ahead).toBe(-3 * MINUTE);
		expect(
			schedule(running, { ...stage, clock: extendClock(stage.clock, 18 * MINUTE, 5) }, 0, 18 * MINUTE).ahead
		).toBe(-8 * MINUTE);
	});

	test('before the start the plan stands', () => {
		const { items, ahead } = schedule(agenda, { now: null, clock: null }, 0, 0);
		expect(items.map(({ startsAt }) => startsAt)).toEqual([0, 5 * MINUTE, 35 * MINUTE]);
		expect(ahead).toBeNull();
	});

	test('a meeting held on another day than planned is not weeks late', () => {
		const weeks = 40 * 24 * 60 * MINUTE;
		expect(schedule(running, stage, -weeks, 4 * MINUTE).ahead).toBeNull();
		expect(schedule(running, stage, weeks, 4 * MINUTE).ahead).toBeNull();
		expect(schedule(running, stage, -60 * MINUTE, 4 * MINUTE).ahead).toBe(-58 * MINUTE);
	});

	test('without a planned time nothing is ahead or behind', () => {
		expect(schedule(running, stage, null, 4 * MINUTE)).toMatchObject({ ahead: null, endsAt: 48 * MINUTE });
	});
});
