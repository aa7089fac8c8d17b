import { afterAll, beforeAll, expect, test } from 'vitest';
import { inNetwork } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as consult from './commands.server.ts';
import {
	consultCaseKind,
	consultFormKind,
	consultRemainsKind,
	consultSeatKind,
	entryKind,
	entryMarkKind,
	ownEntryKind,
	stopKind
} from './events.ts';
import { groupAudience } from './shown/queries.server.ts';
import * as caseOf from './case/commands.server.ts';
import * as marks from './marks/commands.server.ts';
import { serverStep } from './step.server.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(9);
});
afterAll(() => room.end());

const ADVICE = {
	floor: 'peers',
	says: 'advice',
	writers: 'peers',
	reader: 'giver',
	giver: 'listens',
	groupSize: 5
};

/** The people of each group of a run, in the order of their places. */
async function groupsOf(runId: string): Promise<Someone[][]> {
	const seats = await room.holds(consultSeatKind, phoneOf(room.member(0)));
	const groups: Someone[][] = [];
	for (const person of room.members) {
		const seat = seats.get(person.id);
		if (seat?.runId === runId) (groups[seat.group - 1] ??= [])[seat.place - 1] = person;
	}
	return groups;
}

/** A run with a giver in each of its two groups. */
async function given(settings: object) {
	const runId = await room.open('consult', { ...settings });
	const [one = [], two = []] = await groupsOf(runId);
	for (const people of [one, two]) {
		await room.as(room.facilitator, caseOf.give, { runId, memberId: people[0]?.id });
	}
	return { runId, one, two, itemId: await itemOf(runId) };
}

async function itemOf(runId: string): Promise<string> {
	const [row] = await room.rows<{ item: string }>('select item_id as item from step_run where id = $1', [
		runId
	]);
	return row?.item ?? '';
}

const at = (people: readonly Someone[], index: number): Someone => {
	const found = people[index];
	if (!found) throw new Error(`nobody at ${index}`);
	return found;
};

rule(
	'H63',
	'advice reaches the case giver alone: no other peer, no other group, no cockpit, no screen',
	async () => {
		const { runId, one, two, itemId } = await given(ADVICE);
		const entryId = newId();
		const text = 'Vraag eerst wat er voor hem op het spel staat.';
		expect((await room.as(at(one, 1), consult.write, { runId, entryId, text })).ok).toBe(true);
		expect((await room.holds(entryKind, phoneOf(at(one, 0)))).get(entryId)?.text).toBe(text);
		expect((await room.holds(ownEntryKind, phoneOf(at(one, 1)))).get(entryId)?.text).toBe(text);
		const group = groupAudience(itemId, 1).audience;
		for (const audiences of [
			[...phoneOf(at(one, 2)), group],
			[...phoneOf(at(two, 0)), groupAudience(itemId, 2).audience],
			[...cockpitOf(room.facilitator), group, groupAudience(itemId, 2).audience],
			SCREEN
		]) {
			const told = (await room.entries()).filter(({ audience }) => audiences.includes(audience));
			expect(JSON.stringify(told)).not.toContain(text);
		}
	}
);

rule('H63', 'who may not write in this step is refused on the server', async () => {
	const { runId, one } = await given(ADVICE);
	const write = (who: Someone) => room.as(who, consult.write, { runId, entryId: newId(), text: 'Ik zou …' });
	expect(await write(at(one, 0))).toMatchObject({ reason: 'not_allowed' });
	expect((await write(at(one, 1))).ok).toBe(true);
	expect(await write(room.facilitator)).toMatchObject({ ok: false });
	const talkOnly = await given({ ...ADVICE, says: null });
	expect(
		await room.as(at(talkOnly.one, 1), consult.write, {
			runId: talkOnly.runId,
			entryId: newId(),
			text: 'Toch iets'
		})
	).toMatchObject({ reason: 'not_allowed' });
});

test('what the group wrote opens for that group at once, without names, and for no other', async () => {
	const { runId, one, itemId } = await given({ ...ADVICE, says: 'association', reader: 'group' });
	const entryId = newId();
	await room.as(at(one, 1), consult.write, { runId, entryId, text: 'Een muur' });
	const ours = groupAudience(itemId, 1).audience;
	expect((await room.holds(entryKind, [...phoneOf(at(one, 2)), ours])).get(entryId)).toBeUndefined();
	expect(await room.as(at(one, 1), consult.show, { runId })).toMatchObject({ reason: 'not_allowed' });
	await room.as(room.facilitator, consult.show, { runId });
	expect((await room.holds(entryKind, [...phoneOf(at(one, 2)), ours])).get(entryId)).toMatchObject({
		text: 'Een muur',
		by: null
	});
	expect(
		(await room.holds(entryKind, [groupAudience(itemId, 2).audience, 'people', 'all', 'facilitators'])).size
	).toBe(0);
	expect(await room.as(at(one, 1), consult.remove, { runId, entryId })).toMatchObject({ reason: 'closed' });
});

