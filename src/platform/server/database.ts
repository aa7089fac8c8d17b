import { openCluster } from '../db/cluster.ts';
import type { Settings } from './settings.ts';

/** The database of an installation, as its owner, and how to let go of it. */
export interface OwnDatabase {
	url: string;
	leave(): Promise<void>;
}

/** DATABASE_URL where it is set, else the embedded cluster in DATA_DIR, started or joined. */
export async function openOwnDatabase(
	settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
	say: (line: string) => void
): Promise<OwnDatabase> {
	if (settings.databaseUrl !== null) return { url: settings.databaseUrl, leave: () => Promise.resolve() };
	const cluster = await openCluster({ folder: settings.dataDir, say });
	return { url: cluster.url(), leave: () => cluster.leave() };
}
