import example from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import { newId } from '#platform/ids/ids.ts';
import { afterEach, expect } from 'vitest';
import { add } from '#steps/write/commands.server.ts';
import { noteKind, writeFormKind, writePlaceKind } from '#steps/write/events.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as group from './commands.server.ts';
import { groupAdviceKind, groupPlanKind, type GroupPlan } from './events.ts';
import { groupOf } from './model.ts';
import { coupleOf } from '#steps/running/dividing/model.ts';
import * as seating from './seating/commands.server.ts';

let room: Room;
afterEach(() => room.end());

async function plan(runId: string): Promise<GroupPlan> {
	const found = (await room.holds(groupPlanKind, SCREEN)).get(runId);
	if (!found) throw new Error('no groups on the screen');
	return found;
}
const lead = (command: Parameters<Room['as']>[1], input: object) => room.as(room.facilitator, command, input);
async function next(runId: string): Promise<void> {
	const { round } = await plan(runId);
	expect((await lead(group.nextRound, { runId, from: round })).ok).toBe(true);
}
const advice = async (runId: string) =>
	(await room.holds(groupAdviceKind, cockpitOf(room.facilitator))).get(runId);
const sizes = ({ now }: GroupPlan) => now.map(({ people }) => people.length);

rule('H25', 'fifteen people sit in three rounds of 4-4-4-3, and nobody meets anybody again', async () => {
	room = await openRoom(15);
	const runId = await room.open('group', { size: 4, rounds: 3 }, { minutes: 30 });
	expect(await plan(runId)).toMatchObject({ round: 0, of: 3, clock: null });
	const couples: string[] = [];
	for (let round = 1; round <= 3; round++) {
		await next(runId);
		const now = await plan(runId);
		expect(sizes(now)).toEqual([4, 4, 4, 3]);
		for (const { people } of now.now) {
			people.forEach((a, i) => people.slice(i + 1).forEach((b) => couples.push(coupleOf(a, b))));
		}
		room.clock.set(new Date(room.clock.now().getTime() + 9 * 60_000));
	}
	expect(new Set(couples).size).toBe(couples.length);
	expect((await advice(runId))?.again).toEqual([]);
	await room.close(runId);
	const rows = await room.rows<{ couples: number }>(
		'select count(*)::int as couples from encounter where run_id = $1',
		[runId]
	);
	expect(rows[0]?.couples).toBe(couples.length);
});

rule('H25', 'the next time people are mixed, those who met sit apart', async () => {
	room = await openRoom(8);
	const first = await room.open('group', { groups: 2 }, { minutes: 10 });
	await next(first);
	const before = (await plan(first)).now;
	room.clock.set(new Date(room.clock.now().getTime() + 8 * 60_000));
	const second = await room.open('group', { groups: 2 }, { minutes: 10 });
	const after = (await plan(second)).now;
	// Two from each group are the best there is: any other way lets more people meet again.
	for (const { people } of after) {
		expect(people.filter((id) => groupOf(before, id) === 1)).toHaveLength(2);
	}
	expect((await advice(second))?.again).toHaveLength(4);
});

rule('H31', 'in each group one tells who did so least often, over all steps before', async () => {
	room = await openRoom(9);
	const told = new Map<string, number>();
	const times = (id: string) => told.get(id) ?? 0;
	for (let time = 0; time < 4; time++) {
		const runId = await room.open('group', { groups: 3 });
		const { now } = await plan(runId);
		for (const { people, reporter } of now) {
			expect(people).toContain(reporter);
			expect(times(reporter ?? '')).toBe(Math.min(...people.map(times)));
		}
		for (const { reporter } of now) if (reporter) told.set(reporter, times(reporter) + 1);
	}
});

rule(
	'H24',
	'at a table with a host one stays, and the others go to people they did not sit with',
	async () => {
		room = await openRoom(15);
		await room.add('Quinten');
		const runId = await room.open('group', { groups: 4, rounds: 2, host: true });
		await next(runId);
		const first = (await plan(runId)).now;
		await next(runId);
		const second = (await plan(runId)).now;
		second.forEach(({ reporter, people }, at) => {
			expect(reporter).toBe(first[at]?.reporter);
			expect(people).toContain(reporter);
			expect(people.filter((id) => groupOf(first, id) === at + 1)).toEqual([reporter]);
		});
	}
);

