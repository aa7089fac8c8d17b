import { expect, test } from 'vitest';
import { inNetwork, openDatabase } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { databaseAnswers, lostDatabase } from './health.server.ts';

const failure = (message: string, more: object = {}) => Object.assign(new Error(message), more);

test.each([
	failure('terminating connection due to unexpected postmaster exit', { code: '57P02' }),
	failure('the database system is starting up', { code: '57P03' }),
	failure('connect ECONNREFUSED /run/.s.PGSQL.5432', { code: 'ECONNREFUSED', syscall: 'connect' }),
	failure('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }),
	failure('write EPIPE', { code: 'EPIPE', syscall: 'write' }),
	failure('Connection terminated unexpectedly'),
	failure('Client has encountered a connection error and is not queryable')
])('a database that is away is known from %s', (error) => {
	expect(lostDatabase(error)).toBe(true);
});

test.each([
	failure('duplicate key value violates unique constraint', { code: '23505' }),
	failure('no such file', { code: 'ENOENT', syscall: 'open' }),
	failure('x is undefined'),
	'nothing'
])('what broke by itself is not taken for it: %s', (error) => {
	expect(lostDatabase(error)).toBe(false);
});

test('a database that hangs is told from one that answers, without hanging oneself', async () => {
	const database = await createTestDatabase();
	const db = openDatabase(database.url, 1);
	const busy = Promise.withResolvers<null>();
	const holding = inNetwork(db, newId(), () => busy.promise);
	expect(await databaseAnswers(db, 50)).toBe(false);
	busy.resolve(null);
	await holding;
	expect(await databaseAnswers(db)).toBe(true);
	await db.destroy();
	await database.drop();
});
