// npm start: installs and builds what is missing or out of date, then runs server.js. Works with any Node from 18 on.
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/project.mjs';
import { serve } from './lib/serve.mjs';

await main(async () => {
	await ensureInstalled('to run');
	await ensureBuilt();
	await serve('server.js');
});
