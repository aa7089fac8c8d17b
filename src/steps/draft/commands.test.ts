import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupsKindName } from '#live/kinds.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as group from '#steps/group/commands.server.ts';
import * as draft from './commands.server.ts';
import {
	draftCaretKind,
	draftCardKind,
	draftFormKind,
	draftNewsKind,
	draftPageKind,
	draftProgressKind,
	draftWholeKind,
	draftWriterKind
} from './events.ts';
import { fromBase64, toBase64 } from '#platform/together/base64.ts';
import * as merging from './merging/commands.server.ts';
import { documentOf, filled, textsOf } from '#platform/together/text.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(6);
});
afterAll(() => room.end());

const ADVICE = { set: 'advice', groups: 3 };
const groupOf = (runId: string, number: number) => `group:${runId}.${number}`;

async function sits(who: Someone, runId: string, number: number) {
	expect(await room.as(who, draft.join, { runId, group: number })).toEqual({ ok: true, value: null });
}

/** An update that writes this in the first field of an empty text. */
function typed(text: string, author = 1): string {
	const update = filled(null, [text], author);
	if (!update) throw new Error('nothing typed');
	return toBase64(update);
}

/** The texts as a phone puts them together that has these audiences. */
async function read(runId: string, number: number, audiences: readonly string[], fields = 5) {
	const wholes = await room.holds(draftWholeKind, audiences);
	const news = await room.holds(draftNewsKind, audiences);
	const updates = [
		...[...wholes].flatMap(([id, value]) => (id === `${runId}.${number}` ? value.whole : [])),
		...[...news].flatMap(([, value]) => (value.runId === runId && value.group === number ? value.news : []))
	];
	return textsOf(documentOf(updates.flatMap((update) => fromBase64(update) ?? [])), fields);
}

rule('H58', 'a subgroup writes an advice together, which nobody else reads before it is shown', async () => {
	const runId = await room.open('draft', ADVICE);
	const [an, bart, chris] = [room.member(0), room.member(1), room.member(2)];
	await sits(an, runId, 1);
	await sits(bart, runId, 1);
	await sits(chris, runId, 2);
	const update = typed('geheim voorlopig');
	expect(await room.as(an, merging.update, { runId, group: 1, update, field: 0 })).toEqual({
		ok: true,
		value: null
	});
	const log = await room.entries();
	const told = log.filter(({ value }) => JSON.stringify(value).includes(update.slice(20, 40)));
	expect(new Set(told.map(({ audience }) => audience))).toEqual(new Set([groupOf(runId, 1)]));
	expect(await read(runId, 1, [groupOf(runId, 1)])).toEqual(['geheim voorlopig', '', '', '', '']);
	const inHub = (who: Someone) => log.find(({ kind, id }) => kind === groupsKindName && id === who.id)?.value;
	expect([inHub(bart), inHub(chris)]).toEqual([[`${runId}.1`], [`${runId}.2`]]);
	const seen = [cockpitOf(room.facilitator), phoneOf(chris), SCREEN];
	for (const audiences of seen) expect((await room.holds(draftCardKind, audiences)).size).toBe(0);
	expect((await room.holds(draftProgressKind, cockpitOf(room.facilitator))).get(`${runId}.1`)).toMatchObject({
		filled: 1
	});
	expect(await room.harvest(runId)).toEqual([]);

	expect((await room.as(room.facilitator, draft.reveal, { runId })).ok).toBe(true);
	expect([...(await room.holds(draftCardKind, phoneOf(chris))).values()]).toMatchObject([
		{ group: 1, texts: ['geheim voorlopig', '', '', '', ''] }
	]);
	expect((await room.holds(draftPageKind, SCREEN)).get(runId)?.pieces).toMatchObject([
		{ field: 0, text: 'geheim voorlopig' }
	]);
	expect(await room.harvest(runId)).toEqual([
		{ type: 'text', title: 'Titel · Groep 1', text: 'Beste: geheim voorlopig' }
	]);
	await room.as(room.facilitator, draft.hide, { runId });
	expect((await room.holds(draftCardKind, phoneOf(chris))).size).toBe(0);
	expect((await room.holds(draftPageKind, SCREEN)).size).toBe(0);
});

