// The other thread: carries out what `beside` asks of it, one thing after another, until it is ended.
import { parentPort } from 'node:worker_threads';

/** What is asked: a function by the address of its module and its name, and plain data for it. */
export interface Asked {
	module: string;
	name: string;
	args: unknown[];
}

/** What came of it. */
export type Answered = { ok: true; value: unknown } | { ok: false; error: unknown };

async function carryOut({ module, name, args }: Asked): Promise<Answered> {
	try {
		const found: Record<string, unknown> = await import(module);
		const run = found[name];
		if (typeof run !== 'function') throw new Error(`${module} has no function ${name}`);
		return { ok: true, value: await run(...args) };
	} catch (error) {
		return { ok: false, error };
	}
}

parentPort?.on('message', async (asked: Asked) => parentPort?.postMessage(await carryOut(asked)));