test('the first who offers a case gives it; a second offer in the same group is refused and loses nothing', async () => {
	const runId = await room.open('consult', { bring: true, groupSize: 5 });
	const [one = []] = await groupsOf(runId);
	const offer = (who: Someone, question: string) => room.as(who, caseOf.bring, { runId, question });
	expect((await offer(at(one, 1), 'Hoe krijg ik mijn ploegbazen mee?')).ok).toBe(true);
	expect(await offer(at(one, 2), 'En ik dan?')).toMatchObject({ reason: 'conflict' });
	expect((await offer(at(one, 1), 'Hoe krijg ik mijn ploegbazen echt mee?')).ok).toBe(true);
	const held = await room.holds(consultCaseKind, cockpitOf(room.facilitator));
	expect(held.get(at(one, 1).id)?.question).toBe('Hoe krijg ik mijn ploegbazen echt mee?');
});

test('only the giver rates and keeps, and only the giver sees it', async () => {
	const { runId, one } = await given({ ...ADVICE, giver: 'rates' });
	const entryId = newId();
	await room.as(at(one, 1), consult.write, { runId, entryId, text: 'Begin klein.' });
	expect(await room.as(at(one, 1), marks.rate, { runId, entryId, rating: 'warm' })).toMatchObject({
		reason: 'not_found'
	});
	await room.as(at(one, 0), marks.rate, { runId, entryId, rating: 'warm' });
	await room.as(at(one, 0), marks.keep, { runId, entryId, kept: true });
	expect((await room.holds(entryMarkKind, phoneOf(at(one, 0)))).get(entryId)).toEqual({
		rating: 'warm',
		kept: true
	});
	expect((await room.holds(entryMarkKind, [...cockpitOf(room.facilitator), 'screen'])).size).toBe(0);
});

test('the giver can ask to stop; the group and the cockpit hear it, the rest of the room does not', async () => {
	const { runId, one, itemId } = await given(ADVICE);
	expect(await room.as(at(one, 1), caseOf.stop, { runId })).toMatchObject({ reason: 'not_allowed' });
	await room.as(at(one, 0), caseOf.stop, { runId });
	expect((await room.holds(stopKind, [groupAudience(itemId, 1).audience])).size).toBe(1);
	expect((await room.holds(stopKind, ['facilitators'])).size).toBe(1);
	expect(
		(await room.holds(stopKind, ['all', 'screen', 'people', groupAudience(itemId, 2).audience])).size
	).toBe(0);
	await room.close(runId);
	expect((await room.holds(stopKind, ['facilitators', groupAudience(itemId, 1).audience])).size).toBe(0);
});

rule(
	'H63',
	'invariant 6: the giver decides what remains: nothing is wiped from the tables, the rest is at most what was kept',
	async () => {
		const { runId, one, two } = await given({ ...ADVICE, giver: 'keeps' });
		const write = async (who: Someone, text: string) => {
			const entryId = newId();
			await room.as(who, consult.write, { runId, entryId, text });
			return entryId;
		};
		await room.as(at(one, 0), caseOf.bring, { runId, question: 'Geheime vraag' });
		await room.as(at(two, 0), caseOf.bring, { runId, question: 'Hoe begin ik een gesprek?' });
		const secret = await write(at(one, 1), 'Geheim advies');
		const useful = await write(at(two, 1), 'Begin met wat lukt.');
		await write(at(two, 2), 'Zeg het met een taart.');
		await room.as(at(one, 0), marks.keep, { runId, entryId: secret, kept: true });
		await room.as(at(two, 0), marks.keep, { runId, entryId: useful, kept: true });
		await room.as(at(one, 0), caseOf.remain, { runId, remains: 'nothing' });
		await room.as(at(two, 0), caseOf.remain, { runId, remains: 'report' });
		expect(await room.as(at(two, 1), caseOf.remain, { runId, remains: 'report_named' })).toMatchObject({
			reason: 'not_found'
		});

		expect(await room.harvest(runId)).toEqual([
			{
				type: 'notes',
				title: 'Titel',
				groups: [{ name: 'Hoe begin ik een gesprek?', notes: [{ text: 'Begin met wat lukt.', by: null }] }]
			}
		]);
		await room.close(runId);
		await inNetwork(
			room.runtime.db,
			room.networkId,
			(trx) => serverStep.endMeeting?.(trx, room.networkId, room.meetingId) ?? Promise.resolve()
		);
		const left = await room.rows<{ text: string }>('select text from consult_entry where run_id = $1', [
			runId
		]);
		expect(left).toEqual([{ text: 'Begin met wat lukt.' }]);
		const everything = await room.rows<{ line: string }>(
			`select question as line from consult_case union all select coalesce(value::text, '') from live_entry`
		);
		expect(JSON.stringify(everything)).not.toMatch(/Geheim/);
	}
);

