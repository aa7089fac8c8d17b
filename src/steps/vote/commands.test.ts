import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as vote from './commands.server.ts';
import { resultKind, turnoutKind, votedKind, voteFormKind } from './events.ts';
import type { Ballot } from './model.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(6);
});
afterAll(() => room.end());

const OPTIONS = ['Mensen meekrijgen', 'Profielen maken', 'Volhouden'];

async function casts(who: Someone, runId: string, ballot: Ballot, secret = newSecret(), round = 1) {
	expect(await room.as(who, vote.cast, { runId, round, secret, ballot })).toEqual({ ok: true, value: null });
	return secret;
}

function scores(one: number, two: number, three: number): Ballot {
	return { kind: 'score', scores: { 1: one, 2: two, 3: three } };
}

rule(
	'U8',
	'totals are nowhere but on the server until the vote is closed, also not on the cockpit',
	async () => {
		const runId = await room.open('vote', { options: OPTIONS });
		for (const at of [0, 1, 2, 3, 4]) await casts(room.member(at), runId, scores(5, at === 0 ? 3 : 1, 2));
		const entries = await room.entries();
		expect(entries.filter(({ kind }) => kind === 'vote-result')).toEqual([]);
		expect(entries.some(({ value }) => /"(scores|total|mean|choices)"/.test(JSON.stringify(value)))).toBe(
			false
		);
		expect((await room.holds(turnoutKind, cockpitOf(room.facilitator))).get(runId)).toEqual({
			voted: 5,
			of: 6
		});

		await room.as(room.facilitator, vote.close, { runId });
		for (const audiences of [SCREEN, phoneOf(room.member(5)), cockpitOf(room.facilitator)]) {
			expect((await room.holds(resultKind, audiences)).get(runId)).toMatchObject({
				ranking: [
					{ rank: 1, options: ['1'] },
					{ rank: 2, options: ['3'] },
					{ rank: 3, options: ['2'] }
				],
				quorum: true
			});
		}
		expect(
			await room.as(room.member(5), vote.cast, {
				runId,
				round: 1,
				secret: newSecret(),
				ballot: scores(1, 1, 1)
			})
		).toMatchObject({ reason: 'closed' });
	}
);

rule('U10', 'a secret ballot cannot be joined to who cast it', async () => {
	const runId = await room.open('vote', { options: OPTIONS });
	for (const at of [0, 1, 2, 3, 4, 5]) await casts(room.member(at), runId, scores(at % 6, 0, 0));
	const ballots = await room.rows<{ row: string; xmin: string }>(
		`select b::text as row, xmin::text from ballot b where run_id = $1`,
		[runId]
	);
	const went = await room.rows<{ member_id: string; xmin: string }>(
		`select member_id, xmin::text from participation where about_id = $1`,
		[runId]
	);
	for (const { member_id, xmin } of went) {
		expect(ballots.some(({ row }) => row.includes(member_id))).toBe(false);
		expect(ballots.some((ballot) => ballot.xmin === xmin)).toBe(false);
	}
	expect(went.length).toBe(6);
	const order = async () =>
		(
			await room.rows<{ key: string }>(
				`select ballot_key as key from ballot where run_id = $1 order by ctid`,
				[runId]
			)
		).map(({ key }) => key);
	const before = await order();
	await room.as(room.facilitator, vote.close, { runId });
	const after = await order();
	expect(after).not.toEqual(before);
	expect(after.toSorted()).toEqual(before.toSorted());
	expect((await room.rows(`select distinct xmin::text from ballot where run_id = $1`, [runId])).length).toBe(
		1
	);
	const log = await room.rows<{ text: string }>(`select e::text as text from command_receipt e`);
	for (const { id } of room.members) expect(JSON.stringify(log)).not.toContain(id);
});

rule('U11', 'a vote may be changed until it is closed, and again after it was reopened', async () => {
	const runId = await room.open('vote', { method: 'approval', options: OPTIONS });
	const an = room.member(0);
	const secret = await casts(an, runId, { kind: 'approval', options: ['1'] });
	await casts(an, runId, { kind: 'approval', options: ['2'] }, secret);
	expect((await room.holds(turnoutKind, SCREEN)).get(runId)).toEqual({ voted: 1, of: 6 });
	for (const at of [1, 2, 3, 4])
		await casts(room.member(at), runId, { kind: 'approval', options: ['1', '2'] });
	await room.as(room.facilitator, vote.close, { runId });
	expect((await room.holds(resultKind, SCREEN)).get(runId)).toMatchObject({
		ranking: [{ options: ['2'] }, { options: ['1'] }, { options: ['3'] }]
	});
	await room.as(room.facilitator, vote.reopen, { runId });
	expect((await room.holds(resultKind, SCREEN)).size).toBe(0);
	await casts(an, runId, { kind: 'approval', options: ['1'] }, secret);
	await room.as(room.facilitator, vote.close, { runId });
	const result = (await room.holds(resultKind, SCREEN)).get(runId);
	expect(result).toMatchObject({
		ranking: [{ rank: 1, options: ['1'] }, { rank: 2, options: ['2'] }, { rank: 3 }],
		tie: []
	});
});

