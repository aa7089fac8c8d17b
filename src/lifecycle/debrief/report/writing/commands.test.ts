import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { toBase64 } from '#platform/together/base64.ts';
import { opened } from '#tests/support/report-page.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { rule } from '#tests/support/rule.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { reportOf } from '../queries.server.ts';
import { readWriting } from './queries.server.ts';

const START = new Date('2026-11-22T10:00:00Z');
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
let kring: TestKring;
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

/** A meeting that is closed, with a text `extra-1` in its report. */
async function written(words: string): Promise<WrappedRoom> {
	kring.setNow(START);
	const room = await makeWrapped(kring, { here: ['An'], askers: [] });
	await room.does(room.lead, 'recap.begin');
	await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep' });
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	expect(await room.does(room.lead, 'report.save', { version: 1, extra: words })).toMatchObject({ ok: true });
	return room;
}

const reportNow = (room: WrappedRoom) => room.look((trx) => reportOf(trx, room.lead));
async function words(room: WrappedRoom): Promise<string[]> {
	const report = await reportNow(room);
	return (report?.blocks ?? []).flatMap((block) => (block.type === 'text' ? [block.text] : []));
}

rule('H96', 'two who write in one part of the report at once lose nothing', async () => {
	const room = await written('De middag begon om een uur.');
	const [lead, second] = [await opened(kring, room, room.lead), await opened(kring, room, room.second)];
	lead.type((text) => text.insert(0, 'Verslag. '));
	second.type((text) => text.insert(text.length, ' Er was koffie.'));
	expect(await lead.send()).toMatchObject({ ok: true });
	expect(await second.send()).toMatchObject({ ok: true });
	expect(await words(room)).toEqual(['Verslag. De middag begon om een uur. Er was koffie.']);
	// What comes twice counts once, also for who sends the report.
	const version = (await reportNow(room))?.editVersion;
	expect(await second.send()).toMatchObject({ ok: true });
	expect((await reportNow(room))?.editVersion).toBe(version);
	// They are told by the live log, and nobody in the room is.
	const told = await room.look((trx) =>
		trx
			.selectFrom('live_entry')
			.select(['kind', 'audience'])
			.where('network_id', '=', room.networkId)
			.where('kind', 'like', 'report-%')
			.execute()
	);
	expect(new Set(told.map(({ audience }) => audience))).toEqual(new Set(['desk']));
	expect(told.filter(({ kind }) => kind === 'report-writer')).toHaveLength(2);
});

rule('H96', 'what was typed without network is merged when it comes back', async () => {
	const room = await written('Een. Twee.');
	const away = await opened(kring, room, room.second);
	away.type((text) => text.insert(4, ' Anderhalf.'));
	for (const word of [' Drie.', ' Vier.']) {
		const here = await opened(kring, room, room.lead);
		here.type((text) => text.insert(text.length, word));
		expect(await here.send()).toMatchObject({ ok: true });
	}
	away.type((text) => text.insert(0, 'Nul. '));
	expect(await away.send()).toMatchObject({ ok: true });
	expect(await words(room)).toEqual(['Nul. Een. Anderhalf. Twee. Drie. Vier.']);
});

rule('H96', 'a report that went out is fixed; who opens it anew corrects it', async () => {
	const room = await written('Zo was het.');
	const late = await opened(kring, room, room.second);
	late.type((text) => text.insert(text.length, ' Te laat.'));
	expect(await room.does(room.lead, 'report.send', { version: 2 })).toMatchObject({ ok: true });
	expect(await late.send()).toEqual({ ok: false, reason: 'report_sent' });
	kring.setNow(later(60));
	expect(await late.send()).toEqual({ ok: false, reason: 'report_sent' });
	expect(await reportNow(room)).toMatchObject({ state: 'sent', editVersion: 2 });
	const anew = await opened(kring, room, room.second);
	anew.type((text) => text.insert(text.length, ' Verbeterd.'));
	expect(await anew.send()).toMatchObject({ ok: true });
	expect(await reportNow(room)).toMatchObject({ state: 'amended' });
	const audited = await room.look((trx) =>
		trx
			.selectFrom('audit_event')
			.select('actor_id')
			.where('network_id', '=', room.networkId)
			.where('command', '=', 'report.update')
			.execute()
	);
	expect(audited).toEqual([{ actor_id: room.second.memberId }]);
	expect(await words(room)).toEqual(['Zo was het. Verbeterd.']);
});

