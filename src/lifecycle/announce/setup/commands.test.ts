import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetwork } from '#commons/network/commands.server.ts';
import { saveCall } from '#lifecycle/announce/call/commands.server.ts';
import { readCallEditor } from '#lifecycle/announce/call/queries.server.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { signIn, startKring, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork, valueOf, writtenCall } from '#tests/support/networks.ts';
import { changeMeetings, changePractical, changePromises } from './commands.server.ts';

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

test('[H6] a draft is kept and published in one act: nothing that was typed is left behind', async () => {
	const { scope } = await draftNetwork(kring);
	const meetings = {
		version: 1,
		plannedMeetings: 4,
		rhythm: '',
		size: 'group',
		minMembers: 2,
		maxMembers: 15
	};
	valueOf(await execute(kring.runtime, changeMeetings, scope, meetings));
	const typed = { version: 2, ...writtenCall, publish: 'on' };
	const bare = { ...typed, promises: [] };
	expect(await execute(kring.runtime, saveCall, scope, bare)).toMatchObject({
		fields: { promises: 'required' }
	});
	expect((await editor(scope)).content.tagline).toBe('');
	valueOf(await execute(kring.runtime, saveCall, scope, typed));
	const { state, content } = await editor(scope);
	expect([state, content.tagline, content.promises.length]).toEqual(['announced', writtenCall.tagline, 2]);
});

test('[H6] the call says who facilitates and for whom it is: who has no name gives one, and nothing is asked twice', async () => {
	const { scope } = await signIn(kring, { email: 'beheer@kring.example', name: '', mayCreate: true });
	const about = { title: 'Fouten durven zeggen', goal: '', audience: 'Voor ploegbazen.', organiser: '' };
	expect(await execute(kring.runtime, createNetwork, scope, about)).toMatchObject({
		fields: { yourName: 'required' }
	});
	const named = { ...about, yourName: 'Sofie Van den Broeck' };
	const { networkId } = valueOf(await execute(kring.runtime, createNetwork, scope, named));
	const [leader] = await inNetwork(kring.runtime.db, networkId, (trx) =>
		trx.selectFrom('member').select(['first_name', 'last_name']).execute()
	);
	expect(leader).toEqual({ first_name: 'Sofie', last_name: 'Van den Broeck' });
	const [call] = await inNetwork(kring.runtime.db, networkId, (trx) =>
		trx.selectFrom('announcement').select('target_group').execute()
	);
	expect(call?.target_group).toBe('Voor ploegbazen.');
});

/** The call as its editor reads it. */
const editor = (scope: NetworkScope) => readCallEditor(kring.runtime.db, scope);
