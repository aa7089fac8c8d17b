import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CaretTeller, newCaretName } from './caret-teller.ts';

beforeEach(() => {
	vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
	vi.useRealTimers();
});

test('a caret is told when it moves, not too often, and not again while it stands still', async () => {
	const told: unknown[] = [];
	const teller = new CaretTeller<number>((place) => told.push(place));
	for (let at = 1; at <= 20; at++) {
		teller.moved(at);
		await vi.advanceTimersByTimeAsync(100);
	}
	expect(told.length).toBeGreaterThan(3);
	expect(told.length).toBeLessThanOrEqual(6);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(told.at(-1)).toBe(20);
	const before = told.length;
	teller.moved(20);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(told.length).toBe(before);
});

test('who goes from one field to the next is not gone in between; who leaves is', async () => {
	const told: unknown[] = [];
	const teller = new CaretTeller<string>((place) => told.push(place));
	teller.moved(null);
	await vi.advanceTimersByTimeAsync(1_000);
	teller.moved('one');
	await vi.advanceTimersByTimeAsync(1_000);
	teller.moved(null);
	teller.moved('two');
	await vi.advanceTimersByTimeAsync(1_000);
	teller.moved(null);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(told).toEqual(['one', 'two', null]);
});

test('the name of a caret is another on each page', () => {
	const names = new Set(Array.from({ length: 50 }, newCaretName));
	expect(names.size).toBe(50);
	for (const name of names) expect(name).toMatch(/^[0-9a-f]{16}$/);
});