test('after the sending was taken back what waited is taken', async () => {
	const room = await written('Zo was het.');
	const late = await opened(kring, room, room.second);
	late.type((text) => text.insert(text.length, ' Net op tijd.'));
	await room.does(room.lead, 'report.send', { version: 2 });
	expect(await late.send()).toMatchObject({ reason: 'report_sent' });
	await room.does(room.lead, 'report.undoSend');
	expect(await late.send()).toMatchObject({ ok: true });
	expect(await words(room)).toEqual(['Zo was het. Net op tijd.']);
});

test('what is no update, too long, or of something else is refused and does no harm', async () => {
	const room = await written('Zo was het.');
	const before = await reportNow(room);
	const page = await opened(kring, room, room.lead);
	page.type((text) => text.insert(text.length, ' Meer.'));
	expect(await page.send({ update: toBase64(new Uint8Array([1, 2, 3, 250])) })).toMatchObject({
		reason: 'invalid'
	});
	expect(await page.send({ update: 'geen base64!' })).toMatchObject({ reason: 'invalid' });
	expect(await page.send({ update: 'A'.repeat(60_000) })).toMatchObject({ reason: 'invalid' });
	expect(await page.send({ field: 'answer' })).toMatchObject({ reason: 'invalid' });
	expect(await page.send({ block: 'extra-9' })).toMatchObject({ reason: 'part_gone' });
	expect(await page.send({ block: '☃' })).toMatchObject({ reason: 'invalid' });
	const long = await opened(kring, room, room.lead);
	long.type((text) => text.insert(0, 'x'.repeat(5_990)));
	expect(await long.send()).toMatchObject({ reason: 'text_full' });
	expect(await reportNow(room)).toEqual(before);
	// Made shorter it goes.
	long.type((text) => text.delete(0, 5_900));
	expect(await long.send()).toMatchObject({ ok: true });
});

test('only who leads writes in a report, and nobody of another network', async () => {
	const room = await written('Zo was het.');
	const page = await opened(kring, room, room.lead);
	page.type((text) => text.insert(0, 'Gekaapt. '));
	expect(await room.does(room.at.An ?? room.lead, 'report.update', {})).toMatchObject({ ok: false });
	const there = await written('Zo was het daar.');
	const foreign = await opened(kring, there, there.lead);
	foreign.type((text) => text.insert(0, 'Gekaapt. '));
	const mixed = { ...there.lead, meetingId: room.lead.meetingId } as MeetingScope;
	const input = { edition: 0, block: 'extra-1', field: 'words', update: 'AAA=' };
	expect(await there.does(mixed, 'report.update', input)).toMatchObject({ reason: 'not_open' });
	expect(await readWriting(kring.runtime.db, mixed)).toBeNull();
	expect(await words(room)).toEqual(['Zo was het.']);
});

test('a text that two begin to add at once is one text', async () => {
	const room = await written('Eerst dit.');
	const [lead, second] = [
		await opened(kring, room, room.lead, 'extra-2.words'),
		await opened(kring, room, room.second, 'extra-2.words')
	];
	lead.type((text) => text.insert(0, 'Van mij. '));
	second.type((text) => text.insert(0, 'Van jou. '));
	expect(await lead.send()).toMatchObject({ ok: true });
	expect(await second.send()).toMatchObject({ ok: true });
	const [, added] = await words(room);
	expect(added).toContain('Van mij.');
	expect(added).toContain('Van jou.');
});

