import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { questionKind, roomKind, stageKind } from '#lifecycle/convene/stage/events.ts';
import { findCommand } from '#routes/registry.server.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';
import { CALL_TIME, forgetCalls } from './commands.server.ts';

let kring: TestKring;
const START = new Date('2026-11-22T10:00:00Z');
const after = (ms: number) => kring.setNow(new Date(START.getTime() + ms));
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

const QUESTION = 'Wat leert iemand op de werkvloer?';
const BOTH = { nl: QUESTION, en: QUESTION };

const does = (scope: MeetingScope, name: string, input: object = {}) => {
	const command = findCommand(name);
	if (command?.scope !== 'meeting') throw new Error(`${name} is no command of a meeting`);
	return execute(kring.runtime, command as Command<'meeting'>, scope, input);
};

async function begun(question = QUESTION): Promise<{ room: TestRoom; an: MeetingScope; bart: MeetingScope }> {
	kring.setNow(START);
	const room = await makeRoom(kring);
	await inNetwork(kring.runtime.db, room.networkId, (trx) =>
		trx
			.updateTable('meeting')
			.set({ key_question: question })
			.where('network_id', '=', room.networkId)
			.where('id', '=', room.meetingId)
			.execute()
	);
	await does(room.lead, 'stage.openLobby');
	const [an, bart] = [(await room.comeIn('An')).scope, (await room.comeIn('Bart')).scope];
	await does(room.lead, 'stage.start');
	return { room, an, bart };
}

const shown = async (room: TestRoom) => (await room.shown(questionKind)).get('now');
const calls = (room: TestRoom) =>
	inNetwork(kring.runtime.db, room.networkId, (trx) =>
		trx.selectFrom('question_call').selectAll().where('network_id', '=', room.networkId).execute()
	);

rule(
	'H54',
	'back to the question: shown after two different people, and then nothing tells who they were',
	async () => {
		const { room, an, bart } = await begun();
		for (let tap = 0; tap < 3; tap++) {
			expect(await does(an, 'stage.callForQuestion')).toMatchObject({ ok: true });
		}
		expect(await shown(room)).toBeUndefined();
		after(60_000);
		expect(await does(bart, 'stage.callForQuestion')).toMatchObject({ ok: true });
		expect(await shown(room)).toEqual({ text: BOTH, of: 'meeting', at: START.getTime() + 60_000 });
		expect(await calls(room)).toEqual([]);
		// Nor does what went over the wire: no entry of the log names either of them for it.
		for (const audience of ['people', 'facilitators', 'screen'] as const) {
			expect((await room.shown(questionKind, audience)).size).toBe(0);
		}
	}
);

test('a second call that comes too late is a first one', async () => {
	const { room, an, bart } = await begun();
	await does(an, 'stage.callForQuestion');
	after(CALL_TIME);
	await does(bart, 'stage.callForQuestion');
	expect(await shown(room)).toBeUndefined();
	expect((await calls(room)).map(({ member_id }) => member_id)).toEqual([bart.memberId]);
});

test('a call that nobody joins is forgotten by itself', async () => {
	const { room, an } = await begun();
	await does(an, 'stage.callForQuestion');
	const job = kring.jobs.findLast(({ queue }) => queue === 'forget');
	expect(job?.after?.getTime()).toBe(START.getTime() + CALL_TIME);
	await forgetCalls(kring.runtime.db, job?.id ?? '', new Date(START.getTime() + CALL_TIME - 1));
	expect(await calls(room)).toHaveLength(1);
	await forgetCalls(kring.runtime.db, job?.id ?? '', new Date(START.getTime() + CALL_TIME));
	expect(await calls(room)).toEqual([]);
});

rule(
	'H54',
	'who conducts shows the question at once and takes it away; the next step takes it away too',
	async () => {
		const { room, an } = await begun();
		expect(await does(an, 'stage.showQuestion', { shown: 'on' })).toMatchObject({ ok: false });
		await does(room.lead, 'stage.showQuestion', { shown: 'on' });
		expect(await shown(room)).toMatchObject({ text: BOTH });
		await does(room.lead, 'stage.showQuestion', { shown: '' });
		expect(await shown(room)).toBeUndefined();
		await does(room.lead, 'stage.showQuestion', { shown: 'on' });
		const from = (await room.shown(stageKind)).get('now')?.running?.runId;
		await does(room.lead, 'stage.next', { from });
		expect(await shown(room)).toBeUndefined();
	}
);

rule(
	'H43',
	'a meeting without a core question goes back to what its step asks, and in a break to nothing',
	async () => {
		const { room, an, bart } = await begun('');
		await does(an, 'stage.callForQuestion');
		await does(bart, 'stage.callForQuestion');
		expect(await shown(room)).toMatchObject({ text: { nl: 'Welkom', en: 'Welkom' }, of: 'step' });
		await does(room.lead, 'stage.showQuestion', { shown: '' });
		await does(room.lead, 'stage.showQuestion', { shown: 'on' });
		expect(await shown(room), 'who conducts shows it too').toMatchObject({ of: 'step' });
		for (let step = 0; step < 3; step++) {
			const from = (await room.shown(stageKind)).get('now')?.running?.runId;
			await does(room.lead, 'stage.next', { from });
		}
		expect((await room.shown(stageKind)).get('now')?.running?.mode).toBe('break');
		expect(await does(an, 'stage.callForQuestion')).toMatchObject({ reason: 'wrong_state' });
		expect(await does(room.lead, 'stage.showQuestion', { shown: 'on' })).toMatchObject({ ok: false });
	}
);

rule(
	'H43',
	'who conducts writes the core question in the middle of a meeting: it is shown and stays',
	async () => {
		const { room, an } = await begun('');
		expect(await does(an, 'stage.writeQuestion', { text: QUESTION })).toMatchObject({
			reason: 'not_allowed'
		});
		expect(await does(room.lead, 'stage.writeQuestion', { text: ` ${QUESTION} ` })).toMatchObject({
			ok: true
		});
		expect(await shown(room)).toMatchObject({ text: BOTH, of: 'meeting' });
		expect((await room.shown(roomKind)).get('room')?.keyQuestion).toBe(QUESTION);
		const from = (await room.shown(stageKind)).get('now')?.running?.runId;
		await does(room.lead, 'stage.next', { from });
		await does(room.lead, 'stage.showQuestion', { shown: 'on' });
		expect(await shown(room)).toMatchObject({ text: BOTH, of: 'meeting' });
	}
);
