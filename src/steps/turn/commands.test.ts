import { afterEach, expect, test } from 'vitest';
import { newId } from '#platform/ids/ids.ts';
import { stepClockKind } from '#steps/running/events.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as asking from './asking/commands.server.ts';
import * as turn from './commands.server.ts';
import { turnFloorKind, turnKind, turnQuestionKind, type TurnView } from './events.ts';

let room: Room;
afterEach(() => room.end());

async function view(runId: string): Promise<TurnView> {
	const found = (await room.holds(turnKind, SCREEN)).get(runId);
	if (!found) throw new Error('no round on the screen');
	return found;
}
function someone(id: string | null): Someone {
	const found = room.members.find((member) => member.id === id);
	if (!found) throw new Error('nobody');
	return found;
}
async function asks(who: Someone, runId: string, text: string): Promise<string> {
	const questionId = newId();
	expect(await room.as(who, asking.raise, { runId, questionId, text })).toEqual({ ok: true, value: null });
	return questionId;
}

rule('H41', 'everybody gets the floor once; who passes is asked again at the end', async () => {
	room = await openRoom(4);
	const runId = await room.open('turn');
	const { order } = await view(runId);
	expect(order.toSorted()).toEqual(room.members.map(({ id }) => id).toSorted());
	expect(await room.as(room.facilitator, turn.next, { runId, person: order[0] })).toMatchObject({
		reason: 'not_open'
	});
	await room.as(room.facilitator, turn.begin, { runId });
	const said: (string | null)[] = [];
	for (let i = 0; i < 5; i++) {
		const { speaking } = await view(runId);
		said.push(speaking);
		expect(
			(await room.as(someone(speaking), i === 1 ? turn.pass : turn.next, { runId, person: speaking })).ok
		).toBe(true);
	}
	expect(said).toEqual([...order, order[1]]);
	expect(await view(runId)).toMatchObject({ speaking: null, next: null, startedAt: null, passed: [] });
});

test('two taps on next skip nobody, nobody ends the turn of another, and back gives the floor again', async () => {
	room = await openRoom(4);
	const runId = await room.open('turn');
	await room.as(room.facilitator, turn.begin, { runId });
	const [first = '', second = ''] = (await view(runId)).order;
	expect(await room.as(someone(second), turn.next, { runId, person: first })).toMatchObject({
		reason: 'not_allowed'
	});
	await room.as(room.facilitator, turn.next, { runId, person: first });
	expect(await room.as(room.facilitator, turn.next, { runId, person: first })).toMatchObject({
		reason: 'not_their_turn'
	});
	expect((await view(runId)).speaking).toBe(second);
	await room.as(room.facilitator, turn.back, { runId });
	expect((await view(runId)).speaking).toBe(first);
	await room.as(room.facilitator, turn.back, { runId });
	expect(await view(runId)).toMatchObject({ begun: false, speaking: null, next: first });
});

test('the time that is left is shared fairly, never more than ninety seconds each', async () => {
	room = await openRoom(4);
	const runId = await room.open('turn', {}, { minutes: 4 });
	await room.as(room.facilitator, turn.begin, { runId });
	const at = room.clock.now().getTime();
	expect((await view(runId)).seconds).toBe(60);
	expect((await room.holds(stepClockKind, SCREEN)).get(runId)?.parts).toEqual([
		{ startedAt: at, endsAt: at + 60_000 }
	]);
	room.clock.set(new Date(at + 120_000));
	const { speaking } = await view(runId);
	await room.as(room.facilitator, turn.next, { runId, person: speaking });
	expect((await view(runId)).seconds).toBe(40);
	const long = await room.open('turn', {}, { minutes: 40 });
	await room.as(room.facilitator, turn.begin, { runId: long });
	expect((await view(long)).seconds).toBe(90);
});

rule('H28', 'a question written on the phone or by the scribe is a learning question at once', async () => {
	room = await openRoom(4);
	const runId = await room.open('turn');
	const [an, bart] = [room.member(0), room.member(1)];
	const id = await asks(an, runId, 'Hoe leg ik dit uit?');
	const scribed = newId();
	expect(
		await room.as(room.facilitator, asking.raise, {
			runId,
			questionId: scribed,
			text: 'Waar begin ik?',
			forMemberId: bart.id
		})
	).toMatchObject({ ok: true });
	expect(
		await room.as(an, asking.raise, { runId, questionId: newId(), text: 'Namens Bart', forMemberId: bart.id })
	).toMatchObject({ reason: 'not_allowed' });
	const rows = await room.rows(
		`select q.text, q.asker_id, q.source, q.state, e.event, e.meeting_id from learning_question q join question_event e on e.question_id = q.id order by q.text`
	);
	expect(rows).toEqual([
		{
			text: 'Hoe leg ik dit uit?',
			asker_id: an.id,
			source: 'round',
			state: 'raised',
			event: 'raised',
			meeting_id: room.meetingId
		},
		{
			text: 'Waar begin ik?',
			asker_id: bart.id,
			source: 'round',
			state: 'raised',
			event: 'raised',
			meeting_id: room.meetingId
		}
	]);
	expect((await room.holds(turnQuestionKind, phoneOf(room.member(2)))).get(id)).toMatchObject({
		text: 'Hoe leg ik dit uit?',
		askerId: an.id
	});
	expect((await room.holds(turnQuestionKind, SCREEN)).size).toBe(0);
	expect(await room.as(an, asking.raise, { runId, questionId: id, text: 'Nog eens' })).toMatchObject({
		reason: 'duplicate'
	});
});

