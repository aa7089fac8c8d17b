import { createServer } from 'vite';
import { migrate } from '#platform/db/migrate.ts';
import { StartRefusal } from '#platform/db/refusal.ts';
import { openOwnDatabase, type OwnDatabase } from '#platform/server/database.ts';
import { publicOrigin } from '#platform/server/origin.ts';
import { readSettings } from '#platform/server/settings.ts';

/** What the app leaves for whoever stops it: src/routes/app.server.ts. */
const holder: typeof globalThis & { __kring?: Promise<{ stop(): Promise<void> }> } = globalThis;
let database: OwnDatabase | undefined;

try {
	await start();
} catch (error) {
	console.error(error instanceof StartRefusal ? error.message : error);
	await database?.leave();
	process.exit(1);
}

async function start(): Promise<void> {
	const settings = readSettings({ ...process.env, PORT: process.env['PORT'] || '5173' });
	database = await openOwnDatabase(settings, (text) => console.log(text));
	await migrate(database.url, 'migrations');
	process.env['KRING_DATABASE_URL'] = database.url;
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
		await database?.leave();
		process.exit(0);
	}
	for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, () => void stop());
}
