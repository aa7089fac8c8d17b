// Run by `npm run check`: both languages alike, no message unused or missing, plain Dutch.
// By hand, to take away what nobody says: node scripts/check-messages.ts --prune
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from './laws/report.ts';
import { readTree } from './laws/tree.ts';
import { compareLocales, fileOf, messagesOf } from './messages/compare.ts';
import { checkDutch, checkDutchData, checkEnglish } from './messages/dutch.ts';
import { LOCALES, readMessages } from './messages/source.ts';
import { usage } from './messages/usage.ts';

const root =
	process.argv.slice(2).find((each) => !each.startsWith('--')) ??
	join(dirname(fileURLToPath(import.meta.url)), '..');
const chapters = readMessages(join(root, 'messages'));
const dutch = messagesOf(chapters, 'nl');
const english = messagesOf(chapters, 'en');
const tree = readTree(root);
const data = tree.files.filter(({ path }) => /^src\/(methods\/library|handbook)\//.test(path));
const { problems, unused } = usage(tree, [...dutch.keys()]);

if (process.argv.includes('--prune')) prune(unused);
const failed = report([
	...compareLocales(chapters),
	...problems,
	...[...dutch.values()].flatMap(checkDutch),
	...data.flatMap(checkDutchData),
	...[...english.values()].flatMap(checkEnglish)
]);
console.log(`messages: ${dutch.size} in two languages, ${unused.length} unused; ${failed} to mend`);
process.exitCode = failed > 0 ? 1 : 0;

function prune(keys: readonly string[]): void {
	for (const locale of LOCALES) {
		for (const file of new Set(keys.map((key) => fileOf(key, locale)))) {
			if (!existsSync(join(root, file))) continue;
			const content: Record<string, unknown> = JSON.parse(readFileSync(join(root, file), 'utf8'));
			const kept = Object.entries(content).filter(([rest]) => {
				return !keys.some((key) => fileOf(key, locale) === file && key.slice(key.indexOf('.') + 1) === rest);
			});
			writeFileSync(join(root, file), `${JSON.stringify(Object.fromEntries(kept), null, '\t')}\n`);
		}
	}
}