test('who types where is told by name to the subgroup, and to nobody where the step has no names', async () => {
	const named = await room.open('draft', ADVICE);
	const an = room.member(0);
	await sits(an, named, 1);
	await room.as(an, merging.update, { runId: named, group: 1, update: typed('x'), field: 3 });
	expect((await room.holds(draftWriterKind, [groupOf(named, 1)])).get(an.id)).toMatchObject({ field: 3 });
	await room.close(named);
	expect(await room.entries(draftWriterKind)).toEqual([]);

	const nameless = await room.open('draft', { ...ADVICE, anonymous: true });
	await sits(an, nameless, 1);
	await room.as(an, merging.update, { runId: nameless, group: 1, update: typed('x'), field: 3 });
	expect(await room.entries(draftWriterKind)).toEqual([]);
	expect(
		JSON.stringify(await room.rows('select * from draft_text where run_id = $1', [nameless]))
	).not.toContain(an.id);
});

test('where somebody types is told by name to their subgroup alone and kept nowhere; without names it leads to nobody', async () => {
	const [an, chris] = [room.member(0), room.member(2)];
	const caret = '0123456789abcdef';
	const place = { from: 'AAAA', to: 'AAAA' };
	const kept = async () =>
		(
			await room.rows<{ n: string }>(
				`select (select count(*) from command_receipt) || ' ' || (select count(*) from live_entry) || ' ' ||
			(select coalesce(max(clock), 0) from live_meeting) as n`
			)
		).map(({ n }) => n);
	const tells = (who: Someone, runId: string, input: object = {}) =>
		room.as(who, merging.caret, { runId, group: 1, field: 2, caret, place, ...input }, 'key-of-a-caret');

	const named = await room.open('draft', ADVICE);
	await sits(an, named, 1);
	await sits(chris, named, 2);
	let before = await kept();
	room.passed.length = 0;
	expect(await tells(an, named)).toMatchObject({ ok: true });
	expect(await tells(an, named, { place: null })).toMatchObject({ ok: true });
	expect(room.passed).toEqual([
		{
			kind: draftCaretKind.name,
			id: caret,
			audience: groupOf(named, 1),
			value: { runId: named, group: 1, field: 2, ...place, who: an.id }
		},
		{ kind: draftCaretKind.name, id: caret, audience: groupOf(named, 1), value: null }
	]);
	expect(await kept()).toEqual(before);
	expect(await tells(chris, named)).toMatchObject({ reason: 'not_allowed' });
	expect(await tells(an, named, { caret: an.id })).toMatchObject({ reason: 'invalid' });
	expect(await tells(an, named, { place: { ...place, who: an.id } })).toMatchObject({ reason: 'invalid' });
	expect(await tells(an, named, { place: { from: 'A'.repeat(200), to: 'A' } })).toMatchObject({
		reason: 'invalid'
	});
	await room.close(named);
	expect(await tells(an, named)).toMatchObject({ reason: 'closed' });
	expect(room.passed).toHaveLength(2);

	const nameless = await room.open('draft', { ...ADVICE, anonymous: true });
	await sits(an, nameless, 1);
	before = await kept();
	expect(await tells(an, nameless)).toMatchObject({ ok: true });
	expect(await kept()).toEqual(before);
	expect(room.passed.at(-1)).toMatchObject({ id: caret, value: { field: 2 } });
	expect(JSON.stringify(room.passed.at(-1))).not.toContain(an.id);
	await room.close(nameless);
});

test('nonsense, too much, and the text of another subgroup are refused and leave nothing', async () => {
	const runId = await room.open('draft', ADVICE);
	const [an, bart] = [room.member(0), room.member(1)];
	await sits(an, runId, 1);
	const sends = (update: string, number = 1) =>
		room.as(an, merging.update, { runId, group: number, update, field: 0 });
	expect(await sends('AQIDv///')).toMatchObject({ reason: 'invalid' });
	expect(await sends('not base64!')).toMatchObject({ reason: 'invalid' });
	expect(await sends('A'.repeat(60_000))).toMatchObject({ reason: 'invalid' });
	expect(await sends(typed('x'.repeat(481)))).toMatchObject({ reason: 'text_full' });
	expect(await sends(typed('x'), 2)).toMatchObject({ reason: 'not_allowed' });
	expect(
		await room.as(bart, merging.update, { runId, group: 1, update: typed('x'), field: 0 })
	).toMatchObject({
		reason: 'not_allowed'
	});
	expect(await room.as(an, draft.join, { runId, group: 4 })).toMatchObject({ reason: 'invalid' });
	expect(await room.as(an, merging.fill, { runId, group: 1, texts: ['x'] })).toMatchObject({
		reason: 'not_allowed'
	});
	expect(await room.rows('select 1 from draft_text where run_id = $1', [runId])).toEqual([]);
	await sends(typed('x'));
	await room.close(runId);
	expect(await sends(typed('y', 2))).toMatchObject({ reason: 'closed' });
});

