import { afterAll, beforeAll, expect, test } from 'vitest';
import { inNetwork } from '#platform/db/access.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { defineCommand } from '#platform/commands/command.ts';
import { done } from '#platform/commands/outcome.ts';
import { newId } from '#platform/ids/ids.ts';
import { consultRemainsKind, consultSeatKind } from '#steps/consult/events.ts';
import * as caseOf from '#steps/consult/case/commands.server.ts';
import { serverStep } from '#steps/consult/step.server.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as v from 'valibot';
import { askFollowUps, closeFollowUps, followUp } from './commands.server.ts';
import { followUpKind, toldKind } from './events.ts';
import { openFollowUps, reportedFollowUps } from './queries.server.ts';

let room: Room;
let itemId: string;
let giver: Someone;
let other: Someone;
let gone: Someone;
const later: { id: string; number: number }[] = [];

/** The same person in a later meeting of the network. */
const at = (who: Someone, meeting = later[0]): Someone => ({
	...who,
	scope: { ...who.scope, meetingId: meeting?.id, meetingNumber: meeting?.number } as unknown as MeetingScope
});

const opens = defineCommand({
	name: 'test.opens',
	summary: 'Opens a meeting as the lobby does.',
	scope: 'meeting',
	schema: v.object({}),
	allow: () => true,
	async run(context) {
		await askFollowUps(context);
		return done(null);
	}
});
const closes = defineCommand({
	...opens,
	name: 'test.closes',
	async run(context) {
		await closeFollowUps(context);
		return done(null);
	}
});

async function nextMeeting(number: number) {
	const id = newId();
	await room.rows(`insert into meeting (network_id, id, number, state) values ($1, $2, $3, 'lobby')`, [
		room.networkId,
		id,
		number
	]);
	later.push({ id, number });
	expect((await room.as(at(room.facilitator, later.at(-1)), opens, {})).ok).toBe(true);
}

const said = { went: 'Ze begonnen zelf te praten.', inOpening: false, inReport: false };
const heard = async (audiences: readonly string[]) =>
	JSON.stringify((await room.entries()).filter(({ audience }) => audiences.includes(audience)));
const mine = (who: Someone) =>
	inNetwork(room.runtime.db, room.networkId, (trx) => openFollowUps(trx, room.networkId, who.id));
const reported = (meeting = later[0]) =>
	inNetwork(room.runtime.db, room.networkId, (trx) =>
		reportedFollowUps(trx, {
			networkId: room.networkId,
			meetingId: meeting?.id ?? '',
			meetingNumber: meeting?.number ?? 0
		})
	);

beforeAll(async () => {
	room = await openRoom(8);
	const runId = await room.open('consult', { giver: 'keeps', says: 'advice', groupSize: 4, bring: true });
	const seats = await room.holds(consultSeatKind, phoneOf(room.member(0)));
	const inGroup = (group: number) => room.members.filter(({ id }) => seats.get(id)?.group === group);
	const [one, two] = [inGroup(1), inGroup(2)];
	if (!one[0] || !one[1] || !two[0]) throw new Error('no groups');
	[giver, other, gone] = [one[0], one[1], two[0]];
	for (const [who, remains, firstStep] of [
		[giver, 'group', 'Eerst een uur luisteren in de ploeg.'],
		[gone, 'nothing', 'Geheime stap']
	] as const) {
		await room.as(who, caseOf.bring, { runId, question: `Vraag van ${who.firstName}` });
		await room.as(who, caseOf.decide, { runId, firstStep });
		await room.as(who, caseOf.remain, { runId, remains });
	}
	const [row] = await room.rows<{ id: string }>('select item_id as id from step_run where id = $1', [runId]);
	itemId = row?.id ?? '';

	// The first step is the giver's alone while the step runs, too.
	expect((await room.holds(consultRemainsKind, phoneOf(giver))).get(giver.id)?.firstStep).toMatch(
		/luisteren/
	);
	for (const audiences of [phoneOf(other), cockpitOf(room.facilitator), SCREEN]) {
		expect(await heard(audiences)).not.toMatch(/luisteren/);
	}
	expect(await room.as(other, caseOf.decide, { runId, firstStep: 'Iets' })).toMatchObject({
		reason: 'not_found'
	});
	await room.close(runId);
	await room.rows(`update meeting set state = 'reported' where id = $1`, [room.meetingId]);
	await inNetwork(
		room.runtime.db,
		room.networkId,
		(trx) => serverStep.endMeeting?.(trx, room.networkId, room.meetingId) ?? Promise.resolve()
	);
	await nextMeeting(2);
});
afterAll(() => room.end());

