import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToken, requestSignIn } from '#platform/auth/commands.server.ts';
import { strangerScope } from '#platform/auth/persons.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { onPlatform } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { signIn, startKring, type TestKring } from '#tests/support/kring.ts';
import { sweep } from './sweep.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const DAY = 86_400_000;
const tables = ['sign_in', 'access_token', 'login_session', 'command_receipt', 'person'] as const;

function rows(): Promise<number[]> {
	return onPlatform(kring.runtime.db, (trx) =>
		Promise.all(tables.map(async (table) => (await trx.selectFrom(table).selectAll().execute()).length))
	);
}

test('what nobody can use any more is forgotten, and nothing sooner', async () => {
	const { runtime } = kring;
	const now = runtime.clock.now();
	const { scope } = await signIn(kring, { email: 'ann@kring.example' });
	await execute(runtime, requestSignIn, strangerScope('nl'), { email: 'niemand@elders.example' }, newId());
	await execute(runtime, createToken, scope, { name: 'Test' });
	const seat = {
		id: newId(),
		token_hash: Buffer.from(newId()),
		kind: 'seat' as const,
		network_id: newId(),
		member_id: newId(),
		created_at: now,
		last_seen_at: now,
		expires_at: new Date(now.getTime() + 7 * DAY)
	};
	await onPlatform(runtime.db, (trx) => trx.insertInto('login_session').values(seat).execute());
	const after = async (days: number) => {
		await sweep(runtime.db, new Date(now.getTime() + days * DAY));
		return rows();
	};
	expect(await after(0)).toEqual([1, 1, 2, 1, 1]);
	expect(await after(2)).toEqual([0, 1, 2, 1, 1]);
	expect(await after(9)).toEqual([0, 1, 1, 1, 1]);
	expect(await after(89)).toEqual([0, 1, 1, 1, 1]);
	expect(await after(91)).toEqual([0, 1, 1, 0, 1]);
	expect(await after(367)).toEqual([0, 0, 1, 0, 1]);
});
