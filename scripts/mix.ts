// npm run --silent mix -- --people 15 --sizes 4,4,4,3 --rounds 5: who sits with whom over several rounds, without starting
// anything. Says only the plan; --help shows the options. Bad input: one sentence and exit code 1.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { asksForHelp, BadInput, readOptions, USE, type MixOptions } from './mix/options.ts';
import { planFor, readHistory } from './mix/plan.ts';

try {
	const words = process.argv.slice(2);
	process.stdout.write(asksForHelp(words) ? USE : answer(readOptions(words)));
} catch (error) {
	if (!(error instanceof BadInput)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function answer(options: MixOptions): string {
	const { rounds, repeats, together, summary } = planFor(options, historyOf(options));
	for (const { rule, round, people } of summary.broken) {
		console.error(
			`No plan was found that keeps ${people.join(' and ')} ${rule} in round ${round + 1}: this rule must give.`
		);
	}
	if (options.json) return `${JSON.stringify({ rounds, repeats, together })}\n`;
	const lines = rounds.map(
		(groups, i) => `Round ${i + 1}:  ${groups.map((group) => group.join(' ')).join('  |  ')}`
	);
	const met = summary.again.map(({ people, times }) => `${people.join('-')} (${times} times)`);
	const told = met.length === 0 ? 'Nobody meets anybody twice.' : `Meet again: ${met.join(', ')}.`;
	return [...lines, told, ''].join('\n');
}

function historyOf({ history }: MixOptions) {
	if (history === null) return [];
	try {
		return readHistory(readFileSync(resolve(process.env['INIT_CWD'] ?? '.', history), 'utf8'));
	} catch (error) {
		if (error instanceof BadInput) throw error;
		throw new BadInput(`The history file ${history} cannot be read.`);
	}
}