rule(
	'U16',
	'who comes late sits down at once, who leaves is not waited for, and somebody else tells',
	async () => {
		room = await openRoom(8);
		const runId = await room.open('group', { groups: 2, rounds: 2 });
		await next(runId);
		const late = await room.add('Zita', { present: false });
		await room.arrive(runId, late);
		expect(groupOf((await plan(runId)).now, late.id)).not.toBeNull();
		expect(groupOf((await plan(runId)).next ?? [], late.id)).not.toBeNull();
		const teller = (await plan(runId)).now[0]?.reporter ?? '';
		const who = [...room.members, late].find(({ id }) => id === teller);
		if (!who) throw new Error('nobody tells');
		await room.leave(runId, who);
		const after = await plan(runId);
		expect(groupOf(after.now, teller)).toBeNull();
		expect(after.now[0]?.people).toContain(after.now[0]?.reporter);
	}
);

rule(
	'H25',
	'places are changed by hand, taken back, and mixed again only where nothing has begun',
	async () => {
		room = await openRoom(12);
		const runId = await room.open('group', { groups: 3, rounds: 2 });
		await next(runId);
		const before = await plan(runId);
		const [a, b] = [before.now[0]?.people[0], before.now[1]?.people[0]];
		expect(await lead(seating.swap, { runId, round: 1, a, b })).toMatchObject({ ok: true });
		expect(groupOf((await plan(runId)).now, a ?? '')).toBe(2);
		expect((await advice(runId))?.canUndo).toBe(true);
		expect(await lead(seating.undo, { runId })).toMatchObject({ ok: true });
		expect(await plan(runId)).toEqual(before);
		expect(await lead(seating.swap, { runId, round: 1, a, b: a })).toMatchObject({ reason: 'not_found' });
		expect(await lead(seating.mixAgain, { runId, from: 0, groups: 4, rounds: 2 })).toMatchObject({
			reason: 'stale'
		});
		expect(await lead(seating.mixAgain, { runId, from: 1, groups: 4, rounds: 3 })).toMatchObject({
			ok: true
		});
		const mixed = await plan(runId);
		expect(mixed.now).toEqual(before.now);
		expect([mixed.of, mixed.next?.length]).toEqual([3, 4]);
		expect(await room.as(room.member(0), seating.swap, { runId, round: 1, a, b })).toMatchObject({
			reason: 'not_allowed'
		});
	}
);

rule(
	'H25',
	'one person is moved to another group by hand, which says what it breaks and can be taken back',
	async () => {
		room = await openRoom(7);
		const runId = await room.open('group', { groups: 2, rounds: 2 });
		const [, second] = (await plan(runId)).now;
		const [a = '', b = ''] = second?.people ?? [];
		await lead(seating.setRule, { runId, a, b, rule: 'together' });
		const before = await plan(runId);
		const home = groupOf(before.now, a) ?? 0;
		const [away, tells] = [3 - home, before.now[home - 1]?.reporter ?? ''];
		const moves = (input: object) => lead(seating.move, { runId, round: 1, group: away, ...input });
		expect(await moves({ memberId: a })).toMatchObject({ ok: true });
		const after = await plan(runId);
		expect(sizes(after)).toEqual(sizes(before).map((size, at) => (at === home - 1 ? size - 1 : size + 1)));
		expect([groupOf(after.now, a), groupOf(after.now, b)]).toEqual([away, home]);
		expect(after.next, 'the other rounds stay as they were').toEqual(before.next);
		expect((await advice(runId))?.broken, 'who moves them sees at once what that breaks').toMatchObject([
			{ rule: 'together' }
		]);
		if (tells === a) expect(after.now[home - 1]?.reporter).not.toBe(a);
		expect(after.now[home - 1]?.people).toContain(after.now[home - 1]?.reporter);
		expect((await advice(runId))?.canUndo).toBe(true);
		await lead(seating.undo, { runId });
		expect(await plan(runId)).toEqual(before);
		expect((await advice(runId))?.broken).toEqual([]);

		expect(await moves({ memberId: a, group: home }), 'sits there').toMatchObject({ reason: 'not_found' });
		expect(await moves({ memberId: a, group: 3 }), 'no such group').toMatchObject({ reason: 'not_found' });
		expect(await moves({ memberId: newId() }), 'sits nowhere').toMatchObject({ reason: 'not_found' });
		await next(runId);
		await next(runId);
		expect(await moves({ memberId: a }), 'that round is over').toMatchObject({ reason: 'stale' });
		expect(
			await room.as(room.member(0), seating.move, { runId, round: 2, memberId: a, group: 1 })
		).toMatchObject({ reason: 'not_allowed' });
	}
);