rule('U11', 'a step back gives everybody the whole text again', async () => {
	const runId = await room.open('draft', ADVICE);
	const an = room.member(0);
	await sits(an, runId, 1);
	for (const [at, text] of ['een', 'twee', 'drie'].entries())
		await room.as(an, merging.update, { runId, group: 1, update: typed(text, at + 1), field: 0 });
	const before = await read(runId, 1, [groupOf(runId, 1)]);
	await room.close(runId);
	expect(await room.entries(draftNewsKind)).toEqual([]);
	expect(await room.entries(draftWholeKind)).toEqual([]);
	await room.reopen(runId);
	expect(await read(runId, 1, [groupOf(runId, 1)])).toEqual(before);
	expect(before[0]).toHaveLength(11);
});

rule('U16', 'who comes late to a long text is told all of it in a few pieces', async () => {
	const runId = await room.open('draft', { fields: ['Een'], groups: 2 });
	const an = room.member(0);
	await sits(an, runId, 1);
	const text =
		'Wie laat komt leest alles wat er al staat, in enkele stukken en zonder dat er iets van weg is.';
	for (let at = 1; at <= text.length; at++) {
		const [state] = await room.rows<{ state: Buffer }>('select state from draft_text where run_id = $1', [
			runId
		]);
		const update = filled(state?.state ?? null, [text.slice(0, at)], at);
		if (update) await room.as(an, merging.update, { runId, group: 1, update: toBase64(update), field: 0 });
		if (at % 7 === 0) expect(await read(runId, 1, [groupOf(runId, 1)], 1)).toEqual([text.slice(0, at)]);
	}
	expect((await room.entries(draftNewsKind)).length).toBeLessThanOrEqual(24);
});

rule('U18', 'whoever conducts types in from paper, also over what stands there', async () => {
	const runId = await room.open('draft', { fields: ['Wat', 'Wie'], open: true, groups: 2 });
	const fills = (texts: string[], number = 2) =>
		room.as(room.facilitator, merging.fill, { runId, group: number, texts });
	expect((await fills(['Samen lezen', 'De ploeg'])).ok).toBe(true);
	expect((await fills(['Samen hardop lezen', ''])).ok).toBe(true);
	expect(await fills(['a', 'b', 'c'])).toMatchObject({ reason: 'invalid' });
	expect(await fills(['x'.repeat(241)])).toMatchObject({ reason: 'invalid' });
	expect(await fills(['a'], 3)).toMatchObject({ reason: 'invalid' });
	expect([...(await room.holds(draftCardKind, phoneOf(room.member(0)))).values()]).toMatchObject([
		{ group: 2, texts: ['Samen hardop lezen', ''] }
	]);
	expect(await room.harvest(runId)).toMatchObject([{ text: 'Wat: Samen hardop lezen' }]);
});

test('subgroups that were made before write on in them, and everybody in the plenary writes one text', async () => {
	const first = await room.open('group', { groups: 2 });
	const [row] = await room.rows<{ id: string }>('select item_id as id from step_run where id = $1', [first]);
	await room.as(room.facilitator, group.nextRound, { runId: first, from: 0 });
	const seated = await room.open('draft', { set: 'advice' }, {}, row?.id);
	expect((await room.holds(draftFormKind, SCREEN)).get(seated)).toMatchObject({ groups: 2, seated: true });
	expect(await room.as(room.member(0), draft.join, { runId: seated, group: 1 })).toMatchObject({
		reason: 'wrong_state'
	});
	const plenary = await room.open('draft', { per: 'plenary' });
	await room.as(room.member(0), merging.update, {
		runId: plenary,
		group: 1,
		update: typed('Samen'),
		field: 0
	});
	expect(await read(plenary, 1, phoneOf(room.member(4)), 1)).toEqual(['Samen']);
	expect((await room.holds(draftFormKind, SCREEN)).get(plenary)).toMatchObject({ groups: 1 });
});
