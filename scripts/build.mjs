// npm run build: builds the app, for instance for a container image.
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/project.mjs';

await main(async () => {
	await ensureInstalled('to run');
	await build(false);
});
