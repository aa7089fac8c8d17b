import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, root, run, runBin, exists } from './project.mjs';

/** What the build is made from. */
const SOURCES = [
	'src',
	'static',
	'messages',
	'migrations',
	'scripts/messages',
	'scripts/compile-messages.ts',
	'vite.config.ts',
	'package-lock.json'
];
const STAMP = join(root, 'build', '.sources');

/** Builds when there is no build, or when its sources have changed since. */
export async function ensureBuilt() {
	const sources = hashSources();
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;
	console.log('Building (once after a change) ...');
	await build(true);
}

/** @param {boolean} quiet say only what went wrong */
export async function build(quiet) {
	const sources = hashSources();
	const compile = 'scripts/compile-messages.ts';
	const failed =
		(exists(compile) && (await run(join(root, 'node_modules/.bin/node'), [compile], { quiet })) !== 0) ||
		(await runBin('svelte-kit', ['sync'], { quiet })) !== 0 ||
		(await runBin('vite', ['build'], { quiet })) !== 0;
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
