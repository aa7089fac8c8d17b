// npm run bench: runs the programs in bench/ one after another, each against a floor in the same run. Names of some of
// them behind it run only those: npm run bench -- live.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main, pinnedNode, Refusal, root, run } from './lib/project.mjs';

await main(async () => {
	const wanted = process.argv.slice(2);
	await ensureInstalled('everything');
	await ensureBuilt();
	const benches = readdirSync(join(root, 'bench'))
		.filter((file) => file.endsWith('.ts'))
		.filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)));
	if (benches.length === 0) throw new Refusal(`There is no bench called ${wanted.join(', ')} in bench/.`);
	const env = { KRING_CHROMIUM: await ensureChromium() };
	const failed = [];
	for (const file of benches.sort()) {
		console.log(`\n== ${file.slice(0, -3)}`);
		if ((await run(pinnedNode, [join('bench', file)], { env })) !== 0) failed.push(file);
	}
	if (failed.length > 0) throw new Refusal(`Over budget or broken: ${failed.join(', ')}.`);
});
