import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

function check(files: Record<string, string>): { status: number | null; output: string } {
	const root = mkdtempSync(join(tmpdir(), 'rules-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	for (const [path, text] of Object.entries({ 'docs/live-protocol.md': '', ...files })) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	const { status, stdout } = spawnSync(process.execPath, ['scripts/check-rules.ts', root, '--write'], {
		encoding: 'utf8'
	});
	return { status, output: stdout };
}

test('a test that names a rule which does not exist fails, with its place', () => {
	const { status, output } = check({ 'src/live/log.test.ts': `\nrule('H100', 'x', () => {});` });
	expect(status).toBe(1);
	expect(output).toContain('error src/live/log.test.ts:2 there is no rule H100: see docs/rules.md');
});

test('a rule of the live protocol without a test fails, one of the handbook is only listed', () => {
	const { status, output } = check({
		'docs/live-protocol.md': '**L1** One.\n**L2** Two.\n',
		'tests/a.spec.ts': `test('[L1] one')`
	});
	expect(status).toBe(1);
	expect(output).toMatch(/error .*L2 without a test: write rule\('L2', \.\.\.\) in src\/live/);
	expect(output).toMatch(/handbook: 0 of 99 rules have a test; none: H1 H2/);
});

test('with every live rule proven it passes', () => {
	const files = {
		'docs/live-protocol.md': '**L1** One.\n',
		'src/live/log.test.ts': `rule('L1', 'one', () => {});`
	};
	expect(check(files).status).toBe(0);
});
