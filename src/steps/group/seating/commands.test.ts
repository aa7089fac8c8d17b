import { afterEach, expect } from 'vitest';
import { consultSeatKind } from '#steps/consult/events.ts';
import { groupAdviceKind, groupPlanKind, type GroupPlan } from '#steps/group/events.ts';
import { groupOf } from '#steps/group/model.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import { nextRound } from '../commands.server.ts';
import { setRule } from './commands.server.ts';

let room: Room;
afterEach(() => room.end());

async function plan(runId: string): Promise<GroupPlan> {
	const found = (await room.holds(groupPlanKind, SCREEN)).get(runId);
	if (!found) throw new Error('no groups on the screen');
	return found;
}
const advice = async (runId: string) =>
	(await room.holds(groupAdviceKind, cockpitOf(room.facilitator))).get(runId);

rule('H25', 'who must sit apart does, and who must sit together does, in every round to come', async () => {
	room = await openRoom(9);
	const [a, b, c] = [0, 1, 2].map((at) => room.member(at).id);
	const runId = await room.open('group', { groups: 3, rounds: 3 }, { minutes: 30 });
	const says = (input: object) => room.as(room.facilitator, setRule, { runId, ...input });
	expect(await says({ a, b, rule: 'together' })).toMatchObject({ ok: true });
	expect(await says({ a, b: c, rule: 'apart' })).toMatchObject({ ok: true });
	expect(await says({ a: b, b: c, rule: 'together' }), 'b sits with a, and a apart from c').toMatchObject({
		ok: false,
		reason: 'mix_contradiction'
	});
	const told = await advice(runId);
	// A couple has no first and second: the row decides which stands where.
	const couples = told?.rules?.map((one) => [[one.a, one.b].toSorted(), one.rule]);
	expect(couples).toHaveLength(2);
	expect(couples).toContainEqual([[a, b].toSorted(), 'together']);
	expect(couples).toContainEqual([[a, c].toSorted(), 'apart']);
	expect(told?.broken).toEqual([]);
	const phone = await room.holds(groupAdviceKind, phoneOf(room.member(0)));
	expect(phone.size, 'nobody reads on their phone whom they are kept apart from').toBe(0);
	for (let round = 0; round < 3; round++) {
		await room.as(room.facilitator, nextRound, { runId, from: round });
		const { now } = await plan(runId);
		expect(groupOf(now, a ?? '')).toBe(groupOf(now, b ?? ''));
		expect(groupOf(now, a ?? '')).not.toBe(groupOf(now, c ?? ''));
	}
});

rule(
	'H25',
	'who must sit apart does so in every later step of the meeting that makes groups, until that is let go',
	async () => {
		room = await openRoom(8);
		const [a = '', b = '', c = '', d = ''] = [0, 1, 2, 3].map((at) => room.member(at).id);
		const runId = await room.open('group', { groups: 4, rounds: 1 }, { minutes: 30 });
		const says = (run: string, input: object) => room.as(room.facilitator, setRule, { runId: run, ...input });
		expect(await says(runId, { a, b, rule: 'apart' })).toMatchObject({ ok: true });
		expect(await says(runId, { a: c, b: d, rule: 'apart', whole: 'on' })).toMatchObject({ ok: true });
		for (let step = 0; step < 2; step++) {
			const later = await room.open('group', { groups: 2, rounds: 2 }, { minutes: 30 });
			for (let round = 0; round < 2; round++) {
				await room.as(room.facilitator, nextRound, { runId: later, from: round });
				const { now } = await plan(later);
				for (const [one, other] of [
					[a, b],
					[c, d]
				] as const)
					expect(groupOf(now, one)).not.toBe(groupOf(now, other));
			}
		}
		for (let step = 0; step < 2; step++) {
			await room.open('consult', { groupSize: 4 });
			const seats = await room.holds(consultSeatKind, cockpitOf(room.facilitator));
			expect(seats.get(a)?.group).not.toBe(seats.get(b)?.group);
			expect(seats.get(c)?.group).not.toBe(seats.get(d)?.group);
		}
		const last = await room.open('group', { groups: 2, rounds: 1 }, { minutes: 30 });
		expect((await advice(last))?.rules).toMatchObject([
			{ rule: 'apart', whole: false },
			{ rule: 'apart', whole: true }
		]);
		expect(await says(last, { a, b, rule: 'none' })).toMatchObject({ ok: true });
		expect(await room.rows('select meeting_id as meeting, rule from couple_rule')).toEqual([
			{ meeting: null, rule: 'apart' }
		]);
		await room.reopen(runId);
		expect(
			(await advice(runId))?.rules,
			'an earlier step that is on again tells what counts now'
		).toMatchObject([{ whole: true }]);
	}
);

rule('H25', 'what cannot be kept together gives way, what must be apart does not', async () => {
	room = await openRoom(8);
	const [a = '', b = '', c = '', d = ''] = [0, 1, 2, 3].map((at) => room.member(at).id);
	const runId = await room.open('group', { groups: 2, rounds: 1 }, { minutes: 30 });
	const says = (input: object) => room.as(room.facilitator, setRule, { runId, ...input });
	await says({ a, b, rule: 'together' });
	await says({ a: b, b: c, rule: 'together' });
	await says({ a, b: d, rule: 'apart' });
	const later = await room.open('group', { groups: 4, rounds: 1 }, { minutes: 30 });
	const { now } = await plan(later);
	expect(groupOf(now, a)).not.toBe(groupOf(now, d));
	expect((await advice(later))?.broken?.map((one) => one.rule)).toContain('together');
});

rule(
	'U11',
	'a rule is let go, and what does not fit into any group is refused and changes nothing',
	async () => {
		room = await openRoom(6);
		const ids = [0, 1, 2, 3].map((at) => room.member(at).id);
		const runId = await room.open('group', { groups: 3, rounds: 2 }, { minutes: 20 });
		const says = (a: number, b: number, kind: string) =>
			room.as(room.facilitator, setRule, { runId, a: ids[a], b: ids[b], rule: kind });
		expect(await says(0, 1, 'together')).toMatchObject({ ok: true });
		expect(await says(1, 2, 'together'), 'groups of two hold no three').toMatchObject({
			reason: 'mix_too_many_together'
		});
		expect((await advice(runId))?.rules).toHaveLength(1);
		expect(await says(0, 0, 'apart')).toMatchObject({ reason: 'not_found' });
		expect(
			await room.as(room.member(0), setRule, { runId, a: ids[0], b: ids[1], rule: 'apart' })
		).toMatchObject({
			reason: 'not_allowed'
		});
		expect(await says(1, 0, 'none')).toMatchObject({ ok: true });
		expect((await advice(runId))?.rules).toEqual([]);
		expect(await says(1, 2, 'together')).toMatchObject({ ok: true });
	}
);
