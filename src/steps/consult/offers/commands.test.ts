import { afterAll, beforeAll, expect, test } from 'vitest';
import { inNetwork } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { execute } from '#platform/commands/execute.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { consultCaseKind, consultRemainsKind, consultSeatKind } from '#steps/consult/events.ts';
import * as caseOf from '#steps/consult/case/commands.server.ts';
import { serverStep } from '#steps/consult/step.server.ts';
import { cockpitOf, openRoom, phoneOf, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import { offer, planOffer, withdrawOffer } from './commands.server.ts';
import { offersOf } from './queries.server.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(8);
});
afterAll(() => room.end());

const words = {
	title: 'Een stille ploeg',
	about: 'Niemand zegt iets',
	question: 'Hoe begin ik?',
	remains: 'group'
};
const offers = async (who: Someone, input: object = {}) => {
	room.clock.set(new Date(room.clock.now().getTime() + 1000));
	const outcome = await execute(room.runtime, offer, who.scope as never, { ...words, ...input });
	return outcome.ok ? { id: outcome.value.id, outcome } : { id: '', outcome };
};
const withdraws = (who: Someone, offerId: string) =>
	execute(room.runtime, withdrawOffer, who.scope as never, { offerId });
const all = () => inNetwork(room.runtime.db, room.networkId, (trx) => offersOf(trx, room.networkId));
const plan = (offerId: string, itemId: string, who = room.facilitator) =>
	room.as(who, planOffer, { offerId, itemId });
const state = (now: string) =>
	room.rows('update meeting set state = $1 where id = $2', [now, room.meetingId]);

/** An agenda item that waits, with one step of a kind. */
async function item(kind: string): Promise<string> {
	const id = newId();
	await room.rows(
		`insert into agenda_item (network_id, id, meeting_id, position, title, method_id, mode, minutes, steps)
		 values ($1, $2, $3, (select count(*) + 1000 from agenda_item), 'Punt', 'x', 'plenary', 10, $4)`,
		[room.networkId, id, room.meetingId, JSON.stringify([{ kind }])]
	);
	return id;
}

test('a case is offered, worded anew and withdrawn by its giver alone', async () => {
	const { id } = await offers(room.member(0));
	expect((await offers(room.member(1), { offerId: id, title: 'Gekaapt' })).outcome).toMatchObject({
		reason: 'not_found'
	});
	expect(await withdraws(room.member(1), id)).toMatchObject({ reason: 'not_found' });
	expect((await offers(room.facilitator)).outcome).toMatchObject({ reason: 'not_allowed' });
	expect((await offers(room.member(0), { title: ' ' })).outcome).toMatchObject({
		fields: { title: 'required' }
	});
	await offers(room.member(0), { offerId: id, title: 'Een ploeg die zwijgt' });
	expect((await all()).map(({ title }) => title)).toEqual(['Een ploeg die zwijgt']);
	expect((await withdraws(room.member(0), id)).ok).toBe(true);
	expect(await all()).toEqual([]);
});

test('whoever plans gives it a place where a case can be given, and nobody else does', async () => {
	const { id } = await offers(room.member(0));
	const [talk, consult] = [await item('talk'), await item('consult')];
	expect(await plan(id, consult)).toMatchObject({ reason: 'wrong_state' });
	await state('planned');
	expect(await plan(id, talk)).toMatchObject({ fields: { itemId: 'choose' } });
	expect(await plan(newId(), consult)).toMatchObject({ fields: { offerId: 'choose' } });
	expect(await plan(id, consult, room.member(0))).toMatchObject({ reason: 'not_allowed' });
	const foreign = { ...room.facilitator.scope, networkId: newId() } as unknown as MeetingScope;
	await room.rows(
		`insert into network (id, slug, title, created_by, created_at, changed_at) values ($1, 'elders', 'Elders', $2, now(), now())`,
		[foreign.networkId, newId()]
	);
	await room.rows(`insert into meeting (network_id, id, number, state) values ($1, $2, 1, 'planned')`, [
		foreign.networkId,
		foreign.meetingId
	]);
	expect(await plan(id, consult, { ...room.facilitator, scope: foreign })).toMatchObject({
		fields: { offerId: 'choose' }
	});
	expect((await plan(id, consult)).ok).toBe(true);
	expect(await all()).toMatchObject([{ itemId: consult, meeting: 1, given: false }]);
	const twice = await offers(room.member(0), { title: 'Nog een' });
	expect(await plan(twice.id, consult)).toMatchObject({ reason: 'conflict' });
	// Out of the agenda is back in the queue.
	await room.rows('delete from agenda_item where id = $1', [consult]);
	expect(await all()).toMatchObject([
		{ itemId: null, meeting: null },
		{ itemId: null, meeting: null }
	]);
	for (const one of await all()) await withdraws(room.member(0), one.id);
});