rule(
	'H25',
	'thirty-one people sit in six groups of 6, 6, 5, 5, 5 and 4, as whoever leads wants them',
	async () => {
		room = await openRoom(31);
		const runId = await room.open('group', { groups: 6 });
		const first = await plan(runId);
		expect(sizes(first).toSorted()).toEqual([5, 5, 5, 5, 5, 6]);
		const large = sizes(first).indexOf(6);
		const [grows = 0, shrinks = 0] = [0, 1, 2, 3, 4, 5].filter((at) => at !== large);
		const [memberId] = first.now[shrinks]?.people ?? [];
		expect(await lead(seating.move, { runId, round: 1, memberId, group: grows + 1 })).toMatchObject({
			ok: true
		});
		const wanted = example.meetings[1]?.subgroup_sizes;
		expect(sizes(await plan(runId)).toSorted((one, other) => other - one)).toEqual(wanted);
	}
);

rule(
	'H31',
	'who is kept in a group stays there when the others move, and who reports can be chosen',
	async () => {
		room = await openRoom(12);
		const runId = await room.open('group', { groups: 3, rounds: 3 });
		await next(runId);
		const [stays = ''] = (await plan(runId)).now[1]?.people ?? [];
		await lead(seating.keep, { runId, memberId: stays, kept: true });
		await lead(seating.mixAgain, { runId, from: 1, groups: 3, rounds: 3 });
		expect(groupOf((await plan(runId)).next ?? [], stays)).toBe(2);
		const [tells] = (await plan(runId)).now[0]?.people ?? [];
		await lead(seating.reports, { runId, round: 1, memberId: tells });
		expect((await plan(runId)).now[0]?.reporter).toBe(tells);
	}
);

rule('H30', 'what is written next in the same agenda item is written in these groups', async () => {
	room = await openRoom(6);
	const runId = await room.open('group', { groups: 2 });
	const seats = (await plan(runId)).now;
	const [item] = await room.rows<{ id: string }>('select item_id as id from step_run where id = $1', [runId]);
	const writing = await room.open('write', { per: 'subgroup', groups: 5 }, {}, item?.id);
	const who = room.members.find(({ id }) => id === seats[0]?.reporter) ?? room.member(0);
	const mine = (await room.holds(writePlaceKind, phoneOf(who))).get(who.id);
	expect(mine).toMatchObject({ group: 1, scribe: true });
	expect((await room.holds(writeFormKind, SCREEN)).get(writing)).toMatchObject({ groups: 2 });
	const note = { runId: writing, noteId: newId(), text: 'Begin klein', secret: 's'.repeat(24) };
	expect(await room.as(who, add, note)).toMatchObject({ ok: true });
	const held = await room.holds(noteKind, [...phoneOf(who), `group:${writing}.1`]);
	expect([...held.values()]).toMatchObject([{ text: 'Begin klein', group: 1 }]);
});

rule('H24', 'hosts keep their tables when the item is divided again, and the others move on', async () => {
	room = await openRoom(15);
	await room.add('Quinten');
	const first = await room.open('group', { groups: 4, host: true }, { minutes: 2 });
	const before = (await plan(first)).now;
	const [item] = await room.rows<{ id: string }>('select item_id as id from step_run where id = $1', [first]);
	await room.open('write', { per: 'subgroup' }, {}, item?.id);
	const second = await room.open('group', { groups: 4, host: true }, { minutes: 2 }, item?.id);
	const after = (await plan(second)).now;
	expect(after.map(({ reporter }) => reporter)).toEqual(before.map(({ reporter }) => reporter));
	after.forEach(({ people, reporter }, at) => {
		expect(people.filter((id) => groupOf(before, id) === at + 1)).toEqual([reporter]);
	});
});
