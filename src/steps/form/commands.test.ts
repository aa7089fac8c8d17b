import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as form from './commands.server.ts';
import { formDoneKind, formOwnKind, formResultKind, formScreenKind, formTurnoutKind } from './events.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(7);
});
afterAll(() => room.end());

const both = (text: string) => ({ nl: text, en: text });
const ITEMS = [
	{ id: 'sure', kind: 'scale', text: both('Hoe zeker voel je je?') },
	{ id: 'who', kind: 'choice', text: both('Wie doet het?'), options: ['HR', 'De ploegbaas'].map(both) },
	{ id: 'words', kind: 'text', text: both('Wat heb je nodig?') }
];

async function answers(who: Someone, runId: string, given: object, secret = newSecret()) {
	const outcome = await room.as(who, form.answer, { runId, secret, answers: given });
	expect(outcome).toEqual({ ok: true, value: null });
	return secret;
}

rule(
	'H65',
	'a group sees what came out only once it is closed, from five answers on, and nobody a single answer',
	async () => {
		const runId = await room.open('form', { items: ITEMS });
		for (const at of [0, 1, 2, 3, 4]) {
			const words = at < 4 ? { words: `Woord ${at}` } : {};
			await answers(room.member(at), runId, { sure: 6 + (at % 3), who: String(at % 2), ...words });
		}
		expect((await room.holds(formTurnoutKind, SCREEN)).get(runId)).toEqual({ done: 5, of: 7 });
		expect(JSON.stringify(await room.entries())).not.toMatch(/Woord|"(mean|counts|answers)"/);
		expect(await room.harvest(runId)).toEqual([]);

		await room.as(room.facilitator, form.close, { runId });
		for (const audiences of [phoneOf(room.member(6)), cockpitOf(room.facilitator)]) {
			const results = await room.holds(formResultKind, audiences);
			expect(results.get('sure')?.result).toMatchObject({ kind: 'scale', n: 5, mean: 6.8 });
			expect(results.get('who')?.result).toEqual({ kind: 'options', n: 5, counts: [3, 2] });
			expect(results.get('words')?.result).toEqual({ kind: 'few' });
		}
		expect(JSON.stringify(await room.entries())).not.toContain('Woord');
		expect((await room.holds(formScreenKind, SCREEN)).get(runId)?.result).toMatchObject({ mean: 6.8 });
		expect((await room.holds(formResultKind, SCREEN)).size).toBe(0);
		await room.as(room.facilitator, form.look, { runId, at: 1 });
		expect((await room.holds(formScreenKind, SCREEN)).get(runId)?.result).toMatchObject({ kind: 'options' });
		expect(await room.harvest(runId)).toEqual([
			{
				type: 'table',
				title: 'Titel',
				columns: ['Vraag', 'Wat eruit kwam', 'Antwoorden'],
				rows: [
					{ by: null, cells: ['Hoe zeker voel je je?', '6,8', '5'] },
					{ by: null, cells: ['Wie doet het?', 'HR: 3, De ploegbaas: 2', '5'] }
				]
			}
		]);
	}
);

rule(
	'U10',
	'anonymous answers have no author in the database and cannot be joined to who gave them',
	async () => {
		const runId = await room.open('form', { items: ITEMS });
		for (const at of [0, 1, 2, 3, 4, 5]) await answers(room.member(at), runId, { sure: at });
		const kept = await room.rows<{ row: string; xmin: string; voter_id: string | null }>(
			`select b::text as row, xmin::text, voter_id from ballot b where run_id = $1`,
			[runId]
		);
		const went = await room.rows<{ member_id: string; xmin: string }>(
			`select member_id, xmin::text from participation where about_id = $1`,
			[runId]
		);
		expect(went).toHaveLength(6);
		expect(kept.every(({ voter_id }) => voter_id === null)).toBe(true);
		for (const { member_id, xmin } of went) {
			expect(kept.some((one) => one.row.includes(member_id) || one.xmin === xmin)).toBe(false);
		}
		await room.as(room.facilitator, form.close, { runId });
		expect(
			(await room.rows(`select distinct xmin::text from ballot where run_id = $1`, [runId])).length
		).toBe(1);
	}
);

rule('U9', 'answers with a name come back to who gave them, and to nobody else', async () => {
	const runId = await room.open('form', { anonymous: false, items: ITEMS });
	const [an, bart] = [room.member(0), room.member(1)];
	await answers(an, runId, { sure: 3 });
	await answers(an, runId, { sure: 4, words: 'Van mij alleen' });
	expect((await room.holds(formOwnKind, phoneOf(an))).get(an.id)).toEqual({
		runId,
		answers: { sure: 4, words: 'Van mij alleen' }
	});
	expect((await room.holds(formDoneKind, phoneOf(an))).get(an.id)).toEqual({ runId });
	const others = (await room.entries()).filter(({ audience }) => audience !== `member:${an.id}`);
	expect(JSON.stringify(others)).not.toContain('Van mij alleen');
	for (const audiences of [phoneOf(bart), cockpitOf(room.facilitator), SCREEN]) {
		expect((await room.holds(formOwnKind, audiences)).size).toBe(0);
	}
	expect((await room.holds(formTurnoutKind, SCREEN)).get(runId)).toMatchObject({ done: 1 });
});

test('a form that showed something does not open again: one answer more would be found by subtraction', async () => {
	const runId = await room.open('form', { items: ITEMS });
	for (const at of [0, 1, 2, 3]) await answers(room.member(at), runId, { sure: 5 });
	await room.as(room.facilitator, form.close, { runId });
	expect((await room.as(room.facilitator, form.reopen, { runId })).ok).toBe(true);
	await answers(room.member(4), runId, { sure: 9 });
	await room.as(room.facilitator, form.close, { runId });
	expect(await room.as(room.facilitator, form.reopen, { runId })).toMatchObject({ reason: 'wrong_state' });
	const late = { runId, secret: newSecret(), answers: { sure: 1 } };
	expect(await room.as(room.member(5), form.answer, late)).toMatchObject({ reason: 'closed' });
});

rule(
	'U11',
	'answers may be changed until the close by their secret; what does not fit is refused',
	async () => {
		const runId = await room.open('form', { items: ITEMS });
		const an = room.member(0);
		const secret = await answers(an, runId, { sure: 1 });
		await answers(an, runId, { sure: 2 }, secret);
		expect(await room.rows(`select choices from ballot where run_id = $1`, [runId])).toEqual([
			{ choices: { sure: 2 } }
		]);
		const says = (who: Someone, given: object) =>
			room.as(who, form.answer, { runId, secret: newSecret(), answers: given });
		expect(await says(an, { sure: 3 })).toMatchObject({ reason: 'already_answered' });
		expect(await says(room.member(1), { sure: 11 })).toMatchObject({ reason: 'invalid' });
		expect(await says(room.member(1), { nothing: 1 })).toMatchObject({ reason: 'invalid' });
		expect(await says(room.member(1), {})).toMatchObject({ reason: 'missing' });
		expect(await says(room.facilitator, { sure: 5 })).toMatchObject({ reason: 'not_allowed' });
	}
);
