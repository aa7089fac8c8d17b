import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, Refusal, root, run } from './project.mjs';

/**
 * Installs what package-lock.json says where that is not there yet, and sees that the pinned Node runs.
 * @param {'to run' | 'everything'} what everything: also what tests and checks need
 */
export async function ensureInstalled(what) {
	if (!isInstalled(what)) {
		// On stderr, like all of npm's own words: what a tool prints stays what it was asked for.
		console.error('Installing packages (once, about a minute) ...');
		const args = ['ci', '--loglevel=error', what === 'to run' ? '--omit=dev' : '--include=dev'];
		const npm = process.env.npm_execpath;
		const code = npm?.endsWith('.js')
			? await run(process.execPath, [npm, ...args], { aside: true })
			: await run('npm', args, { aside: true });
		if (code !== 0)
			throw new Refusal(
				'npm could not install the packages: see above what it says, mend that, and run this again.'
			);
	}
	if (!existsSync(pinnedNode)) {
		// npm was told to run no install scripts; this one fetches the Node that belongs to this version.
		await run(process.execPath, [
			'-e',
			"process.chdir('node_modules/node'); require('./installArchSpecificPackage.js')"
		]);
	}
	if (!existsSync(pinnedNode)) {
		throw new Refusal(
			'The Node that Kring runs on could not be installed: run "npm rebuild node" and try again.'
		);
	}
}

/**
 * Whether node_modules holds what the lock file lists. Optional packages depend on the machine and are not asked for.
 * @param {'to run' | 'everything'} what
 */
export function isInstalled(what) {
	const wanted = read('package-lock.json');
	const found = read('node_modules/.package-lock.json');
	if (wanted === null || found === null) return false;
	return Object.entries(wanted).every(([path, { version, optional, dev, devOptional }]) => {
		if (path === '' || optional || ((dev || devOptional) && what === 'to run')) return true;
		return found[path]?.version === version;
	});
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }> | null}
 */
function read(path) {
	try {
		return JSON.parse(readFileSync(join(root, path), 'utf8')).packages ?? null;
	} catch {
		return null;
	}
}
