import { createServer } from 'vite';
import { openCluster } from '#platform/db/cluster.ts';
import { migrate } from '#platform/db/migrate.ts';
import { StartRefusal } from '#platform/db/refusal.ts';
import { publicOrigin } from '#platform/server/origin.ts';
import { readSettings } from '#platform/server/settings.ts';

/** What the app leaves for whoever stops it: src/routes/app.server.ts. */
const holder: typeof globalThis & { __kring?: Promise<{ stop(): Promise<void> }> } = globalThis;

try {
	await start();
} catch (error) {
	console.error(error instanceof StartRefusal ? error.message : error);
	process.exit(1);
}

async function start(): Promise<void> {
	const settings = readSettings({ ...process.env, PORT: process.env['PORT'] || '5173' });
	const cluster =
		settings.databaseUrl === null
			? await openCluster({ folder: settings.dataDir, say: (text) => console.log(text) })
			: null;
	const databaseUrl = settings.databaseUrl ?? cluster?.url() ?? '';
	await migrate(databaseUrl, 'migrations');
	process.env['KRING_DATABASE_URL'] = databaseUrl;
	process.env['KRING_DEMO'] = settings.demo ? '1' : '0';
	process.env['ORIGIN'] = publicOrigin(settings);
	const vite = await createServer({ server: { port: settings.port, host: settings.host, strictPort: true } });
	await vite.listen();
	vite.printUrls();

	let stopping = false;
	async function stop(): Promise<void> {
		if (stopping) return;
		stopping = true;
		await vite.close();
		await (await holder.__kring)?.stop();
		await cluster?.leave();
		process.exit(0);
	}
	for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, () => void stop());
}
