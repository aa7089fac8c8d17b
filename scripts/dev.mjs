// npm run dev: the embedded database in DATA_DIR, and Vite that shows every change at once.
import { ensureInstalled } from './lib/install.mjs';
import { main, runBin } from './lib/project.mjs';
import { serve } from './lib/serve.mjs';

await main(async () => {
	await ensureInstalled('everything');
	await runBin('svelte-kit', ['sync'], { quiet: true });
	await serve('scripts/lib/dev-server.ts');
});
