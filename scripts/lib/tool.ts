import { resolve } from 'node:path';
import { StartRefusal } from '#platform/db/refusal.ts';

/** Runs a tool for administrators: a refusal is told in one sentence, with exit code 1. */
export async function runTool(tool: () => Promise<void>): Promise<void> {
	try {
		await tool();
	} catch (error) {
		console.error(error instanceof StartRefusal ? error.message : error);
		process.exitCode = 1;
	}
}

/** The file a tool is given, from the folder in which the person typed npm. Refuses none, showing an example. */
export function fileOf(example: string): string {
	const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
	if (file === undefined) throw new StartRefusal(`Say which file, for instance: ${example}`);
	return resolve(process.env['INIT_CWD'] ?? '.', file);
}
