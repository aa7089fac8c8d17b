import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadMessages } from '#platform/i18n/translate.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as write from './commands.server.ts';
import { sheetOf } from './paper/queries.server.ts';
import * as showing from './reveal/commands.server.ts';
import { paceKind } from '#steps/running/events.ts';
import { noteKind, readyKind, spotlightKind, writeCountKind } from './events.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(4);
});
afterAll(() => room.end());

/** A note with a secret, as a phone makes it. */
function note(text: string) {
	return { noteId: newId(), secret: newSecret(), text };
}

async function writes(who: Someone, runId: string, text: string) {
	const made = note(text);
	expect(await room.as(who, write.add, { runId, ...made })).toEqual({ ok: true, value: null });
	return made;
}

rule('H31', 'a note is on nobody else’s surface before the reveal, and on everybody’s after it', async () => {
	const runId = await room.open('write');
	const [an, bart] = [room.member(0), room.member(1)];
	const made = await writes(an, runId, 'Hoe leg je dit uit?');
	expect([...(await room.holds(noteKind, phoneOf(an))).values()]).toMatchObject([
		{ text: 'Hoe leg je dit uit?', by: 'An Peeters' }
	]);
	for (const audiences of [phoneOf(bart), cockpitOf(room.facilitator), SCREEN]) {
		expect((await room.holds(noteKind, audiences)).size).toBe(0);
		expect((await room.holds(writeCountKind, audiences)).get(runId)).toEqual({ notes: 1 });
	}
	const others = (await room.entries()).filter(({ audience }) => audience !== `member:${an.id}`);
	expect(JSON.stringify(others)).not.toContain('Hoe leg je dit uit');

	expect((await room.as(room.facilitator, showing.reveal, { runId })).ok).toBe(true);
	expect((await room.holds(noteKind, phoneOf(bart))).get(made.noteId)).toMatchObject({ by: 'An Peeters' });
	expect((await room.holds(noteKind, SCREEN)).size).toBe(0);
	expect((await room.holds(noteKind, phoneOf(an))).size).toBe(1);
});

rule(
	'U11',
	'hiding again after the reveal gives the notes back to their writers and lets them go on',
	async () => {
		const runId = await room.open('write');
		const [an, bart] = [room.member(0), room.member(1)];
		const made = await writes(an, runId, 'Eerste versie');
		await room.as(room.facilitator, showing.reveal, { runId });
		expect(await room.as(an, write.change, { runId, ...made, text: 'Te laat' })).toMatchObject({
			reason: 'closed'
		});
		await room.as(room.facilitator, showing.hide, { runId });
		expect((await room.holds(noteKind, phoneOf(bart))).size).toBe(0);
		expect((await room.as(an, write.change, { runId, ...made, text: 'Tweede versie' })).ok).toBe(true);
		expect([...(await room.holds(noteKind, phoneOf(an))).values()]).toMatchObject([
			{ text: 'Tweede versie' }
		]);
		await room.as(an, write.remove, { runId, noteId: made.noteId, secret: made.secret });
		expect((await room.holds(noteKind, phoneOf(an))).size).toBe(0);
		expect((await room.holds(writeCountKind, SCREEN)).get(runId)).toEqual({ notes: 0 });
	}
);

rule('U10', 'an anonymous note has no author in any table and no time finer than the hour', async () => {
	const runId = await room.open('write', { anonymous: true });
	const els = await room.add('Els-anoniem');
	const made = await writes(els, runId, 'Dit zegt niemand hardop');
	const tables = await room.rows<{ name: string }>(
		`select table_name as name from information_schema.tables where table_schema = 'public'`
	);
	const known = new Set(['member', 'attendance']);
	const holding: string[] = [];
	for (const { name } of tables) {
		const found = await room.rows(`select 1 from ${name} t where t::text like $1`, [`%${els.id}%`]);
		if (found.length > 0 && !known.has(name)) holding.push(name);
	}
	// The list of people of the step is in the live log; the writer is in it like everybody.
	expect(holding.filter((name) => name !== 'live_entry')).toEqual([]);
	expect(JSON.stringify((await room.entries()).filter(({ kind }) => kind !== 'step-person'))).not.toContain(
		els.id
	);
	const [row] = await room.rows<{ on_hour: Date }>(`select on_hour from note where run_id = $1`, [runId]);
	expect(row?.on_hour.toISOString()).toBe('2026-11-22T13:00:00.000Z');

	await room.as(room.facilitator, showing.reveal, { runId });
	const shown = await room.holds(noteKind, cockpitOf(room.facilitator));
	expect([...shown.values()].filter((view) => view.runId === runId)).toMatchObject([{ by: null }]);
	expect(shown.has(made.noteId)).toBe(false);
});

