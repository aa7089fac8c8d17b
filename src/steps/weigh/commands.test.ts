import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as weigh from './commands.server.ts';
import * as items from './items/commands.server.ts';
import {
	weighCountKind,
	weighFormKind,
	weighNoteKind,
	weighPlacedKind,
	weighResultKind,
	weighScreenKind,
	weighTurnoutKind
} from './events.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(6);
});
afterAll(() => room.end());

const ITEMS = ['Twee keer per jaar', 'Een online groep'];
const AXES = { board: 'axes', items: ITEMS };

async function writes(who: Someone, runId: string, field: string, text: string, item = '1') {
	const made = { noteId: newId(), secret: newSecret() };
	const outcome = await room.as(who, weigh.note, { runId, item, field, text, ...made });
	expect(outcome).toEqual({ ok: true, value: null });
	return made;
}

async function places(who: Someone, runId: string, x: number, y: number, secret = newSecret()) {
	const outcome = await room.as(who, weigh.place, { runId, secret, places: { 1: { x, y } } });
	expect(outcome).toEqual({ ok: true, value: null });
	return secret;
}

rule(
	'H49',
	'everybody says of a proposal what is strong, weak, a chance and a threat, and the report keeps it',
	async () => {
		const runId = await room.open('weigh', { items: ITEMS });
		await writes(room.member(0), runId, 'strength', 'Kost niets');
		await writes(room.member(1), runId, 'threat', 'Valt stil');
		await writes(room.member(1), runId, 'weakness', 'Niemand trekt het', '2');
		expect(await room.harvest(runId)).toEqual([]);
		await room.as(room.facilitator, weigh.reveal, { runId });
		expect(await room.harvest(runId)).toEqual([
			{
				type: 'notes',
				title: 'Twee keer per jaar',
				groups: [
					{ name: 'Sterk', notes: [{ text: 'Kost niets', by: null }] },
					{ name: 'Bedreiging', notes: [{ text: 'Valt stil', by: null }] }
				]
			},
			{
				type: 'notes',
				title: 'Een online groep',
				groups: [{ name: 'Zwak', notes: [{ text: 'Niemand trekt het', by: null }] }]
			}
		]);
	}
);

rule(
	'U8',
	'notes are on no surface until they are shown, and then only counts and one field on the screen',
	async () => {
		const runId = await room.open('weigh');
		const item = 'prompt';
		await writes(room.member(0), runId, 'strength', 'Geheim voor nu', item);
		expect(JSON.stringify(await room.entries())).not.toContain('Geheim');
		expect((await room.holds(weighCountKind, SCREEN)).get(runId)).toEqual({ notes: 1 });
		await room.as(room.facilitator, weigh.reveal, { runId });
		for (const audiences of [phoneOf(room.member(3)), cockpitOf(room.facilitator)]) {
			expect([...(await room.holds(weighNoteKind, audiences)).values()]).toMatchObject([
				{ text: 'Geheim voor nu', field: 'strength', item }
			]);
		}
		const onScreen = async () => (await room.holds(weighScreenKind, SCREEN)).get(runId);
		expect(await onScreen()).toEqual({
			counts: { strength: 1, weakness: 0, opportunity: 0, threat: 0 },
			notes: []
		});
		await room.as(room.facilitator, weigh.show, { runId, at: 0, field: 'strength', page: 0 });
		expect(await onScreen()).toMatchObject({ notes: ['Geheim voor nu'] });
		await room.as(room.facilitator, weigh.hide, { runId });
		expect((await room.holds(weighNoteKind, phoneOf(room.member(3)))).size).toBe(0);
		expect((await room.holds(weighScreenKind, SCREEN)).size).toBe(0);
	}
);

rule('U10', 'a note has no author anywhere, and gets a new id and place when it is shown', async () => {
	const runId = await room.open('weigh');
	const made = [];
	for (let at = 0; at < 10; at++) {
		const text = `Briefje ${at}`;
		made.push(await writes(room.member(at % 6), runId, 'weakness', text, 'prompt'));
	}
	await room.as(room.facilitator, weigh.reveal, { runId });
	const rows = await room.rows<{ id: string; text: string; row: string }>(
		`select id, text, n::text as row from weigh_note n where run_id = $1 order by ctid`,
		[runId]
	);
	expect(rows.map(({ text }) => text)).not.toEqual(made.map((_, at) => `Briefje ${at}`));
	for (const { noteId } of made) expect(rows.some(({ id }) => id === noteId)).toBe(false);
	for (const { id } of room.members) expect(rows.some(({ row }) => row.includes(id))).toBe(false);
	expect(
		(await room.rows(`select distinct xmin::text from weigh_note where run_id = $1`, [runId])).length
	).toBe(1);
});