test('a second phone of the same person gets no second ballot, also not in the same moment', async () => {
	const runId = await room.open('vote', { options: OPTIONS });
	const an = room.member(0);
	const both = await Promise.all(
		[1, 2].map(() =>
			room.as(an, vote.cast, { runId, round: 1, secret: newSecret(), ballot: scores(5, 5, 5) })
		)
	);
	expect(both.some(({ ok }) => ok)).toBe(true);
	expect(await room.rows(`select 1 from ballot where run_id = $1`, [runId])).toHaveLength(1);
	expect(
		await room.as(an, vote.cast, { runId, round: 1, secret: newSecret(), ballot: scores(5, 5, 5) })
	).toMatchObject({ reason: 'already_voted' });
	expect((await room.holds(turnoutKind, SCREEN)).get(runId)).toMatchObject({ voted: 1 });
});

rule('U5', 'a vote that is sent twice counts once', async () => {
	const runId = await room.open('vote', { options: OPTIONS });
	const input = { runId, round: 1, secret: newSecret(), ballot: scores(1, 2, 3) };
	for (let i = 0; i < 2; i++)
		expect((await room.as(room.member(0), vote.cast, input, 'vote:abcdefgh')).ok).toBe(true);
	expect(await room.rows(`select 1 from ballot where run_id = $1`, [runId])).toHaveLength(1);
});

test('ties are named and never drawn; under five ballots there are no numbers', async () => {
	const runId = await room.open('vote', { method: 'dots', options: OPTIONS });
	for (const at of [0, 1]) await casts(room.member(at), runId, { kind: 'dots', dots: { 1: 1, 2: 1 } });
	await room.as(room.facilitator, vote.close, { runId });
	expect((await room.holds(resultKind, SCREEN)).get(runId)).toMatchObject({
		tie: ['1', '2'],
		numbers: null,
		quorum: false
	});
});

test('ballots that do not fit the vote are refused', async () => {
	const runId = await room.open('vote', { method: 'dots', options: OPTIONS, dots: 3 });
	const send = (ballot: unknown) =>
		room.as(room.member(0), vote.cast, { runId, round: 1, secret: newSecret(), ballot });
	expect(await send({ kind: 'dots', dots: { 1: 2, 2: 2 } })).toMatchObject({ reason: 'invalid' });
	expect(await send({ kind: 'dots', dots: { 1: 3 } })).toMatchObject({ reason: 'invalid' });
	expect(await send({ kind: 'dots', dots: { 9: 1 } })).toMatchObject({ reason: 'invalid' });
	expect(await send({ kind: 'approval', options: ['1'] })).toMatchObject({ reason: 'invalid' });
	expect(await send({ kind: 'score', scores: { 1: 6 } })).toMatchObject({ reason: 'invalid' });
	expect(await room.rows(`select 1 from ballot where run_id = $1`, [runId])).toHaveLength(0);
});

test('[H37] facilitators and experts have no vote unless the group chose so; only whoever conducts closes', async () => {
	const expert = await room.add('Eva', { role: 'expert' });
	const runId = await room.open('vote', { options: OPTIONS });
	for (const who of [expert, room.facilitator]) {
		expect(
			await room.as(who, vote.cast, { runId, round: 1, secret: newSecret(), ballot: scores(1, 1, 1) })
		).toMatchObject({ reason: 'not_allowed' });
	}
	expect(await room.as(room.member(0), vote.close, { runId })).toMatchObject({ reason: 'not_allowed' });
	expect((await room.holds(turnoutKind, SCREEN)).get(runId)).toEqual({ voted: 0, of: 6 });
	const all = await room.open('vote', { options: OPTIONS, everyone: true });
	await casts(expert, all, scores(1, 1, 1));
	expect((await room.holds(turnoutKind, SCREEN)).get(all)).toEqual({ voted: 1, of: 8 });
});

