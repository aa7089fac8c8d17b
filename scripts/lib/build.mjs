import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, root, run, runBin, exists } from './project.mjs';

/** What the build is made from. */
const SOURCES = [
	'src',
	'static',
	'messages',
	'migrations',
	'scripts/messages',
	'scripts/compile-messages.ts',
	'scripts/icons.ts',
	'vite.config.ts',
	'package-lock.json'
];
const STAMP = join(root, 'build', '.sources');

/** Builds when there is no build, or when its sources have changed since. Whoever asks at the same time waits. */
export async function ensureBuilt() {
	if (isBuilt()) return;
	await alone(async () => {
		if (isBuilt()) return;
		console.log('Building (once after a change) ...');
		await build(true);
	});
}

function isBuilt() {
	return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashSources();
}

/** Two builds at once would take each other's files away. What is left of one that was killed holds for five minutes. */
async function alone(/** @type {() => Promise<void>} */ work) {
	const lock = join(root, 'node_modules', '.kring-building');
	for (;;) {
		try {
			mkdirSync(lock);
			break;
		} catch {
			const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
			if (Date.now() - since > 300_000) rmSync(lock, { recursive: true, force: true });
			await pause(200);
		}
	}
	try {
		await work();
	} finally {
		rmSync(lock, { recursive: true, force: true });
	}
}

/** @param {boolean} quiet say only what went wrong */
export async function build(quiet) {
	const sources = hashSources();
	const compile = 'scripts/compile-messages.ts';
	const failed =
		(exists(compile) && (await run(join(root, 'node_modules/.bin/node'), [compile], { quiet })) !== 0) ||
		(await runBin('svelte-kit', ['sync'], { quiet })) !== 0 ||
		// Tests build too, and say that they are tests; what they build is what people get.
		(await runBin('vite', ['build'], { quiet, env: { NODE_ENV: 'production' } })) !== 0;
	if (failed) throw new Refusal('The build failed: see above.');
	writeFileSync(STAMP, sources);
}

/** One hash over the names and contents of all sources; tests and generated files do not count. */
function hashSources() {
	const hash = createHash('sha256');
	for (const source of SOURCES) {
		for (const file of filesIn(source).sort()) {
			hash
				.update(`${file}\0`)
				.update(readFileSync(join(root, file)))
				.update('\0');
		}
	}
	return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
	if (!exists(path) || path.endsWith('/generated') || path.endsWith('.test.ts')) return [];
	if (statSync(join(root, path)).isFile()) return [path];
	return readdirSync(join(root, path)).flatMap((name) => filesIn(`${path}/${name}`));
}
