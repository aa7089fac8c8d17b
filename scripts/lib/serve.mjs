import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pinnedNode, root } from './project.mjs';

/**
 * Runs a server of ours under the pinned Node until it ends, and ends as it did. It hears of our death through the
 * channel between us; we look out for npm's, so that nothing is left running that nobody can stop.
 * @param {string} program path from the root
 */
export async function serve(program) {
	const child = spawn(pinnedNode, [program], {
		cwd: root,
		env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
		stdio: ['inherit', 'inherit', 'inherit', 'ipc']
	});
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
	}
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM');
	}, 500);
	process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
	clearInterval(watch);
	process.removeAllListeners();
}