test('the screen has the questions of whoever speaks, and reads one back', async () => {
	room = await openRoom(3);
	const runId = await room.open('turn');
	for (const member of room.members) await asks(member, runId, `Vraag van ${member.firstName}`);
	await room.as(room.facilitator, turn.begin, { runId });
	const { speaking, next } = await view(runId);
	expect((await room.holds(turnFloorKind, SCREEN)).get(runId)).toEqual({
		person: speaking,
		questions: [`Vraag van ${someone(speaking).firstName}`],
		readBack: false
	});
	const questions = await room.holds(turnQuestionKind, cockpitOf(room.facilitator));
	const [questionId] = [...questions].find(([, { askerId }]) => askerId === next) ?? [];
	await room.as(room.facilitator, turn.readBack, { runId, questionId });
	expect((await room.holds(turnFloorKind, SCREEN)).get(runId)).toEqual({
		person: next,
		questions: [`Vraag van ${someone(next).firstName}`],
		readBack: true
	});
	expect(await room.as(room.facilitator, turn.readBack, { runId, questionId: newId() })).toMatchObject({
		reason: 'not_found'
	});
});

test('[H94, R6] the asker or the scribe corrects the words; others may not; the old words stay in the trail', async () => {
	room = await openRoom(3);
	const runId = await room.open('turn');
	const an = room.member(0);
	const questionId = await asks(an, runId, 'Hoe beginen?');
	expect(await room.as(room.member(1), asking.correct, { runId, questionId, text: 'Gekaapt' })).toMatchObject(
		{ reason: 'not_allowed' }
	);
	await room.as(an, asking.correct, { runId, questionId, text: 'Hoe beginnen?' });
	await room.as(room.facilitator, asking.correct, { runId, questionId, text: 'Hoe begin je?' });
	expect((await room.holds(turnQuestionKind, phoneOf(an))).get(questionId)?.text).toBe('Hoe begin je?');
	expect(
		await room.rows(
			`select event, note from question_event where question_id = $1 and event = 'reworded' order by note desc`,
			[questionId]
		)
	).toEqual([
		{ event: 'reworded', note: 'Hoe beginnen?' },
		{ event: 'reworded', note: 'Hoe beginen?' }
	]);
	await room.as(an, asking.withdraw, { runId, questionId });
	expect((await room.holds(turnQuestionKind, phoneOf(an))).size).toBe(0);
});

test('merging keeps both askers', async () => {
	room = await openRoom(3);
	const runId = await room.open('turn');
	const [one, other] = [
		await asks(room.member(0), runId, 'Waar begin ik?'),
		await asks(room.member(1), runId, 'Hoe start je?')
	];
	expect(
		await room.as(room.member(0), asking.merge, { runId, questionId: one, intoId: other })
	).toMatchObject({ reason: 'not_allowed' });
	expect(
		await room.as(room.facilitator, asking.merge, { runId, questionId: one, intoId: one })
	).toMatchObject({ reason: 'conflict' });
	await room.as(room.facilitator, asking.merge, { runId, questionId: one, intoId: other });
	expect(await room.rows(`select question_id, member_id from question_follower`)).toEqual([
		{ question_id: other, member_id: room.member(0).id }
	]);
	expect([...(await room.holds(turnQuestionKind, phoneOf(room.member(2)))).keys()]).toEqual([other]);
	expect(await room.harvest(runId)).toEqual([
		{ type: 'questions', title: 'Titel', questions: [{ text: 'Hoe start je?', by: 'Bart Peeters' }] }
	]);
});

rule(
	'U16',
	'a late comer speaks after the others, who leaves is not asked, and seats can give the order',
	async () => {
		room = await openRoom(3);
		await room.rows(`update attendance set seat = case member_id when $1 then 3 when $2 then 1 else 2 end`, [
			room.member(0).id,
			room.member(1).id
		]);
		const runId = await room.open('turn', { order: 'seats' });
		const inOrder = [room.member(1).id, room.member(2).id, room.member(0).id];
		expect((await view(runId)).order).toEqual(inOrder);
		await room.as(room.facilitator, turn.begin, { runId });
		const late = await room.add('Zoë', { present: false });
		await room.arrive(runId, late);
		expect((await view(runId)).order).toEqual([...inOrder, late.id]);
		await room.leave(runId, room.member(1));
		expect(await view(runId)).toMatchObject({
			speaking: inOrder[1],
			order: [inOrder[1], inOrder[2], late.id]
		});
		await room.as(room.facilitator, turn.callUp, { runId, person: late.id });
		expect(await view(runId)).toMatchObject({ speaking: inOrder[1], next: late.id });
	}
);

test('going on and one step back loses nothing; a closed round takes nothing', async () => {
	room = await openRoom(3);
	const runId = await room.open('turn');
	const questionId = await asks(room.member(0), runId, 'Blijft dit?');
	await room.as(room.facilitator, turn.begin, { runId });
	const before = await view(runId);
	await room.close(runId);
	expect((await room.entries()).filter(({ kind }) => kind.startsWith('turn'))).toEqual([]);
	expect(
		await room.as(room.member(0), asking.raise, { runId, questionId: newId(), text: 'Te laat' })
	).toMatchObject({ reason: 'closed' });
	expect(await room.as(room.facilitator, turn.next, { runId, person: before.speaking })).toMatchObject({
		reason: 'closed'
	});
	await room.reopen(runId);
	expect(await view(runId)).toEqual(before);
	expect((await room.holds(turnQuestionKind, phoneOf(room.member(1)))).has(questionId)).toBe(true);
});
