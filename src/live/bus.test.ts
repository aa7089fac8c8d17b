import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { rule } from '#tests/support/rule.ts';
import { PgBus } from './bus.server.ts';
import { Hub } from './hub.server.ts';
import { limits } from './protocol.ts';

let database: TestDatabase;
const warnings: string[] = [];
const note = (warning: Error) => warnings.push(warning.message);

beforeAll(async () => {
	process.on('warning', note);
	database = await createTestDatabase();
});
afterAll(async () => {
	process.off('warning', note);
	await database.drop();
});

/** A bus that listens, and what it heard. */
async function listening(): Promise<{ bus: PgBus; heard: string[] }> {
	const bus = new PgBus(database.url);
	const heard: string[] = [];
	await bus.listen(
		(_, message) => heard.push(message),
		() => undefined
	);
	return { bus, heard };
}

test('what is told in one breath arrives in order, also when the bus is closed right behind it', async () => {
	const [speaker, listener] = [await listening(), await listening()];
	const said = Array.from({ length: 50 }, (_, one) => `${one}`);
	for (const message of said) speaker.bus.tell('presence', message);
	await speaker.bus.close();
	await vi.waitUntil(() => listener.heard.length === said.length, 5_000);
	expect(listener.heard).toEqual(said);
	await listener.bus.close();
	expect(warnings.filter((text) => text.includes('client.query()'))).toEqual([]);
});

rule(
	'L28',
	'a node that stops is forgotten in every meeting that it held, not only in the first',
	async () => {
		const hubs = ['one', 'two'].map(
			(node) =>
				new Hub({
					read: () => Promise.resolve({ clock: 0, entries: [] }),
					bus: new PgBus(database.url),
					node
				})
		);
		const [stays, stops] = hubs;
		if (!stays || !stops) return;
		await Promise.all(hubs.map((hub) => hub.start()));
		const meetings = Array.from({ length: 6 }, (_, one) => ({
			networkId: 'network',
			meetingId: `meeting ${one}`
		}));
		const counts = meetings.map((meeting) => {
			const told: number[] = [];
			const sink = {
				send: (bytes: Uint8Array) => {
					const people = /event: presence\ndata: .*"people":(\d+)/.exec(new TextDecoder().decode(bytes))?.[1];
					if (people !== undefined) told.push(Number(people));
				},
				unread: () => 0,
				close: () => undefined,
				drop: () => undefined
			};
			stays.join(meeting, { surface: 'cockpit', memberId: 'facilitator' }, undefined, sink);
			stops.join(meeting, { surface: 'phone', memberId: 'ann' }, undefined, {
				...sink,
				send: () => undefined
			});
			return told;
		});
		await vi.waitUntil(() => counts.every((told) => told.at(-1) === 2), 5_000);
		await stops.close();
		await vi.waitUntil(() => counts.every((told) => told.at(-1) === 1), limits.presencePause + 5_000);
		await stays.close();
	}
);