rule(
	'H63',
	'what a giver decided comes back to the giver alone, at home and when the next meeting opens',
	async () => {
		expect(await mine(giver)).toMatchObject([{ itemId, meeting: 1, went: '' }]);
		expect(await mine(other)).toEqual([]);
		expect(await mine(room.facilitator)).toEqual([]);
		expect((await room.holds(followUpKind, phoneOf(giver))).get(itemId)).toMatchObject({
			firstStep: 'Eerst een uur luisteren in de ploeg.',
			went: ''
		});
		for (const audiences of [phoneOf(other), cockpitOf(room.facilitator), SCREEN]) {
			expect(await heard(audiences)).not.toMatch(/luisteren/);
		}
	}
);

rule(
	'H63',
	'a case that had to leave nothing is wiped with what was decided: nobody is asked about it',
	async () => {
		expect(await mine(gone)).toEqual([]);
		const left = await room.rows(`select first_step from consult_case where first_step ~ 'Geheim'`);
		expect(left).toEqual([]);
		expect(JSON.stringify(await room.entries())).not.toMatch(/Geheime stap/);
	}
);

test('nobody answers for somebody else: no member, no facilitator, nobody of another network', async () => {
	const networkId = newId();
	await room.rows(
		`insert into network (id, slug, title, created_by, created_at, changed_at) values ($1, 'elders', 'Elders', $2, now(), now())`,
		[networkId, newId()]
	);
	const input = { itemId, ...said };
	expect(await room.as(at(other), followUp, input)).toMatchObject({ reason: 'not_found' });
	expect(await room.as(at(room.facilitator), followUp, input)).toMatchObject({ reason: 'not_allowed' });
	const elsewhere = { ...giver, scope: { ...at(giver).scope, networkId } as unknown as MeetingScope };
	expect(await room.as(elsewhere, followUp, input)).toMatchObject({ reason: 'not_found' });
	expect(
		await inNetwork(room.runtime.db, networkId, (trx) => openFollowUps(trx, room.networkId, giver.id))
	).toEqual([]);
	expect(await mine(giver)).toMatchObject([{ went: '' }]);
});

rule('H63', 'how it went reaches the room and the report only as far as the giver lets it', async () => {
	expect(await room.as(at(giver), followUp, { itemId, went: ' ' })).toMatchObject({
		fields: { went: 'required' }
	});
	expect((await room.as(at(giver), followUp, { itemId, ...said })).ok).toBe(true);
	for (const audiences of [phoneOf(other), cockpitOf(room.facilitator), SCREEN]) {
		expect(await heard(audiences)).not.toMatch(/zelf te praten|luisteren/);
	}
	expect(await reported()).toEqual([]);

	await room.as(at(giver), followUp, { itemId, ...said, inOpening: 'on' });
	expect([...(await room.holds(toldKind, SCREEN)).values()]).toEqual([
		{ by: giver.firstName, firstStep: 'Eerst een uur luisteren in de ploeg.', went: said.went }
	]);
	expect(await reported()).toEqual([]);

	// What was allowed can be taken back.
	await room.as(at(giver), followUp, { itemId, ...said, inReport: 'on' });
	expect((await room.holds(toldKind, SCREEN)).size).toBe(0);
	expect(await reported()).toEqual([{ firstStep: 'Eerst een uur luisteren in de ploeg.', went: said.went }]);
	expect(JSON.stringify(await reported())).not.toContain(giver.firstName);
});

test('it is asked until it is answered, and told in one meeting only', async () => {
	expect((await room.as(at(room.facilitator), closes, {})).ok).toBe(true);
	expect((await room.holds(followUpKind, phoneOf(giver))).size).toBe(0);
	expect(await mine(giver)).toEqual([]);
	expect(await room.as(at(giver), followUp, { itemId, ...said })).toMatchObject({ reason: 'not_found' });
	expect(await reported()).toHaveLength(1);
	await nextMeeting(3);
	expect((await room.holds(followUpKind, phoneOf(giver))).size).toBe(0);
	expect(await reported(later[1])).toEqual([]);
});

rule('H63', 'who answers after a meeting is over stands in the report of the next one alone', async () => {
	// Meeting 2 is over, and nobody had answered in it.
	await room.rows(`update meeting set state = 'closed' where id = $1`, [later[0]?.id]);
	await room.rows(`update consult_case set went = '', followed_in = null where item_id = $1`, [itemId]);
	expect((await room.as(at(giver, later[1]), followUp, { itemId, ...said, inReport: 'on' })).ok).toBe(true);
	expect(await reported(later[0])).toEqual([]);
	expect(await reported(later[1])).toHaveLength(1);
	expect((await room.as(at(room.facilitator, later[1]), closes, {})).ok).toBe(true);
	await room.rows(`update meeting set state = 'closed' where id = $1`, [later[1]?.id]);
	expect(await reported(later[1])).toHaveLength(1);
	expect(await reported(later[0])).toEqual([]);
});