test('anonymous notes get new ids, rows and places at the reveal, in an order that chance decides', async () => {
	const runId = await room.open('write', { anonymous: true });
	const made = [];
	for (let i = 0; i < 12; i++)
		made.push(await writes(room.member(i % 4), runId, `Briefje ${String(i).padStart(2, '0')}`));
	await room.as(room.facilitator, showing.reveal, { runId });
	const rows = await room.rows<{ id: string; text: string }>(
		`select id, text from note where run_id = $1 order by ctid`,
		[runId]
	);
	expect(rows.map(({ text }) => text).toSorted()).toEqual(made.map(({ text }) => text));
	expect(rows.map(({ text }) => text)).not.toEqual(made.map(({ text }) => text));
	for (const { noteId } of made) expect(rows.some(({ id }) => id === noteId)).toBe(false);
	expect((await room.rows(`select distinct xmin::text from note where run_id = $1`, [runId])).length).toBe(1);
});

test('the secret on the phone finds an anonymous note again, also after it was shown and hidden', async () => {
	const runId = await room.open('write', { anonymous: true });
	const an = room.member(0);
	const made = await writes(an, runId, 'Eerst');
	expect(
		await room.as(room.member(1), write.change, { runId, ...made, secret: newSecret(), text: 'Van mij' })
	).toMatchObject({ reason: 'not_found' });
	expect((await room.as(an, write.change, { runId, ...made, text: 'Daarna' })).ok).toBe(true);
	await room.as(room.facilitator, showing.reveal, { runId });
	await room.as(room.facilitator, showing.hide, { runId });
	expect((await room.as(an, write.change, { runId, ...made, text: 'Nog later' })).ok).toBe(true);
	expect(await room.rows(`select text from note where run_id = $1`, [runId])).toEqual([
		{ text: 'Nog later' }
	]);
});

rule('U5', 'a note that is sent twice stands there once', async () => {
	const runId = await room.open('write');
	const made = note('Eén keer');
	for (let i = 0; i < 2; i++) {
		expect((await room.as(room.member(0), write.add, { runId, ...made }, `write:${made.noteId}`)).ok).toBe(
			true
		);
	}
	expect(await room.as(room.member(0), write.add, { runId, ...made })).toMatchObject({ reason: 'duplicate' });
	expect((await room.holds(writeCountKind, SCREEN)).get(runId)).toEqual({ notes: 1 });
});

test('notes that come in at the same moment are all counted', async () => {
	const runId = await room.open('write');
	await Promise.all(Array.from({ length: 20 }, (_, i) => writes(room.member(i % 4), runId, `Samen ${i}`)));
	expect((await room.holds(writeCountKind, SCREEN)).get(runId)).toEqual({ notes: 20 });
});

test('a note that comes in after the reveal is shown at once; after the close nothing comes in', async () => {
	const runId = await room.open('write');
	await room.as(room.facilitator, showing.reveal, { runId });
	await writes(room.member(2), runId, 'Nog net');
	const seen = [...(await room.holds(noteKind, phoneOf(room.member(0)))).values()];
	expect(seen.some(({ text }) => text === 'Nog net')).toBe(true);
	await room.close(runId);
	expect(await room.as(room.member(2), write.add, { runId, ...note('Te laat') })).toMatchObject({
		reason: 'closed'
	});
});

rule('U11', 'one step back shows a closed run as it was', async () => {
	const runId = await room.open('write');
	const made = await writes(room.member(0), runId, 'Blijft');
	await room.as(room.member(0), write.ready, { runId, ready: true });
	const before = await room.entries();
	await room.close(runId);
	expect((await room.entries()).filter(({ value }) => JSON.stringify(value).includes(runId))).toEqual([]);
	await room.reopen(runId);
	const strip = (entries: typeof before) =>
		entries.map(({ clock: _clock, ...entry }) => JSON.stringify(entry)).toSorted();
	expect(strip(await room.entries())).toEqual(strip(before));
	expect((await room.as(room.member(0), write.change, { runId, ...made, text: 'Mag nog' })).ok).toBe(true);
});

