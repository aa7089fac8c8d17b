import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as asking from './asking/commands.server.ts';
import * as present from './commands.server.ts';
import {
	presentCodeKind,
	presentFormKind,
	presentQuestionKind,
	presentSupportKind,
	presentTopKind
} from './events.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(5);
});
afterAll(() => room.end());

async function asks(who: Someone, runId: string, text: string, more: object = {}) {
	const question = { runId, questionId: newId(), text, secret: newSecret(), ...more };
	expect(await room.as(who, asking.ask, question)).toEqual({ ok: true, value: null });
	return question;
}

rule('H59', 'what nobody answered goes on as an open learning question of who asked it', async () => {
	const runId = await room.open('present');
	const [an, bart, chris] = [room.member(0), room.member(1), room.member(2)];
	const first = await asks(an, runId, 'Hoe begin je eraan?');
	const second = await asks(bart, runId, 'Hoeveel tijd vraagt het?');
	for (const who of [an, chris])
		await room.as(who, asking.support, { runId, questionId: second.questionId, supported: true });
	await room.as(room.facilitator, present.view, { runId, view: 'questions' });
	expect((await room.holds(presentTopKind, SCREEN)).get(runId)?.rows).toMatchObject([
		{ text: 'Hoeveel tijd vraagt het?', support: 2 },
		{ text: 'Hoe begin je eraan?', support: 0 }
	]);
	expect([...(await room.holds(presentSupportKind, phoneOf(chris))).keys()]).toEqual([second.questionId]);
	expect((await room.holds(presentSupportKind, phoneOf(bart))).size).toBe(0);
	const mark = { runId, questionId: second.questionId, answered: true };
	expect(await room.as(bart, asking.mark, mark)).toMatchObject({ reason: 'not_allowed' });
	expect((await room.as(room.facilitator, asking.mark, mark)).ok).toBe(true);
	await room.close(runId);
	await room.reopen(runId);
	await room.close(runId);
	const raised = await room.rows(
		`select text, asker_id as who, source, state from learning_question where meeting_id = $1`,
		[room.meetingId]
	);
	expect(raised).toEqual([{ text: first.text, who: an.id, source: 'expert', state: 'raised' }]);
	expect(await room.harvest(runId)).toMatchObject([
		{ type: 'questions', title: 'Titel · beantwoord', questions: [{ text: second.text }] },
		{ type: 'questions', title: 'Titel · nog open', questions: [{ text: first.text }] }
	]);
});

rule('U8', 'in quiet minutes everybody writes first, and nobody reads what others ask', async () => {
	const runId = await room.open('present', { quiet: true });
	const [an, bart] = [room.member(0), room.member(1)];
	const mine = await asks(an, runId, 'Nog niet te lezen');
	for (const audiences of [phoneOf(bart), cockpitOf(room.facilitator), SCREEN])
		expect(JSON.stringify([...(await room.holds(presentQuestionKind, audiences))])).not.toContain('te lezen');
	expect((await room.holds(presentQuestionKind, phoneOf(an))).size).toBe(1);
	expect((await room.holds(presentFormKind, SCREEN)).get(runId)).toMatchObject({ quiet: true, questions: 1 });
	expect(
		await room.as(bart, asking.support, { runId, questionId: mine.questionId, supported: true })
	).toMatchObject({ reason: 'not_found' });
	await room.as(room.facilitator, present.quiet, { runId, quiet: false });
	expect((await room.holds(presentQuestionKind, phoneOf(bart))).size).toBe(1);
});

test('a question without a name has no author, and after quiet minutes another id and place; its writer still takes it back', async () => {
	const runId = await room.open('present', { quiet: true, anonymous: true });
	const [an, bart] = [room.member(0), room.member(1)];
	const mine = await asks(an, runId, 'Durf ik niet te vragen');
	await asks(bart, runId, 'Ik ook niet');
	expect(await room.entries(presentQuestionKind)).toEqual([]);
	await room.as(room.facilitator, present.quiet, { runId, quiet: false });
	const shown = await room.holds(presentQuestionKind, phoneOf(bart));
	expect([...shown.keys()]).not.toContain(mine.questionId);
	expect([...shown.values()].map(({ by }) => by)).toEqual([null, null]);
	const rows = await room.rows('select * from present_question where run_id = $1', [runId]);
	expect(JSON.stringify(rows)).not.toContain(an.id);
	const other = { runId, questionId: mine.questionId, secret: newSecret() };
	expect(await room.as(bart, asking.withdraw, other)).toMatchObject({ reason: 'not_found' });
	expect((await room.as(an, asking.withdraw, mine)).ok).toBe(true);
	expect((await room.holds(presentQuestionKind, phoneOf(bart))).size).toBe(1);
});

test('who was given the floor turns and marks, and nobody else does', async () => {
	const runId = await room.open('present');
	const [an, bart] = [room.member(0), room.member(1)];
	const link = { runId, title: '', url: 'https://gids.example/x' };
	expect(await room.as(an, present.link, link)).toMatchObject({ reason: 'not_allowed' });
	expect(await room.as(an, present.give, { runId, memberId: an.id })).toMatchObject({
		reason: 'not_allowed'
	});
	expect((await room.as(room.facilitator, present.give, { runId, memberId: an.id })).ok).toBe(true);
	expect((await room.as(an, present.link, link)).ok).toBe(true);
	expect((await room.holds(presentFormKind, SCREEN)).get(runId)?.link?.title).toBe('gids.example');
	expect((await room.holds(presentCodeKind, SCREEN)).get(runId)?.path).toContain('M0 0');
	for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://', 'gids.example'])
		expect(await room.as(an, present.link, { ...link, url }), url).toMatchObject({ reason: 'invalid' });
	expect(await room.as(bart, present.turn, { runId, page: 1 })).toMatchObject({ reason: 'not_allowed' });
	expect(await room.harvest(runId)).toMatchObject([{ text: 'gids.example: https://gids.example/x' }]);
});

rule('U18', 'whoever conducts asks for somebody without a phone', async () => {
	const runId = await room.open('present');
	const an = room.member(0);
	await asks(room.facilitator, runId, 'Van papier', { forMemberId: an.id });
	expect([...(await room.holds(presentQuestionKind, phoneOf(an))).values()]).toMatchObject([
		{ by: 'An Peeters' }
	]);
});
