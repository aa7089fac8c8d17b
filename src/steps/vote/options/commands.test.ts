import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '#platform/ids/ids.ts';
import { openRoom, SCREEN, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as vote from '#steps/vote/commands.server.ts';
import { resultKind, voteFormKind } from '#steps/vote/events.ts';
import * as options from './commands.server.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(6);
});
afterAll(() => room.end());

rule(
	'H42',
	'a vote that begins with nothing to choose from gets its options in the room before anybody votes',
	async () => {
		const runId = await room.open('vote', { method: 'approval' });
		const shown = async () => (await room.holds(voteFormKind, SCREEN)).get(runId)?.options ?? [];
		const { facilitator } = room;
		expect(await shown()).toEqual([]);
		expect(await room.as(facilitator, vote.reopen, { runId })).toMatchObject({ reason: 'wrong_state' });
		const empty = { runId, round: 1, secret: newSecret(), ballot: { kind: 'approval', options: [] } };
		expect(await room.as(room.member(0), vote.cast, empty)).toMatchObject({ reason: 'wrong_state' });
		for (const text of ['Samen lezen', 'Fout getypt', 'Op bezoek gaan'])
			expect(await room.as(facilitator, options.addOption, { runId, text })).toMatchObject({ ok: true });
		const [first, wrong] = await shown();
		if (!first || !wrong) throw new Error('no options');
		expect(await room.as(facilitator, options.removeOption, { runId, option: wrong.id })).toMatchObject({
			ok: true
		});
		expect((await shown()).map(({ text }) => text.nl)).toEqual(['Samen lezen', 'Op bezoek gaan']);
		expect(await room.as(room.member(0), options.addOption, { runId, text: 'Van mij' })).toMatchObject({
			reason: 'not_allowed'
		});
		const early = { runId, round: 1, secret: newSecret(), ballot: { kind: 'approval', options: [first.id] } };
		expect(await room.as(room.member(0), vote.cast, early)).toMatchObject({ reason: 'wrong_state' });
		expect(await room.as(facilitator, vote.close, { runId })).toMatchObject({ reason: 'wrong_state' });
		expect(await room.harvest(runId)).toEqual([]);
		await room.as(facilitator, vote.reopen, { runId });
		expect(await room.as(room.member(0), vote.cast, early)).toMatchObject({ ok: true });
		expect(await room.as(facilitator, options.addOption, { runId, text: 'Te laat' })).toMatchObject({
			reason: 'wrong_state'
		});
		expect(await room.as(facilitator, options.removeOption, { runId, option: first.id })).toMatchObject({
			reason: 'wrong_state'
		});
		await room.as(facilitator, vote.close, { runId });
		expect((await room.holds(resultKind, SCREEN)).get(runId)).toMatchObject({
			ranking: [{ rank: 1, options: [first.id] }, { rank: 2 }]
		});
	}
);

test('a proposal for consent has no options, and a vote no more than can be weighed', async () => {
	const { facilitator } = room;
	const consent = await room.open('vote', { method: 'consent' });
	expect(await room.as(facilitator, options.addOption, { runId: consent, text: 'Iets' })).toMatchObject({
		reason: 'wrong_state'
	});
	const full = await room.open('vote', { options: Array.from({ length: 20 }, (_, at) => `Keuze ${at}`) });
	expect(await room.as(facilitator, options.addOption, { runId: full, text: 'Nog een' })).toMatchObject({
		reason: 'full'
	});
});
