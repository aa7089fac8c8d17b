import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

function project(files: Record<string, string>): string {
	const root = mkdtempSync(join(tmpdir(), 'law-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	return root;
}

function run(root: string): { status: number | null; output: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check-law.ts', root], {
		encoding: 'utf8'
	});
	return { status, output: stdout + stderr };
}

test('a project that breaks a law fails, with file, line, law and what to do', () => {
	const root = project({
		'src/lifecycle/announce/call/model.ts': `\nimport '#lifecycle/end/closing/model.ts';\n`,
		'src/lifecycle/announce/call/utils.ts': '',
		'docs/architecture.md': '| `src/lifecycle/announce` | the public `call` |\n'
	});
	const { status, output } = run(root);
	expect(status).toBe(1);
	expect(output).toMatch(/error src\/lifecycle\/announce\/call\/model\.ts:2 \[imports\] .*later in time/);
	expect(output).toMatch(/error src\/lifecycle\/announce\/call\/utils\.ts \[names\] "utils" says nothing/);
	expect(output).toMatch(/2 broken/);
});

test('a clean project passes; what is generated is nobody’s style', () => {
	const root = project({
		'src/commons/people/model.ts':
			'export const name = (first: string, last: string) => `${first} ${last}`;\n',
		'src/platform/i18n/generated/keys.ts': 'x;\n'.repeat(900),
		'docs/architecture.md': '| `src/commons/people` | members |\n'
	});
	expect(run(root)).toMatchObject({ status: 0, output: expect.stringContaining('0 broken') });
});
