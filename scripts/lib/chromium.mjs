import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pinnedNode, Refusal, root, run, runBin } from './project.mjs';

// The shell is Chromium without a window: it draws the same and asks less of the machine.
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/**
 * The path of a Chromium that runs: the one that is named, Playwright's own, the system's; installs one when there is
 * none (Debian as root: apt; elsewhere Playwright's).
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
	const found = findChromium();
	if (found !== null) return found;
	console.log('Installing Chromium for the browser journeys (once) ...');
	const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
	if (isDebian && (await run('apt-get', ['update', '-qq'], { quiet: true })) === 0) {
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		for (const name of [SHELL, 'chromium']) {
			const install = ['install', '-y', '-qq', '--no-install-recommends', name];
			if ((await run('apt-get', install, { quiet: true, env })) === 0) break;
		}
	}
	const installed = findChromium();
	if (installed !== null) return installed;
	await runBin('playwright', ['install', 'chromium'], { quiet: true });
	const own = findChromium();
	if (own !== null) return own;
	throw new Refusal(
		'The browser journeys need Chromium and it could not be installed: install it (on Debian: apt install chromium), or set KRING_CHROMIUM to its path.'
	);
}

/** @returns {string | null} */
export function findChromium() {
	const named = process.env.KRING_CHROMIUM;
	const inPath = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
	const candidates = [
		...(named ? [named] : []),
		...playwrightsOwn(),
		...NAMES.flatMap((name) => inPath.map((folder) => join(folder, name))),
		...ELSEWHERE
	];
	return candidates.find(runs) ?? null;
}

/** @returns {string[]} */
function playwrightsOwn() {
	const ask = "console.log(require('playwright-core').chromium.executablePath())";
	const answer = spawnSync(pinnedNode, ['-e', ask], { cwd: root, encoding: 'utf8' });
	return answer.status === 0 ? [answer.stdout.trim()] : [];
}

/** Some systems have a "chromium" that only tells how to install one. @param {string} path */
function runs(path) {
	return (
		existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
	);
}
