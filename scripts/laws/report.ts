import type { Problem } from './tree.ts';

/** Prints what was found, one line each, and returns how many of them fail the build. */
export function report(problems: readonly (Problem & { law: string })[]): number {
	for (const { file, line, law, says, warning } of problems) {
		const where = line === undefined ? file : `${file}:${line}`;
		console.log(`${warning ? 'warning' : 'error'} ${where} [${law}] ${says}`);
	}
	return problems.filter((problem) => !problem.warning).length;
}
