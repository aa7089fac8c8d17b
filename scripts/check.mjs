// npm run check: everything that must be true of the code without running it. Runs all of it and says what failed.
import { ensureInstalled } from './lib/install.mjs';
import { exists, main, pinnedNode, run, runBin } from './lib/project.mjs';

/** A check that another file makes runs when that file is there. @param {string} file @param {string[]} args */
const script = (file, ...args) => (exists(file) ? () => run(pinnedNode, [file, ...args]) : null);

/** @type {[string, (() => Promise<number>) | null][]} */
const CHECKS = [
	['messages', script('scripts/compile-messages.ts')],
	['messages in both languages', script('scripts/check-messages.ts')],
	['types', () => runBin('svelte-check', ['--fail-on-warnings', '--output', 'human'])],
	[
		'lint',
		exists('eslint.config.js')
			? () =>
					runBin('eslint', [
						'.',
						'--max-warnings',
						'0',
						'--cache',
						'--cache-location',
						'node_modules/.cache/eslint/'
					])
			: null
	],
	['formatting', () => runBin('prettier', ['--check', '--log-level', 'warn', '.'])],
	['laws of the house', script('scripts/check-law.ts')],
	['rules that have a test', script('scripts/check-rules.ts')],
	['types of the tables', script('scripts/tables.ts', '--check')]
];

await main(async () => {
	await ensureInstalled('everything');
	await runBin('svelte-kit', ['sync'], { quiet: true });
	const failed = [];
	for (const [name, check] of CHECKS) {
		if (check === null) continue;
		console.log(`\n== ${name}`);
		if ((await check()) !== 0) failed.push(name);
	}
	console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
	if (failed.length > 0) process.exitCode = 1;
});
