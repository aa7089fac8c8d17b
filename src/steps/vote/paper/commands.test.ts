import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { openRoom, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import { cast } from '#steps/vote/commands.server.ts';
import { add } from '#steps/write/commands.server.ts';
import { reveal } from '#steps/write/reveal/commands.server.ts';
import { castPaper, handIn } from './commands.server.ts';
import { readPaper } from './model.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(6, 'paper');
});
afterAll(() => room.end());

const OPTIONS = ['Mensen meekrijgen', 'Profielen maken', 'Volhouden'];
const idOf = (at: number) => room.member(at).id;
const byPhone = (at: number, runId: string) =>
	room.as(room.member(at), cast, {
		runId,
		round: 1,
		secret: newSecret(),
		ballot: { kind: 'score', scores: { 1: 5, 2: 3 } }
	});
const onPaper = (runId: string, more: object = { marks: ['5', '3', ''] }) =>
	room.as(room.facilitator, castPaper, { runId, round: 1, ...more });
const hands = (runId: string, ...who: number[]) =>
	room.as(room.facilitator, handIn, { runId, memberIds: who.map(idOf) });

rule('U18', 'who voted by phone has no paper as well, and who handed in paper no phone', async () => {
	const runId = await room.open('vote', { options: OPTIONS });
	expect(await onPaper(runId)).toMatchObject({ reason: 'no_paper_left' });
	expect(await byPhone(0, runId)).toMatchObject({ ok: true });
	expect(await hands(runId, 1, 0)).toMatchObject({ reason: 'already_in' });
	expect(await hands(runId, 1, 2)).toMatchObject({ ok: true });
	expect(await byPhone(1, runId)).toMatchObject({ reason: 'already_voted' });
	expect(await onPaper(runId)).toMatchObject({ ok: true });
	expect(await onPaper(runId)).toMatchObject({ ok: true });
	expect(await onPaper(runId)).toMatchObject({ reason: 'no_paper_left' });
	expect(await byPhone(3, runId)).toMatchObject({ ok: true });
	const rows = await room.rows('select voter_id from ballot where run_id = $1 and voter_id is not null', [
		runId
	]);
	expect(rows).toEqual([]);
});

test('a paper on which nothing stands counts only when that was meant, and no mark counts that is none', async () => {
	const runId = await room.open('vote', { options: OPTIONS });
	expect(await hands(runId, 0, 1)).toMatchObject({ ok: true });
	expect(await onPaper(runId, { marks: ['', '', ''] })).toMatchObject({ reason: 'empty' });
	expect(await onPaper(runId, { marks: ['9', '', ''] })).toMatchObject({
		fields: { ballot: 'out_of_range' }
	});
	expect(await onPaper(runId, { marks: ['', '', ''], blank: 'on' })).toMatchObject({ ok: true });
});

test('in an open vote each paper has a name', async () => {
	const runId = await room.open('vote', { options: OPTIONS, method: 'approval', secret: false });
	expect(await onPaper(runId, { ticked: ['1'] })).toMatchObject({ fields: { forMemberId: 'choose' } });
	const paper = { ticked: ['1', '3'], forMemberId: idOf(0) };
	expect(await onPaper(runId, paper)).toMatchObject({ ok: true });
	expect(await onPaper(runId, paper)).toMatchObject({ reason: 'already_in' });
	expect(await hands(runId, 1)).toMatchObject({ reason: 'wrong_state' });
});

test('a blank of consent is no answer, and an objection says why', () => {
	const paper = { marks: [], ticked: [], reason: '', blank: true };
	expect(readPaper({ kind: 'consent' }, { ...paper, answer: null })).toBeNull();
	expect(readPaper({ kind: 'consent' }, { ...paper, answer: 'objection' })).toEqual({
		kind: 'consent',
		answer: 'objection',
		reason: ''
	});
});

rule('U18', 'a meeting on paper with a scribe leaves the same report as one on phones', async () => {
	const texts = ['Wie helpt mee?', 'Hoe begin je?', 'Wat kost het?', 'Wanneer?', 'Met wie?', 'Waarom nu?'];
	const written = async (scribe: boolean) => {
		const runId = await room.open('write', { anonymous: false, per: 'person' });
		for (const [at, text] of texts.entries()) {
			const who = scribe ? room.facilitator : room.member(at);
			const note = {
				runId,
				noteId: newId(),
				text,
				secret: newSecret(),
				forMemberId: scribe ? idOf(at) : null
			};
			expect(await room.as(who, add, note)).toMatchObject({ ok: true });
		}
		await room.as(room.facilitator, reveal, { runId });
		const [left] = await room.harvest(runId);
		if (left?.type !== 'notes') throw new Error('no notes');
		// What is shown is shuffled.
		const notes = left.groups.flatMap((group) => group.notes).map(({ text, by }) => `${by ?? ''}: ${text}`);
		return notes.toSorted();
	};
	expect(await written(true)).toEqual(await written(false));
	const voted = async (scribe: boolean) => {
		const runId = await room.open('vote', { options: OPTIONS });
		if (scribe) await hands(runId, 0, 1, 2, 3, 4, 5);
		for (const at of [0, 1, 2, 3, 4, 5])
			expect(await (scribe ? onPaper(runId) : byPhone(at, runId))).toMatchObject({ ok: true });
		await room.close(runId);
		return room.harvest(runId);
	};
	const report = await voted(true);
	expect(report).toMatchObject([{ voters: 6 }]);
	expect(report).toEqual(await voted(false));
});
