// Run by `npm run check`: which numbered rules no test proves. By hand, after a change of src/handbook/rules:
// node scripts/check-rules.ts --write, which makes docs/rules.md again.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../src/handbook/rules.ts';
import { readTree } from './laws/tree.ts';
import { protocolRules, provenRules, rulesPage, unproven } from './rules/coverage.ts';

const root =
	process.argv.slice(2).find((each) => !each.startsWith('--')) ??
	join(dirname(fileURLToPath(import.meta.url)), '..');
const page = join(root, 'docs/rules.md');
if (process.argv.includes('--write')) writeFileSync(page, rulesPage(rules));

const tree = readTree(root);
const live = protocolRules(tree.texts.get('docs/live-protocol.md') ?? '');
const proven = provenRules(tree);
const known = new Set([...rules.map((rule) => rule.id), ...live]);

let failed = 0;
const fail = (says: string) => {
	failed += 1;
	console.log(`error ${says}`);
};
for (const { id, file, line } of proven) {
	if (!known.has(id))
		fail(`${file}:${line} there is no rule ${id}: see docs/rules.md, or docs/live-protocol.md for L.`);
}
const untested = live.filter((id) => !proven.some((proof) => proof.id === id));
if (untested.length > 0) {
	const first = untested[0] ?? '';
	fail(
		`docs/live-protocol.md ${untested.join(' ')} without a test: write rule('${first}', ...) in src/live, or take the rule away.`
	);
}
if (readText(page) !== rulesPage(rules))
	fail('docs/rules.md is old: run node scripts/check-rules.ts --write');

for (const line of unproven([...rules.map((rule) => rule.id), ...live], proven)) console.log(line);
process.exitCode = failed > 0 ? 1 : 0;

function readText(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		// Not there is as good as old: both are put right in the same way.
		return '';
	}
}