rule(
	'H50',
	'consent shows objections with their reason first, and an amended text is asked again',
	async () => {
		const runId = await room.open('vote', { method: 'consent' });
		const send = (at: number, ballot: unknown, round = 1) =>
			room.as(room.member(at), vote.cast, { runId, round, secret: newSecret(), ballot });
		expect(await send(0, { kind: 'consent', answer: 'objection', reason: ' ' })).toMatchObject({
			fields: { reason: 'required' }
		});
		await send(0, { kind: 'consent', answer: 'objection', reason: 'Te duur voor kleine bedrijven' });
		await send(1, { kind: 'consent', answer: 'concern', reason: 'Wie volgt dit op?' });
		for (const at of [2, 3, 4]) await send(at, { kind: 'consent', answer: 'consent' });
		expect(JSON.stringify(await room.entries())).not.toContain('Te duur');
		expect(await room.as(room.facilitator, vote.amend, { runId, text: 'Te vroeg' })).toMatchObject({
			reason: 'wrong_state'
		});
		await room.as(room.facilitator, vote.close, { runId });
		expect((await room.holds(resultKind, SCREEN)).get(runId)).toMatchObject({
			outcome: 'objections',
			objectionVoices: [{ text: 'Te duur voor kleine bedrijven', by: null }],
			concernVoices: [{ text: 'Wie volgt dit op?' }],
			counts: { consent: 3, concern: 1, objection: 1 }
		});
		await room.as(room.facilitator, vote.amend, { runId, text: 'Eén keer per jaar' });
		expect((await room.holds(voteFormKind, phoneOf(room.member(0)))).get(runId)).toMatchObject({
			proposal: 'Eén keer per jaar',
			before: '',
			round: 2,
			open: true
		});
		expect((await room.holds(votedKind, phoneOf(room.member(0)))).size).toBe(0);
		expect(await send(0, { kind: 'consent', answer: 'consent' }, 1)).toMatchObject({ reason: 'closed' });
		await send(0, { kind: 'consent', answer: 'consent' }, 2);
		await room.as(room.facilitator, vote.close, { runId });
		expect((await room.holds(resultKind, SCREEN)).get(runId)).toMatchObject({
			outcome: 'consent',
			objectionVoices: []
		});
	}
);

test('an open vote by ticks says who comes to what', async () => {
	const runId = await room.open('vote', { method: 'approval', options: OPTIONS, secret: false });
	await casts(room.member(0), runId, { kind: 'approval', options: ['2'] });
	await casts(room.member(0), runId, { kind: 'approval', options: ['3'] });
	await room.as(room.facilitator, vote.close, { runId });
	expect((await room.holds(resultKind, SCREEN)).get(runId)).toMatchObject({
		names: { 1: [], 2: [], 3: ['An Peeters'] }
	});
});

test('going on and one step back shows a vote as it was; late comers and leavers are counted', async () => {
	const runId = await room.open('vote', { options: OPTIONS });
	await casts(room.member(0), runId, scores(1, 2, 3));
	const strip = async () =>
		(await room.entries()).map(({ clock: _clock, ...entry }) => JSON.stringify(entry)).toSorted();
	const before = await strip();
	await room.close(runId);
	expect((await room.entries()).filter(({ kind }) => kind.startsWith('vote-'))).toEqual([]);
	expect(
		await room.as(room.member(1), vote.cast, {
			runId,
			round: 1,
			secret: newSecret(),
			ballot: scores(1, 1, 1)
		})
	).toMatchObject({ reason: 'closed' });
	await room.reopen(runId);
	expect(await strip()).toEqual(before);
	const late = await room.add('Zoë', { present: false });
	await room.arrive(runId, late);
	expect((await room.holds(turnoutKind, SCREEN)).get(runId)).toEqual({ voted: 1, of: 7 });
	await room.leave(runId, late);
	expect((await room.holds(turnoutKind, SCREEN)).get(runId)).toEqual({ voted: 1, of: 6 });
});

test('the report gets the outcome, never the totals of a vote that is still open, and no first place where nobody chose', async () => {
	const empty = await room.open('vote', { options: OPTIONS });
	await room.as(room.facilitator, vote.close, { runId: empty });
	expect(await room.harvest(empty)).toEqual([]);
	const runId = await room.open('vote', { options: OPTIONS });
	for (const at of [0, 1, 2, 3, 4]) await casts(room.member(at), runId, scores(4, at === 0 ? 5 : 4, 1));
	expect(await room.harvest(runId)).toEqual([]);
	await room.as(room.facilitator, vote.close, { runId });
	expect(await room.harvest(runId)).toEqual([
		{
			type: 'votes',
			title: 'Titel',
			question: 'Vraag?',
			voters: 5,
			rows: [
				{ option: 'Profielen maken', figure: '4,2', tie: false },
				{ option: 'Mensen meekrijgen', figure: '4,0', tie: false },
				{ option: 'Volhouden', figure: '1,0', tie: false }
			]
		}
	]);
});