test('who is done shows on the cockpit, not on other phones or the screen', async () => {
	const runId = await room.open('write');
	const an = room.member(0);
	await room.as(an, write.ready, { runId, ready: true });
	expect((await room.holds(readyKind, cockpitOf(room.facilitator))).get(an.id)).toEqual({ runId });
	expect((await room.holds(readyKind, phoneOf(an))).has(an.id)).toBe(true);
	expect((await room.holds(readyKind, phoneOf(room.member(1)))).has(an.id)).toBe(false);
	expect((await room.holds(readyKind, SCREEN)).has(an.id)).toBe(false);
	await room.as(an, write.ready, { runId, ready: false });
	expect((await room.holds(readyKind, phoneOf(an))).has(an.id)).toBe(false);
});

rule(
	'H34',
	'a subgroup has one list, kept by its scribe and seen by that group alone until the reveal',
	async () => {
		const runId = await room.open('write', { per: 'subgroup', groups: 2 });
		const [scribe, other, elsewhere] = [room.member(0), room.member(1), room.member(2)];
		await room.as(scribe, write.join, { runId, group: 1, scribe: true });
		await room.as(other, write.join, { runId, group: 1, scribe: false });
		await room.as(elsewhere, write.join, { runId, group: 2, scribe: true });
		expect(await room.as(other, write.add, { runId, ...note('Ik ook') })).toMatchObject({
			reason: 'not_allowed'
		});
		expect(await room.as(room.member(3), write.add, { runId, ...note('Waar?') })).toMatchObject({
			fields: { group: 'choose' }
		});
		const made = await writes(scribe, runId, 'Van onze groep');
		const entries = await room.entries(noteKind);
		expect(
			entries
				.filter(({ value }) => JSON.stringify(value).includes('Van onze groep'))
				.map(({ audience }) => audience)
		).toEqual([`group:${runId}.1`]);
		expect(
			await room.as(elsewhere, write.change, { runId, ...made, secret: newSecret(), text: 'Nee' })
		).toMatchObject({ reason: 'not_found' });
		expect(await room.rows(`select author_id, group_label from note where run_id = $1`, [runId])).toEqual([
			{ author_id: null, group_label: '1' }
		]);
		expect((await room.as(room.facilitator, write.add, { runId, ...note('Van papier'), group: 2 })).ok).toBe(
			true
		);
		await room.as(room.facilitator, showing.reveal, { runId });
		expect(await room.harvest(runId)).toMatchObject([{ groups: [{ name: 'Groep 1' }, { name: 'Groep 2' }] }]);
		// Who was still writing when all was shown may send it after all.
		await writes(scribe, runId, 'Nog van onze groep');
	}
);

rule(
	'U18',
	'the cockpit writes for somebody without a phone; nobody else may write for another',
	async () => {
		const runId = await room.open('write');
		const luc = room.member(3);
		expect(
			(await room.as(room.facilitator, write.add, { runId, ...note('Voor Luc'), forMemberId: luc.id })).ok
		).toBe(true);
		expect([...(await room.holds(noteKind, phoneOf(luc))).values()]).toMatchObject([
			{ text: 'Voor Luc', by: 'Dorien Peeters' }
		]);
		expect(
			await room.as(room.member(0), write.add, { runId, ...note('Stiekem'), forMemberId: luc.id })
		).toMatchObject({ reason: 'not_allowed' });
		expect(
			await room.as(room.facilitator, write.add, { runId, ...note('Wie?'), forMemberId: newId() })
		).toMatchObject({ reason: 'not_found' });
	}
);

rule(
	'H33',
	'the cockpits are told how fast notes come while they are hidden, and nobody else is',
	async () => {
		const runId = await room.open('write', { stallSeconds: 30 });
		const pace = async () => (await room.holds(paceKind, cockpitOf(room.facilitator))).get(runId);
		expect(await pace()).toEqual({ made: 0, stallSeconds: 30 });
		await writes(room.member(0), runId, 'Een begin');
		expect(await pace()).toEqual({ made: 1, stallSeconds: 30 });
		for (const viewer of [phoneOf(room.member(0)), SCREEN])
			expect((await room.holds(paceKind, viewer)).size).toBe(0);
		await room.as(room.facilitator, showing.reveal, { runId });
		expect(await pace(), 'what is shown does not stall').toBeUndefined();
		await room.as(room.facilitator, showing.hide, { runId });
		expect(await pace()).toEqual({ made: 1, stallSeconds: 30 });
	}
);