rule(
	'H63',
	'one too many for the rounds shares the last: both are helped, each on the own phone',
	async () => {
		const last = { floor: 'giver', giver: 'keeps', groupSize: 4, round: 4 };
		const runId = await room.open('consult', last);
		const groups = await groupsOf(runId);
		expect(groups.map(({ length }) => length).toSorted()).toEqual([4, 5]);
		const five = groups.find(({ length }) => length === 5) ?? [];
		const [fourth, fifth] = [at(five, 3), at(five, 4)];
		const seats = await room.holds(consultSeatKind, phoneOf(fifth));
		expect(five.map(({ id }) => seats.get(id)?.gives)).toEqual([false, false, false, true, true]);
		for (const giver of [fourth, fifth]) {
			await room.as(giver, caseOf.bring, { runId, question: `De vraag van ${giver.id}` });
			await room.as(giver, caseOf.decide, { runId, firstStep: `De stap van ${giver.id}` });
			const own = await room.holds(consultRemainsKind, [`member:${giver.id}`]);
			expect(own.get(giver.id)).toMatchObject({ firstStep: `De stap van ${giver.id}` });
		}
		const { audience } = groupAudience(await itemOf(runId), groups.indexOf(five) + 1);
		const questions = await room.holds(consultCaseKind, [audience]);
		expect([...questions.keys()].toSorted()).toEqual([fourth.id, fifth.id].toSorted());
		expect(await room.as(at(five, 0), caseOf.bring, { runId, question: 'Ook ik' })).toMatchObject({
			reason: 'wrong_state'
		});
	}
);

rule('U16', 'who comes late joins the smallest group; moving somebody moves what they may read', async () => {
	const { runId, one, two, itemId } = await given(ADVICE);
	const late = await room.add('Zita', { present: false });
	await room.arrive(runId, late);
	const seat = (await room.holds(consultSeatKind, phoneOf(late))).get(late.id);
	expect(seat).toMatchObject({ runId, gives: false, group: one.length <= two.length ? 1 : 2 });
	const other = seat?.group === 1 ? 2 : 1;
	expect((await room.as(room.facilitator, caseOf.seat, { runId, memberId: late.id, group: other })).ok).toBe(
		true
	);
	const [row] = await room.rows<{ value: string[] }>(
		`select value from live_entry where kind = 'groups' and id = $1`,
		[late.id]
	);
	expect(row?.value).toEqual([groupAudience(itemId, other).id]);
	expect(
		await room.as(room.facilitator, caseOf.seat, { runId, memberId: at(one, 0).id, group: 2 })
	).toMatchObject({ reason: 'conflict' });
});

rule(
	'H63',
	'in rounds each giver writes a first step in the own turn, for the own phone alone, and the next turn leaves it',
	async () => {
		const settings = { floor: 'giver', giver: 'keeps', groupSize: 3 };
		const first = await room.open('consult', { ...settings, round: 1 });
		const itemId = await itemOf(first);
		// Nothing is written for the giver here, so no phone says that the table is still empty.
		expect((await room.holds(consultFormKind, SCREEN)).get(first)).toMatchObject({ written: false });
		const givers = (await groupsOf(first)).flatMap((people) => people[0] ?? []);
		const steps = givers.map((_, index) => `Ik bel maandag, groep ${index + 1}.`);
		for (const [index, giver] of givers.entries())
			await room.as(giver, caseOf.decide, { runId: first, firstStep: steps[index] });
		const second = await room.open('consult', { ...settings, round: 2 }, {}, itemId);
		const [next] = (await groupsOf(second)).flatMap((people) => people[1] ?? []);
		if (!next) throw new Error('nobody has the second turn');
		await room.as(next, caseOf.decide, { runId: second, firstStep: 'Ik begin klein.' });
		const kept = await room.rows<{ giver: string; step: string }>(
			'select giver_id as giver, first_step as step from consult_case where item_id = $1',
			[itemId]
		);
		const stepOf = (who: Someone) => kept.find(({ giver }) => giver === who.id)?.step;
		expect(givers.map(stepOf)).toEqual(steps);
		expect(stepOf(next)).toBe('Ik begin klein.');
		const own = await room.holds(consultRemainsKind, [`member:${next.id}`]);
		expect([...own]).toMatchObject([[next.id, { firstStep: 'Ik begin klein.' }]]);
		const others = await room.holds(consultRemainsKind, ['all', 'people', 'screen', 'facilitators']);
		expect(others.size).toBe(0);
	}
);
