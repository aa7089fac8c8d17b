import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Answered, Asked } from './worker.ts';

/** So long, in milliseconds, a thread waits for the next sum: who divides people tries again and again. */
const REST = 30_000;

/** The one that waits for work. To begin another costs a few tenths of a second, for all modules that it needs. */
let resting: { thread: Worker; end: NodeJS.Timeout } | undefined;

/**
 * Runs an exported function on a thread of its own, so that this one goes on answering: for sums that take longer than a
 * few milliseconds. Sums at the same time have a thread each; one that is done waits half a minute for the next. What goes
 * in and comes out is copied, so it must be plain data. Throws what the function throws.
 * @param module name of the module as an import would write it, such as #steps/mixing/plan/model.ts
 */
export function beside<Args extends unknown[], Result>(
	module: `#${string}.ts`,
	name: string,
	...args: Args
): Promise<Result> {
	const asked: Asked = { module: addressOf(module), name, args };
	const thread = takeThread();
	return new Promise((resolve, reject) => {
		const ended = (code: number) => reject(new Error(`The thread for ${name} ended with ${code}`));
		thread.once('error', reject);
		thread.once('exit', ended);
		thread.once('message', (answered: Answered) => {
			thread.off('error', reject).off('exit', ended);
			rest(thread);
			if (answered.ok) resolve(answered.value as Result);
			else reject(answered.error);
		});
		thread.postMessage(asked);
	});
}

/** The thread that rests, or a new one. While it works the program does not end. */
function takeThread(): Worker {
	if (resting === undefined) return new Worker(new URL(addressOf('#platform/threads/worker.ts')));
	const { thread, end } = resting;
	resting = undefined;
	clearTimeout(end);
	thread.off('exit', forget).off('error', forget).ref();
	return thread;
}

/** Lets a thread wait for work; one waits, others end. */
function rest(thread: Worker): void {
	if (resting !== undefined) {
		void thread.terminate();
		return;
	}
	thread.once('exit', forget).once('error', forget).unref();
	resting = { thread, end: setTimeout(() => void thread.terminate(), REST).unref() };
}

/** It ended, at its time or by itself: the next sum begins another. */
function forget(): void {
	clearTimeout(resting?.end);
	resting = undefined;
}

/** The source, also from within the build: it lies beside it, and Node runs it as it is. */
function addressOf(module: string): string {
	return pathToFileURL(createRequire(join(import.meta.dirname, 'x.js')).resolve(module)).href;
}
