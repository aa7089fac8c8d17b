import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';

interface Answer {
	rounds: number[][][];
	repeats: number;
	together: number;
}

/** Types the command, as `npm run --silent mix -- ...` passes it on. */
function mix(...words: string[]) {
	return spawnSync(process.execPath, ['scripts/mix.ts', ...words], { encoding: 'utf8' });
}

/** The one object that it prints with --json. */
function answer(...words: string[]): Answer {
	const { status, stdout, stderr } = mix(...words, '--json');
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	expect(stdout.trimEnd().split('\n'), 'one line').toHaveLength(1);
	return JSON.parse(stdout) as Answer;
}

const FIFTEEN = ['--people', '15', '--sizes', '4,4,4,3', '--rounds', '5', '--seed', '1'];

rule(
	'H24',
	'the command answers with one object in which everybody sits once a round and nobody meets twice',
	() => {
		const { rounds, repeats, together } = answer(...FIFTEEN);
		expect({ repeats, together }).toEqual({ repeats: 0, together: 0 });
		expect(rounds).toHaveLength(5);
		for (const groups of rounds) {
			expect(groups.map(({ length }) => length)).toEqual([4, 4, 4, 3]);
			expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
		}
		expect(answer(...FIFTEEN).rounds, 'the same seed, the same plan').toEqual(rounds);
	}
);

rule(
	'H24',
	'who may not sit together does not, and who met in the file of an earlier time counts as met',
	() => {
		const folder = mkdtempSync(join(tmpdir(), 'mix-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const file = join(folder, 'before.json');
		const sixteen = ['--people', '16', '--sizes', '4,4,4,4', '--rounds', '1', '--apart', '1-2,3-4'];
		const first = answer(...sixteen);
		expect(first).toMatchObject({ repeats: 0, together: 0 });
		writeFileSync(file, JSON.stringify(first));
		const second = answer(...sixteen, '--seed', '2', '--history', file);
		expect(second).toMatchObject({ repeats: 0, together: 0 });
		const couples = ({ rounds }: Answer) =>
			rounds
				.flat()
				.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a}-${b}`)));
		expect(couples(second).filter((couple) => couples(first).includes(couple))).toEqual([]);
		writeFileSync(
			file,
			JSON.stringify({
				rounds: [
					[
						[1, 2],
						[3, 4]
					]
				]
			})
		);
		const four = ['--people', '4', '--sizes', '2,2', '--history', file];
		expect(answer(...four, '--rounds', '2').repeats, 'two rounds are left').toBe(0);
		expect(answer(...four, '--rounds', '3').repeats, 'the third can only be the one of the file').toBe(2);
	}
);

test.each([
	['no people', ['--sizes', '3', '--rounds', '1'], '--people is missing'],
	['seats and people differ', ['--people', '4', '--sizes', '3', '--rounds', '1'], '3 seats for 4 people'],
	['no number', ['--people', 'ten', '--sizes', '3', '--rounds', '1'], 'not "ten"'],
	['no rounds', ['--people', '3', '--sizes', '3', '--rounds', '0'], '--rounds takes whole numbers'],
	['a couple of one', [...FIFTEEN, '--apart', '1-1'], '--apart takes couples of two people'],
	['somebody who is not there', [...FIFTEEN, '--apart', '1-16'], 'from 1 to 15'],
	['a file that is not there', [...FIFTEEN, '--history', '/nowhere'], 'cannot be read'],
	['an option that there is not', [...FIFTEEN, '--fast'], '--help shows the options'],
	['apart and together', [...FIFTEEN, '--apart', '1-2', '--together', '1-2'], 'one of the rules must give']
])('what cannot be asked gives one clear sentence and code 1: %s', (_, words, says) => {
	const { status, stdout, stderr } = mix(...words);
	expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
	expect(stderr).toContain(says);
	expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
