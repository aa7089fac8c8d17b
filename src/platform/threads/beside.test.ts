import { threadId } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { beside } from './beside.server.ts';

const whoWorks = () => beside<[], number>('#tests/support/on-a-thread.ts', 'whoAmI');

test('a sum is done on another thread, and the next one on the same', async () => {
	const first = await whoWorks();
	expect(first).not.toBe(threadId);
	expect(await whoWorks()).toBe(first);
});

test('sums at the same time have a thread each', async () => {
	const workers = await Promise.all([whoWorks(), whoWorks(), whoWorks()]);
	expect(new Set(workers).size).toBe(3);
});

test('what a sum throws is thrown here, and its thread goes on', async () => {
	const before = await whoWorks();
	await expect(beside('#tests/support/on-a-thread.ts', 'fails', 'too far')).rejects.toThrow(
		new RangeError('too far')
	);
	await expect(beside('#tests/support/on-a-thread.ts', 'nothing')).rejects.toThrow(/has no function nothing/);
	expect(await whoWorks()).toBe(before);
});

test('a thread that ends without an answer is told, and another does the next sum', async () => {
	const before = await whoWorks();
	await expect(beside('#tests/support/on-a-thread.ts', 'dies', 3)).rejects.toThrow(/ended with 3/);
	expect(await whoWorks()).not.toBe(before);
});
