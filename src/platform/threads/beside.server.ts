import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Asked } from './worker.ts';

/**
 * Runs an exported function on a thread of its own, so that this one goes on answering: for sums that take longer than a
 * few milliseconds. The thread costs some 50 ms to begin and ends with its answer. What goes in and comes out is copied,
 * so it must be plain data. Throws what the function throws.
 * @param module name of the module as an import would write it, such as #steps/mixing/plan/model.ts
 */
export function beside<Args extends unknown[], Result>(
	module: `#${string}.ts`,
	name: string,
	...args: Args
): Promise<Result> {
	const asked: Asked = { module: addressOf(module), name, args };
	return new Promise((resolve, reject) => {
		const thread = new Worker(new URL(addressOf('#platform/threads/worker.ts')), { workerData: asked });
		thread.once('message', resolve);
		thread.once('error', reject);
		thread.once('exit', (code) => reject(new Error(`The thread for ${name} ended with ${code}`)));
	});
}

/** The source, also from within the build: it lies beside it, and Node runs it as it is. */
function addressOf(module: string): string {
	return pathToFileURL(createRequire(join(import.meta.dirname, 'x.js')).resolve(module)).href;
}
