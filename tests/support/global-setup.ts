import { ensureTemplate, sweep } from './database.ts';
import { openTestCluster } from './test-cluster.ts';

/** Once for a run of vitest: one server for all tests, and the template their databases are copied from. */
export default async function setup(): Promise<() => Promise<void>> {
	const cluster = await openTestCluster();
	const server = cluster.url('postgres');
	// Workers are started later and inherit it.
	process.env['KRING_TEST_SERVER'] = server;
	await sweep(server, await ensureTemplate(server));
	return () => cluster.leave();
}
