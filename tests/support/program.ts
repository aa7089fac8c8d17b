import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** A real program under test: what it says, line by line, and how it ends. */
export interface Program {
	process: ChildProcess;
	/** The first line, already said or still to come, that matches. Rejects when the program ends without saying it. */
	says(pattern: RegExp): Promise<string>;
	/** Everything said so far, on both channels. */
	text(): string;
	/** Exit code (null after a signal), once everything it said has been read. */
	ended: Promise<number | null>;
}

/** The port of a server that was started with PORT=0, once it runs. */
export async function portOf(program: Program): Promise<number> {
	const line = await program.says(/^Kring is running at .* on port \d+/);
	return Number(/ on port (\d+)/.exec(line)?.[1]);
}

/** Starts a Node program from the root of the repository. */
export function startProgram(args: string[], options: SpawnOptions = {}): Program {
	const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	let text = '';
	const look = new Set<() => void>();
	const hear = (chunk: Buffer) => {
		text += chunk.toString();
		for (const each of look) each();
	};
	child.stdout?.on('data', hear);
	child.stderr?.on('data', hear);
	const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
	return {
		process: child,
		text: () => text,
		ended,
		says: (pattern) =>
			new Promise((resolve, reject) => {
				const check = () => {
					const found = text.split('\n').find((line) => pattern.test(line));
					if (found === undefined) return;
					look.delete(check);
					resolve(found);
				};
				look.add(check);
				check();
				void ended.then(() => reject(new Error(`ended without saying ${String(pattern)}:\n${text}`)));
			})
	};
}
