import { Agent, request } from 'node:http';

/** What came of a load: answers a second, and how long they took. */
export interface Load {
	perSecond: number;
	p50: number;
	p99: number;
	/** Answers other than 200. */
	failed: number;
	/** The bytes of one answer's body. */
	bytes: number;
}

/** Asks for one address over so many kept connections, each the next as soon as it has an answer, for so long. */
export async function load(
	address: string,
	headers: Record<string, string>,
	{ connections = 16, seconds = 5 } = {}
): Promise<Load> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const times: number[] = [];
	let failed = 0;
	let bytes = 0;
	const once = () =>
		new Promise<void>((resolve, reject) => {
			const at = performance.now();
			const asked = request(address, { agent, headers }, (response) => {
				let size = 0;
				response.on('data', (chunk: Buffer) => (size += chunk.length));
				response.on('end', () => {
					times.push(performance.now() - at);
					if (response.statusCode !== 200) failed++;
					bytes = size;
					resolve();
				});
			});
			asked.on('error', reject);
			asked.end();
		});
	for (let warm = 0; warm < 200; warm++) await once();
	times.length = failed = 0;
	const begun = performance.now();
	const end = begun + seconds * 1000;
	await Promise.all(
		Array.from({ length: connections }, async () => {
			while (performance.now() < end && times.length < 200_000) await once();
		})
	);
	const elapsed = (performance.now() - begun) / 1000;
	agent.destroy();
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
	return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), failed, bytes };
}