rule('H96', 'who has no script sends a form, and what others wrote meanwhile stands beside it', async () => {
	const room = await written('De middag begon om een uur.');
	const seen = { words: 'De middag begon om een uur.' };
	const typing = await opened(kring, room, room.lead);
	typing.type((text) => text.insert(text.length, ' Er was koffie.'));
	expect(await typing.send()).toMatchObject({ ok: true });
	const form = (edit: object) => ({ version: 2, blocks: [{ id: 'extra-1', seen, ...edit }] });
	const send = (edit: object) => room.does(room.second, 'report.save', form(edit));
	expect(await send({ words: 'De middag begon stipt om een uur.' })).toMatchObject({ ok: true });
	expect(await words(room)).toEqual(['De middag begon stipt om een uur. Er was koffie.']);
	// Who still has the old page open goes on typing.
	typing.type((text) => text.insert(0, 'Kort: '));
	expect(await typing.send()).toMatchObject({ ok: true });
	expect(await words(room)).toEqual(['Kort: De middag begon stipt om een uur. Er was koffie.']);
	// What somebody wrote in is not left out unseen; and who does not say what they saw overwrites nothing.
	expect(await send({ gone: 'on' })).toEqual({ ok: false, reason: 'stale' });
	expect(await send({ seen: {}, words: 'Iets anders.' })).toEqual({ ok: false, reason: 'stale' });
	expect(await words(room)).toEqual(['Kort: De middag begon stipt om een uur. Er was koffie.']);
});

test('what somebody typed in a part that was left out meanwhile becomes a text of its own', async () => {
	const room = await written('Weg hiermee.');
	const typing = await opened(kring, room, room.lead);
	typing.type((text) => text.insert(0, 'Toch niet? '));
	const seen = { words: 'Weg hiermee.' };
	const gone = { version: 2, blocks: [{ id: 'extra-1', seen, gone: 'on' }] };
	expect(await room.does(room.second, 'report.save', gone)).toMatchObject({ ok: true });
	expect(await typing.send()).toEqual({ ok: false, reason: 'part_gone' });
	const form = { version: 2, blocks: [{ id: 'extra-1', seen, words: 'Weg hiermee, of niet.' }] };
	expect(await room.does(room.lead, 'report.save', form)).toMatchObject({ ok: true });
	expect(await words(room)).toEqual(['Weg hiermee, of niet.']);
});

test('a part that was emptied is still there to write in, and does not go out', async () => {
	const room = await written('Toch niet.');
	const page = await opened(kring, room, room.lead);
	page.type((text) => text.delete(0, text.length));
	expect(await page.send()).toMatchObject({ ok: true });
	expect(await words(room)).toEqual(['']);
	const version = (await reportNow(room))?.editVersion;
	expect(await room.does(room.lead, 'report.send', { version })).toMatchObject({ ok: true });
	const sent = await room.look((trx) =>
		trx
			.selectFrom('report_version')
			.select('blocks')
			.where('network_id', '=', room.networkId)
			.executeTakeFirstOrThrow()
	);
	expect(JSON.stringify(sent.blocks)).not.toContain('extra-1');
});

test('where somebody types in a report is told to who writes in it and kept nowhere', async () => {
	const room = await written('Zo was het.');
	const before = await reportNow(room);
	const place = { from: 'AAAA', to: 'AAAA' };
	const caret = { block: 'extra-1', field: 'words', caret: '0123456789abcdef', place };
	kring.passed.length = 0;
	expect(await room.does(room.lead, 'report.caret', caret)).toMatchObject({ ok: true });
	expect(await room.does(room.lead, 'report.caret', { ...caret, place: null })).toMatchObject({ ok: true });
	const reason = 'not_allowed';
	expect(await room.does(room.at.An ?? room.lead, 'report.caret', caret)).toMatchObject({ reason });
	const value = { part: 'extra-1.words', who: room.lead.memberId, ...place };
	expect(kring.passed).toEqual([
		{ kind: 'report-caret', audience: 'desk', id: caret.caret, value },
		{ kind: 'report-caret', audience: 'desk', id: caret.caret, value: null }
	]);
	expect(await reportNow(room)).toEqual(before);
});
