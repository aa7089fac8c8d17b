/** A process that opens a cluster and stays: `node cluster-process.ts FOLDER`. Says "open URL"; leaves on SIGTERM. */
import { openCluster } from '#platform/db/cluster.ts';
import { StartRefusal } from '#platform/db/refusal.ts';

try {
	const cluster = await openCluster({ folder: process.argv[2] ?? '', say: (line) => console.error(line) });
	const stay = setInterval(() => undefined, 60_000);
	process.once('SIGTERM', () => {
		clearInterval(stay);
		void cluster.leave().then(() => console.log('left'));
	});
	console.log(`open ${cluster.url()}`);
} catch (error) {
	console.log(error instanceof StartRefusal ? `refused ${error.message}` : `broke ${String(error)}`);
	process.exitCode = 1;
}