rule(
	'U11',
	'only who wrote a note takes it back, also after it was shown and hidden, and not once it is shown',
	async () => {
		const runId = await room.open('weigh');
		const made = await writes(room.member(0), runId, 'threat', 'Terug', 'prompt');
		expect(
			await room.as(room.member(1), weigh.takeBack, { runId, noteId: made.noteId, secret: newSecret() })
		).toMatchObject({ reason: 'not_found' });
		await room.as(room.facilitator, weigh.reveal, { runId });
		expect(await room.as(room.member(0), weigh.takeBack, { runId, ...made })).toMatchObject({
			reason: 'closed'
		});
		await room.as(room.facilitator, weigh.hide, { runId });
		expect((await room.as(room.member(0), weigh.takeBack, { runId, ...made })).ok).toBe(true);
		expect((await room.holds(weighCountKind, SCREEN)).get(runId)).toEqual({ notes: 0 });
	}
);

test('once shown only whoever conducts writes on, for what is said', async () => {
	const runId = await room.open('weigh');
	await room.as(room.facilitator, weigh.reveal, { runId });
	const note = { runId, item: 'prompt', field: 'strength', text: 'Gezegd' };
	const input = () => ({ ...note, noteId: newId(), secret: newSecret() });
	expect(await room.as(room.member(0), weigh.note, input())).toMatchObject({ reason: 'closed' });
	expect((await room.as(room.facilitator, weigh.note, input())).ok).toBe(true);
	expect((await room.holds(weighNoteKind, phoneOf(room.member(0)))).size).toBe(1);
});

test('whoever conducts brings in proposals, and takes off what nobody spoke about', async () => {
	const runId = await room.open('weigh', { board: 'axes' });
	expect((await room.holds(weighFormKind, SCREEN)).get(runId)).toMatchObject({ items: [] });
	await room.as(room.facilitator, items.addItem, { runId, text: 'Op bezoek gaan' });
	const [item] = (await room.holds(weighFormKind, SCREEN)).get(runId)?.items ?? [];
	expect(item?.text).toEqual({ nl: 'Op bezoek gaan', en: 'Op bezoek gaan' });
	const removal = { runId, item: item?.id };
	const chosen = { [item?.id ?? '']: { x: 1, y: 1 } };
	await room.as(room.member(0), weigh.place, { runId, secret: newSecret(), places: chosen });
	expect(await room.as(room.facilitator, items.removeItem, removal)).toMatchObject({ reason: 'wrong_state' });
	const other = await room.open('weigh', AXES);
	expect((await room.as(room.facilitator, items.removeItem, { runId: other, item: '1' })).ok).toBe(true);
	expect((await room.holds(weighFormKind, SCREEN)).get(other)?.items).toHaveLength(1);
});

test('[H48] proposals come from the notes that the group wrote before', async () => {
	const written = await room.open('write');
	const { add } = await import('#steps/write/commands.server.ts');
	const { reveal } = await import('#steps/write/reveal/commands.server.ts');
	const note = { noteId: newId(), secret: newSecret(), text: 'Een jaar verder' };
	await room.as(room.member(0), add, { runId: written, ...note });
	await room.as(room.facilitator, reveal, { runId: written });
	const runId = await room.open('weigh', { from: 'notes' });
	expect((await room.holds(weighFormKind, SCREEN)).get(runId)?.items.map(({ text }) => text.nl)).toEqual([
		'Een jaar verder'
	]);
});

