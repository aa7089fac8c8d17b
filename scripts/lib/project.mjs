// Shared by the commands of package.json. Plain JavaScript that any Node from 18 on runs: it starts before anything is
// installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The Node that everything runs under, whatever Node started this. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');

/** What a person can mend: told in one sentence, without a stack. */
export class Refusal extends Error {}

/**
 * Runs a command of ours: a refusal becomes one sentence and exit code 1.
 * @param {() => Promise<void>} command
 */
export async function main(command) {
	try {
		await command();
	} catch (error) {
		console.error(error instanceof Refusal ? error.message : error);
		process.exitCode = 1;
	}
}

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to our own environment
 * @property {boolean} [aside] what it says goes to stderr
 * @property {boolean} [quiet] keep what it says to ourselves, and tell it only when it fails
 */

/**
 * Runs a program from the root of the project, under the pinned Node, and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function run(command, args, { env = {}, quiet = false, aside = false } = {}) {
	const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
	const child = spawn(command, args, {
		cwd: root,
		env: { ...process.env, PATH: path, ...env },
		stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', aside ? 2 : 'inherit', 'inherit']
	});
	let said = '';
	child.stdout?.on('data', (chunk) => (said += String(chunk)));
	child.stderr?.on('data', (chunk) => (said += String(chunk)));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			if (code !== 0) process.stderr.write(said);
			resolve(code ?? 1);
		});
	});
}

/**
 * Runs a program of the project's own packages under the pinned Node.
 * @param {string} bin name in node_modules/.bin
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runBin(bin, args, options) {
	return run(join(root, 'node_modules', '.bin', bin), args, options);
}

/** @param {string} path from the root of the project */
export function exists(path) {
	return existsSync(join(root, path));
}
