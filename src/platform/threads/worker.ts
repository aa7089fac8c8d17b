// The other thread: carries out the one thing that `beside` asks of it, and ends.
import { parentPort, workerData } from 'node:worker_threads';

/** What is asked: a function by the address of its module and its name, and plain data for it. */
export interface Asked {
	module: string;
	name: string;
	args: unknown[];
}

const { module, name, args } = workerData as Asked;
const found: Record<string, unknown> = await import(module);
const run = found[name];
if (typeof run !== 'function') throw new Error(`${module} has no function ${name}`);
parentPort?.postMessage(await run(...args));