rule(
	'H32',
	'where proposals lie is nobody’s to know until the round is closed, and then it is in the report',
	async () => {
		const runId = await room.open('weigh', AXES);
		for (const at of [0, 1, 2, 3, 4]) await places(room.member(at), runId, 1, at === 0 ? 4 : 5);
		expect((await room.holds(weighTurnoutKind, SCREEN)).get(runId)).toEqual({ voted: 5, of: 6 });
		expect((await room.holds(weighPlacedKind, phoneOf(room.member(0)))).get(room.member(0).id)).toEqual({
			runId
		});
		expect(JSON.stringify(await room.entries())).not.toMatch(/"(places|side|numbers)"/);
		expect(await room.harvest(runId)).toEqual([]);
		await room.as(room.facilitator, weigh.reveal, { runId });
		expect((await room.holds(weighResultKind, SCREEN)).get(runId)).toMatchObject({
			ballots: 5,
			places: [
				{ id: '1', side: { x: 'low', y: 'high' }, numbers: { n: 5, x: 1, y: 4.8 } },
				{ id: '2', side: null }
			]
		});
		expect(await room.harvest(runId)).toEqual([
			{
				type: 'table',
				title: 'Titel',
				columns: ['Voorstel', 'Ligt bij', 'effect', 'inspanning'],
				rows: [
					{ by: null, cells: ['Twee keer per jaar', 'effect hoog, inspanning laag', '4,8', '1,0'] },
					{ by: null, cells: ['Een online groep', 'geen mening', '', ''] }
				]
			}
		]);
		const late = { runId, secret: newSecret(), places: { 1: { x: 1, y: 1 } } };
		expect(await room.as(room.member(5), weigh.place, late)).toMatchObject({ reason: 'closed' });
	}
);

rule('U10', 'where somebody lays a proposal cannot be joined to who did', async () => {
	const runId = await room.open('weigh', AXES);
	for (const at of [0, 1, 2, 3, 4, 5]) await places(room.member(at), runId, (at % 5) + 1, 3);
	const ballots = await room.rows<{ row: string; xmin: string }>(
		`select b::text as row, xmin::text from ballot b where run_id = $1`,
		[runId]
	);
	const went = await room.rows<{ member_id: string; xmin: string }>(
		`select member_id, xmin::text from participation where about_id = $1`,
		[runId]
	);
	expect(went).toHaveLength(6);
	for (const { member_id, xmin } of went) {
		expect(ballots.some((one) => one.row.includes(member_id) || one.xmin === xmin)).toBe(false);
	}
});

test('a choice may be changed until the close, by its secret alone; facilitators have none', async () => {
	const runId = await room.open('weigh', AXES);
	const an = room.member(0);
	const secret = await places(an, runId, 1, 1);
	await places(an, runId, 5, 5, secret);
	expect((await room.holds(weighTurnoutKind, SCREEN)).get(runId)).toMatchObject({ voted: 1 });
	const input = (places: object) => ({ runId, secret: newSecret(), places });
	const fine = { 1: { x: 1, y: 1 } };
	expect(await room.as(an, weigh.place, input(fine))).toMatchObject({ reason: 'already_answered' });
	expect(await room.as(room.facilitator, weigh.place, input(fine))).toMatchObject({ reason: 'not_allowed' });
	expect(await room.as(room.member(1), weigh.place, input({ 9: { x: 1, y: 1 } }))).toMatchObject({
		reason: 'invalid'
	});
});

rule('H49', 'whoever conducts goes through the proposals one by one: screen and phones follow', async () => {
	const { facilitator } = room;
	const runId = await room.open('weigh', { items: ITEMS });
	const seen = async (audiences: typeof SCREEN) => (await room.holds(weighFormKind, audiences)).get(runId);
	const look = async (change: { at?: number; page?: number }) =>
		expect(
			await room.as(facilitator, weigh.show, { runId, at: 0, field: null, page: 0, ...change })
		).toMatchObject({ ok: true });
	await look({ at: 1 });
	for (const audiences of [SCREEN, phoneOf(room.member(2))])
		expect(await seen(audiences)).toMatchObject({ at: 1 });
	// Further than the last is the last.
	await look({ at: 2 });
	expect(await seen(SCREEN)).toMatchObject({ at: 1 });

	const board = await room.open('weigh', AXES);
	const on = async () => (await room.holds(weighFormKind, SCREEN)).get(board);
	await places(room.member(0), board, 1, 5);
	expect(await on()).toMatchObject({ page: 0, pages: 0 });
	await room.as(facilitator, weigh.reveal, { runId: board });
	expect(await on()).toMatchObject({ page: 0, pages: 3 });
	for (const [page, shown] of [
		[2, 2],
		[9, 2]
	] as const) {
		await room.as(facilitator, weigh.show, { runId: board, at: 0, field: null, page });
		expect(await on()).toMatchObject({ page: shown });
	}
});
