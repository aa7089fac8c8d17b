// Runs a tool in TypeScript under the pinned Node, also in a fresh clone: node scripts/lib/typed.mjs scripts/backup.ts FILE
import { ensureInstalled } from './install.mjs';
import { main, pinnedNode, run } from './project.mjs';

await main(async () => {
	await ensureInstalled('to run');
	process.exitCode = await run(pinnedNode, process.argv.slice(2));
});