rule(
	'H63',
	'a consultation begins with the planned givers, each in a group, with question and permission',
	async () => {
		await state('planned');
		const [first, second, third, late] = [
			room.member(0),
			room.member(1),
			room.member(2),
			await room.add('Zita', { present: false })
		];
		const itemId = await item('consult');
		for (const [who, input] of [
			[first, {}],
			[second, { question: '', title: 'Alleen een titel', remains: 'nothing' }],
			[third, { title: 'Derde' }],
			[late, { title: 'Te laat' }]
		] as const) {
			const { id } = await offers(who, input);
			expect((await plan(id, itemId)).ok).toBe(true);
		}
		await state('live');
		const runId = await room.open('consult', { bring: true, groupSize: 4 }, {}, itemId);
		const seats = await room.holds(consultSeatKind, phoneOf(first));
		const giving = [...seats].filter(([, { gives }]) => gives);
		expect(giving.map(([id]) => id).toSorted()).toEqual([first.id, second.id].toSorted());
		expect(new Set(giving.map(([, { group }]) => group)).size).toBe(2);
		const cases = await room.holds(consultCaseKind, cockpitOf(room.facilitator));
		expect(cases.get(first.id)?.question).toBe('Hoe begin ik?');
		expect(cases.get(second.id)?.question).toBe('Alleen een titel');
		expect((await room.holds(consultRemainsKind, phoneOf(second))).get(second.id)?.remains).toBe('nothing');
		await room.arrive(runId, late);
		expect((await room.holds(consultSeatKind, phoneOf(late))).get(late.id)?.gives).toBe(false);
		expect((await offers(first, { offerId: (await all())[0]?.id, title: 'Te laat' })).outcome).toMatchObject({
			reason: 'closed'
		});

		// The permission of the room holds; what leaves nothing leaves no offer; what was not given waits again.
		await room.as(first, caseOf.remain, { runId, remains: 'report' });
		await room.close(runId);
		await inNetwork(
			room.runtime.db,
			room.networkId,
			(trx) => serverStep.endMeeting?.(trx, room.networkId, room.meetingId) ?? Promise.resolve()
		);
		expect((await all()).map(({ title, remains, itemId: at }) => [title, remains, at === itemId])).toEqual([
			['Een stille ploeg', 'report', true],
			['Derde', 'group', false],
			['Te laat', 'group', false]
		]);
		expect(JSON.stringify(await room.rows('select * from consult_case'))).not.toContain('Alleen een titel');
	}
);

rule('H63', 'in rounds everybody gives, and who offered a case finds its question there', async () => {
	await state('planned');
	const who = room.member(5);
	const itemId = await item('consult');
	const { id } = await offers(who, { question: 'Mijn rondevraag' });
	await plan(id, itemId);
	await state('live');
	await room.open('consult', { round: 1, groupSize: 3 }, {}, itemId);
	const [row] = await room.rows<{ question: string }>(
		'select question from consult_case where item_id = $1 and giver_id = $2',
		[itemId, who.id]
	);
	expect(row?.question).toBe('Mijn rondevraag');
});
