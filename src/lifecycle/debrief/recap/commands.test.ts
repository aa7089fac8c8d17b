import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { ownQuestionKind } from './events.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const FORM = { template: 'klankbordgroep', nextTime: false };

function question(room: WrappedRoom, asker: string) {
	return room.look((trx) =>
		trx
			.selectFrom('learning_question')
			.select(['state', 'outcome', 'destination', 'meeting_id as meetingId'])
			.where('network_id', '=', room.networkId)
			.where('id', '=', room.questions[asker] ?? '')
			.executeTakeFirstOrThrow()
	);
}

describe('closing a meeting', () => {
	rule('H46', 'invariant 2: refuses with every hard stop that is left, and closes when none is', async () => {
		const room = await makeWrapped(kring);
		const an = room.at['An'];
		if (!an) throw new Error('An is here');
		expect(await room.does(room.lead, 'recap.begin')).toMatchObject({ ok: true });
		expect(await room.does(room.lead, 'recap.close')).toMatchObject({
			reason: 'missing',
			fields: { outcome: 'missing' }
		});
		const questionId = room.questions['An'];
		expect(
			await room.does(an, 'recap.confirmOutcome', { questionId, outcome: 'partly_answered' })
		).toMatchObject({ ok: true });
		expect(await room.does(room.lead, 'recap.close')).toMatchObject({
			fields: { destination: 'missing' }
		});
		expect(await room.does(room.lead, 'recap.send', { questionId, to: 'next_meeting' })).toMatchObject({
			ok: true
		});
		expect(await room.does(room.lead, 'evaluation.open', FORM)).toMatchObject({ ok: true });
		expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
		expect(await question(room, 'An')).toMatchObject({
			state: 'scheduled',
			outcome: 'partly_answered',
			destination: 'next_meeting'
		});
		const events = await room.look((trx) =>
			trx
				.selectFrom('question_event')
				.select('event')
				.where('network_id', '=', room.networkId)
				.where('question_id', '=', questionId ?? '')
				.execute()
		);
		expect(events.map(({ event }) => event)).toEqual(
			expect.arrayContaining(['treated', 'partly_answered', 'carried_over'])
		);
	});

	rule('U19', 'the draft of the report is there when the meeting closes', async () => {
		const room = await makeWrapped(kring, { askers: [] });
		await room.does(room.lead, 'recap.begin');
		await room.does(room.lead, 'evaluation.open', FORM);
		expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
		const { state, blocks } = await room.look((trx) =>
			trx
				.selectFrom('report')
				.select(['state', 'blocks'])
				.where('network_id', '=', room.networkId)
				.executeTakeFirstOrThrow()
		);
		expect(state).toBe('auto_draft');
		expect(JSON.stringify(blocks)).toContain('Invoeren van competentiemanagement');
	});
});

describe('what became of a question', () => {
	rule(
		'H59',
		'invariant 3: an unanswered question is registered, and goes to exactly one place',
		async () => {
			const room = await makeWrapped(kring, { askers: ['An', 'Bart'] });
			await room.does(room.lead, 'recap.begin');
			for (const name of ['An', 'Bart']) {
				const input = { questionId: room.questions[name], outcome: 'unanswered' };
				expect(await room.does(room.lead, 'recap.proposeOutcome', input)).toMatchObject({ ok: true });
			}
			expect(
				await room.does(room.lead, 'recap.send', { questionId: room.questions['An'], to: 'expert' })
			).toMatchObject({ ok: true });
			expect(await room.does(room.lead, 'recap.sendRest')).toMatchObject({ ok: true });
			expect(await question(room, 'An')).toMatchObject({ state: 'to_expert', destination: 'expert' });
			expect(await question(room, 'Bart')).toMatchObject({ destination: 'next_meeting' });
		}
	);

	test('[H73] only the asker says answered, and only the asker lets go', async () => {
		const room = await makeWrapped(kring);
		const [an, bart] = [room.at['An'], room.at['Bart']];
		if (!an || !bart) throw new Error('they are here');
		await room.does(room.lead, 'recap.begin');
		const questionId = room.questions['An'];
		const answered = { questionId, outcome: 'answered' };
		expect(await room.does(bart, 'recap.confirmOutcome', answered)).toMatchObject({ reason: 'only_asker' });
		expect(await room.does(bart, 'recap.proposeOutcome', answered)).toMatchObject({
			reason: 'not_allowed'
		});
		expect(await room.does(room.lead, 'recap.proposeOutcome', answered)).toMatchObject({ ok: true });
		expect(await question(room, 'An')).toMatchObject({ state: 'in_treatment', outcome: null });
		const own = await room.shown(ownQuestionKind, `member:${an.memberId}`);
		expect(own.get(questionId ?? '')).toMatchObject({ proposed: 'answered', outcome: null });
		expect((await room.shown(ownQuestionKind, 'people')).size).toBe(0);
		expect(await room.does(room.lead, 'recap.send', { questionId, to: 'dropped' })).toMatchObject({
			reason: 'only_asker'
		});
		expect(await room.does(an, 'recap.confirmOutcome', answered)).toMatchObject({ ok: true });
		expect(await question(room, 'An')).toMatchObject({ state: 'answered' });
	});

	test('what was proposed stands for an asker who is not here, and a mail asks them', async () => {
		const room = await makeWrapped(kring, { here: ['Bart'] });
		await room.does(room.lead, 'recap.begin');
		await room.does(room.lead, 'evaluation.open', FORM);
		const input = { questionId: room.questions['An'], outcome: 'answered' };
		expect(await room.does(room.lead, 'recap.proposeOutcome', input)).toMatchObject({ ok: true });
		expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
		const mails = await room.look((trx) =>
			trx.selectFrom('mail').select(['to_email', 'text']).where('network_id', '=', room.networkId).execute()
		);
		const toAn = mails.filter(({ to_email }) => to_email.startsWith('an@'));
		expect(toAn).toHaveLength(1);
		expect(toAn[0]?.text).toContain('Hoe pakt An dit aan?');
	});
});
