// npm test: installs and builds what is missing, then runs all tests: rules and models, database, and the journeys in a
// real browser. The last line says how many passed and failed. For a part: npm test -- unit, npm test -- journeys, each
// with names of files behind it.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { exists, main, root, runBin } from './lib/project.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

await main(async () => {
	const [part, ...names] = process.argv.slice(2);
	await ensureInstalled('everything');
	await runBin('svelte-kit', ['sync'], { quiet: true });
	await ensureBuilt();
	const counts = [];
	if (part !== 'journeys') counts.push(await units(names));
	if (part !== 'unit' && hasJourneys()) counts.push(await journeys(names));
	const passed = counts.reduce((sum, count) => sum + count.passed, 0);
	const failed = counts.reduce((sum, count) => sum + count.failed, 0);
	console.log(`\n${passed} passed, ${failed} failed`);
	if (failed > 0 || passed === 0) process.exitCode = 1;
});

/** @param {string[]} names @returns {Promise<Count>} */
async function units(names) {
	return counted(
		'vitest',
		(file) => {
			return runBin('vitest', [
				'run',
				'--reporter=default',
				'--reporter=json',
				`--outputFile.json=${file}`,
				...names
			]);
		},
		(/** @type {{ numPassedTests: number, numFailedTests: number }} */ report) => ({
			passed: report.numPassedTests,
			failed: report.numFailedTests
		})
	);
}

/** @param {string[]} names @returns {Promise<Count>} */
async function journeys(names) {
	try {
		const chromium = await ensureChromium();
		return await counted(
			'playwright',
			(file) => {
				const env = { KRING_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
				return runBin('playwright', ['test', '--reporter=list,json', ...names], { env });
			},
			(/** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */ { stats }) => ({
				passed: stats.expected,
				failed: stats.unexpected + stats.flaky
			})
		);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return { passed: 0, failed: 1 };
	}
}

/**
 * Runs a runner that writes a report, and counts. A runner that fails without a failed test (a file that does not load,
 * an error outside of a test) counts as one failure.
 * @template Report
 * @param {string} name
 * @param {(file: string) => Promise<number>} runner
 * @param {(report: Report) => Count} read
 * @returns {Promise<Count>}
 */
async function counted(name, runner, read) {
	const file = join(tmpdir(), `kring-${name}-${process.pid}.json`);
	const code = await runner(file);
	try {
		const count = read(JSON.parse(readFileSync(file, 'utf8')));
		return { passed: count.passed, failed: code !== 0 ? Math.max(1, count.failed) : count.failed };
	} catch {
		return { passed: 0, failed: 1 };
	} finally {
		rmSync(file, { force: true });
	}
}

function hasJourneys() {
	return (
		exists('tests/journeys') &&
		readdirSync(join(root, 'tests/journeys')).some((name) => name.endsWith('.spec.ts'))
	);
}
