import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openCluster, type Cluster } from '#platform/db/cluster.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '.test-data');

/**
 * The PostgreSQL of the tests: kept between runs, without fsync. A power cut may break it; then it is made anew.
 * @returns the cluster; call `leave` when done
 */
export async function openTestCluster(): Promise<Cluster> {
	const options = { folder: FOLDER, durable: false };
	try {
		return await openCluster(options);
	} catch {
		rmSync(FOLDER, { recursive: true, force: true });
		return await openCluster(options);
	}
}
