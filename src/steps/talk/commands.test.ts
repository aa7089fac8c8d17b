import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as talk from './commands.server.ts';
import { talkFormKind, talkNoteKind } from './events.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(3);
});
afterAll(() => room.end());

rule(
	'H58',
	'a reporter writes course and outcome for the report; the cockpit sees it, without a name',
	async () => {
		const runId = await room.open('talk', { reporter: true });
		const noteId = newId();
		const input = { runId, noteId, kind: 'outcome', text: 'Begin klein.' };
		expect((await room.as(room.member(0), talk.note, input, 'talk:12345678')).ok).toBe(true);
		expect((await room.as(room.member(0), talk.note, input, 'talk:12345678')).ok).toBe(true);
		expect(await room.rows(`select kind, text from report_note`)).toEqual([
			{ kind: 'outcome', text: 'Begin klein.' }
		]);
		expect((await room.holds(talkNoteKind, cockpitOf(room.facilitator))).get(noteId)).toEqual({
			runId,
			kind: 'outcome',
			text: 'Begin klein.'
		});
		expect((await room.holds(talkNoteKind, phoneOf(room.member(1)))).size).toBe(0);
		expect(await room.as(room.member(0), talk.remove, { runId, noteId })).toMatchObject({
			reason: 'not_allowed'
		});
		await room.as(room.facilitator, talk.remove, { runId, noteId });
		expect(await room.rows(`select 1 from report_note`)).toEqual([]);
	}
);

test('the step says who may note what; a closed talk takes nothing, one step back shows it again', async () => {
	const runId = await room.open('talk', { tips: true });
	expect((await room.holds(talkFormKind, SCREEN)).get(runId)).toEqual({
		reporter: false,
		tips: true,
		opens: 'nothing'
	});
	const note = (kind: string) => ({ runId, noteId: newId(), kind, text: 'Vraag het aan je collega.' });
	expect(await room.as(room.member(0), talk.note, note('outcome'))).toMatchObject({ reason: 'not_allowed' });
	expect((await room.as(room.member(0), talk.note, note('tip'))).ok).toBe(true);
	expect((await room.as(room.facilitator, talk.note, note('outcome'))).ok).toBe(true);
	await room.close(runId);
	expect((await room.entries()).filter(({ kind }) => kind.startsWith('talk'))).toEqual([]);
	expect(await room.as(room.member(0), talk.note, note('tip'))).toMatchObject({ reason: 'closed' });
	await room.reopen(runId);
	expect((await room.holds(talkNoteKind, cockpitOf(room.facilitator))).size).toBe(2);
});

test('the step says what it opens on the phones; an unknown word opens nothing', async () => {
	const opens = async (word: string) => {
		const runId = await room.open('talk', { opens: word });
		const form = (await room.holds(talkFormKind, phoneOf(room.member(0)))).get(runId);
		await room.close(runId);
		return form?.opens;
	};
	expect(await opens('evaluation')).toBe('evaluation');
	expect(await opens('something')).toBe('nothing');
});
