import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveCall } from '#lifecycle/announce/call/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork, valueOf, writtenCall } from '#tests/support/networks.ts';
import { changePractical, changePromises } from './commands.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring(new Date('2026-11-22T10:00:00Z'));
});
afterAll(() => kring.stop());

test('a last day to register that is over is refused at its field, and nothing of the form is saved', async () => {
	const { scope } = await draftNetwork(kring);
	const about = { facilitation: 'Hilde', practical: 'Koffie', retentionMonths: 12 };
	const practical = { version: 1, ...about, deadline: '2026-11-21' };
	const refused = { reason: 'invalid', fields: { deadline: 'past' } };
	expect(await execute(kring.runtime, changePractical, scope, practical)).toMatchObject(refused);
	const call = { version: 1, ...writtenCall, deadline: '2026-11-21' };
	expect(await execute(kring.runtime, saveCall, scope, call)).toMatchObject(refused);
	const today = { ...practical, deadline: '2026-11-22' };
	expect(valueOf(await execute(kring.runtime, changePractical, scope, today))).toEqual({ version: 2 });
});

test('the same promise or commitment twice is refused at the second line: each is measured or ticked once', async () => {
	const { scope } = await draftNetwork(kring);
	const twice = [{ text: 'Begeleiding' }, { text: '' }, { text: 'Eigen vragen' }, { text: ' begeleiding. ' }];
	const promises = { version: 1, promises: twice };
	expect(await execute(kring.runtime, changePromises, scope, promises)).toEqual({
		ok: false,
		reason: 'invalid',
		fields: { 'promises.3.text': 'duplicate' }
	});
	const call = { version: 1, ...writtenCall, commitments: twice };
	expect(await execute(kring.runtime, saveCall, scope, call)).toMatchObject({
		fields: { 'commitments.3.text': 'duplicate' }
	});
});
