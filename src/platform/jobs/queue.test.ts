import { afterEach, beforeEach, expect, test } from 'vitest';
import { onPlatform, openDatabase, type Db } from '#platform/db/access.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { Queue, type Worker } from './queue.server.ts';

let database: TestDatabase;
let db: Db;
let queue: Queue;
const nothing: Worker = () => Promise.resolve();

beforeEach(async () => {
	database = await createTestDatabase();
	db = openDatabase(database.url);
	queue = new Queue(database.url, 1);
});
afterEach(async () => {
	await queue.stop();
	await db.destroy();
	await database.drop();
});

test('a job runs after its commit, again after a pause until it succeeds, and then no more; a rolled back one never', async () => {
	const tried: { id: string; at: number }[] = [];
	const succeeded = Promise.withResolvers<null>();
	await queue.start({
		mail({ id }) {
			tried.push({ id, at: performance.now() });
			if (id === 'twice') succeeded.resolve(null);
			if (id === 'stubborn' && tried.filter((one) => one.id === id).length < 2)
				return Promise.reject(new Error('the server is busy'));
			if (id === 'stubborn') return onPlatform(db, (trx) => queue.enqueue(trx, 'mail', { id: 'twice' }));
			return Promise.resolve();
		},
		agree: nothing,
		forget: nothing,
		sweep: nothing
	});
	const undone = onPlatform(db, async (trx) => {
		await queue.enqueue(trx, 'mail', { id: 'undone' });
		throw new Error('refused after all');
	});
	await expect(undone).rejects.toThrow('refused after all');
	await onPlatform(db, async (trx) => {
		await queue.enqueue(trx, 'mail', { id: 'stubborn' });
		expect(tried, 'nothing runs before the commit').toEqual([]);
	});
	await succeeded.promise;
	expect(tried.map(({ id }) => id)).toEqual(['stubborn', 'stubborn', 'twice']);
	const [first, second] = tried.map(({ at }) => at);
	expect((second ?? 0) - (first ?? 0), 'a pause').toBeGreaterThan(400);
}, 40_000);
