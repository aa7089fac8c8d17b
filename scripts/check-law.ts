// Run by `npm run check`: the laws of the house. By hand: node scripts/check-law.ts [folder of a project]
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { laws } from './laws/all.ts';
import { report } from './laws/report.ts';
import { medianOf } from './laws/size.ts';
import { readTree } from './laws/tree.ts';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const tree = readTree(root);
const broken = laws.flatMap((law) => law.check(tree).map((problem) => ({ ...problem, law: law.name })));
const failed = report(broken);
const sources = tree.files.filter((file) => file.path.startsWith('src/')).length;
console.log(`laws: ${laws.length} on ${sources} files, median ${medianOf(tree)} lines; ${failed} broken`);
process.exitCode = failed > 0 ? 1 : 0;