test('only whoever conducts shows the notes, and puts one on the screen once they are shown', async () => {
	const runId = await room.open('write');
	const made = await writes(room.member(0), runId, 'In het licht');
	expect(await room.as(room.member(0), showing.reveal, { runId })).toMatchObject({ reason: 'not_allowed' });
	expect(await room.as(room.facilitator, showing.spotlight, { runId, noteId: made.noteId })).toMatchObject({
		reason: 'wrong_state'
	});
	await room.as(room.facilitator, showing.reveal, { runId });
	await room.as(room.facilitator, showing.spotlight, { runId, noteId: made.noteId });
	expect((await room.holds(spotlightKind, SCREEN)).get(runId)).toMatchObject({ text: 'In het licht' });
	await room.as(room.facilitator, showing.spotlight, { runId, noteId: null });
	expect((await room.holds(spotlightKind, SCREEN)).size).toBe(0);
});

test('where the step says so each shown note becomes a learning question of its writer, once', async () => {
	const runId = await room.open('write', { asQuestions: true });
	await writes(room.member(0), runId, 'Waar begin ik?');
	for (const command of [showing.reveal, showing.hide, showing.reveal])
		await room.as(room.facilitator, command, { runId });
	expect(
		await room.rows(
			`select q.text, q.asker_id, q.source, e.event from learning_question q join question_event e on e.question_id = q.id where q.text = 'Waar begin ik?'`
		)
	).toEqual([{ text: 'Waar begin ik?', asker_id: room.member(0).id, source: 'note', event: 'raised' }]);
});

test('a run of another meeting, kind or network is not there', async () => {
	const runId = await room.open('write');
	const otherMeeting = newId();
	await room.rows(`insert into meeting (network_id, id, number, state) values ($1, $2, 2, 'live')`, [
		room.networkId,
		otherMeeting
	]);
	const an = room.member(0);
	const elsewhere = { ...an, scope: { ...an.scope, meetingId: otherMeeting } };
	expect(await room.as(elsewhere, write.add, { runId, ...note('x') })).toMatchObject({ reason: 'not_found' });
	const foreign = { ...an, scope: { ...an.scope, networkId: newId() } };
	expect(await room.as(foreign, write.add, { runId, ...note('x') })).toMatchObject({ reason: 'not_found' });
	const talkId = await room.open('talk');
	expect(await room.as(an, write.add, { runId: talkId, ...note('x') })).toMatchObject({
		reason: 'not_found'
	});
});

test('too long and empty notes are refused at the field', async () => {
	const runId = await room.open('write');
	expect(await room.as(room.member(0), write.add, { runId, ...note('x'.repeat(181)) })).toMatchObject({
		fields: { text: 'too_long:180' }
	});
	expect(await room.as(room.member(0), write.add, { runId, ...note('  ') })).toMatchObject({
		fields: { text: 'required' }
	});
});

test('the report gets the notes that were shown, with names where they had names', async () => {
	const named = await room.open('write');
	await writes(room.member(0), named, 'Met naam');
	expect(await room.harvest(named)).toEqual([]);
	await room.as(room.facilitator, showing.reveal, { runId: named });
	expect(await room.harvest(named)).toEqual([
		{ type: 'notes', title: 'Titel', groups: [{ name: '', notes: [{ text: 'Met naam', by: 'An Peeters' }] }] }
	]);
	const nameless = await room.open('write', { anonymous: true });
	await writes(room.member(0), nameless, 'Zonder naam');
	await room.as(room.facilitator, showing.reveal, { runId: nameless });
	expect(await room.harvest(nameless)).toMatchObject([
		{ groups: [{ notes: [{ text: 'Zonder naam', by: null }] }] }
	]);
});

rule(
	'H24',
	'two write on one phone: the note has no name of one of them, and the neighbour is done at once',
	async () => {
		const runId = await room.open('write', { per: 'pair' });
		await writes(room.member(0), runId, 'Wij zeggen het meteen');
		expect(await room.as(room.member(1), write.ready, { runId, ready: true })).toMatchObject({ ok: true });
		await room.as(room.facilitator, showing.reveal, { runId });
		const shown = [...(await room.holds(noteKind, phoneOf(room.member(1)))).values()];
		expect(shown.filter((one) => one.runId === runId)).toMatchObject([
			{ text: 'Wij zeggen het meteen', by: null }
		]);
		// On paper neither: nobody is asked whose it is.
		const t = await loadMessages('nl', ['print', 'steps']);
		const both = { nl: 'Twee', en: 'Two' };
		const step = {
			...({
				id: 'twee',
				kind: 'write',
				minutes: 5,
				mode: 'pair',
				title: both,
				prompt: both,
				phoneDown: false
			} as const),
			settings: { per: 'pair' }
		} as const;
		expect((await sheetOf(step, t))?.blocks[0]).toMatchObject({
			type: 'text',
			text: 'Schrijf je naam er niet op.'
		});
	}
);
