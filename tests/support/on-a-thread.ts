// Sums for a thread: who does them, one that fails, and one that takes the thread with it.
import { threadId } from 'node:worker_threads';

/** The number of the thread that this runs on. */
export function whoAmI(): number {
	return threadId;
}

/** Fails with these words. */
export function fails(words: string): never {
	throw new RangeError(words);
}

/** Ends the thread without an answer. */
export function dies(code: number): never {
	process.exit(code);
}
