import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { agendaKind, questionKind, stageKind } from '#lifecycle/convene/stage/events.ts';
import { schedule } from '#lifecycle/convene/stage/model.ts';
import { usesOfMethods } from '#methods/choosing/queries.server.ts';
import { findCommand } from '#routes/registry.server.ts';
import { inside, startKring, type TestKring } from '#tests/support/kring.ts';
import { rule } from '#tests/support/rule.ts';
import { asItWent } from '#lifecycle/convene/agenda/model.ts';
import { writeOwners } from '#lifecycle/convene/agenda/owners/commands.server.ts';
import { readPlan } from '#lifecycle/convene/agenda/queries.server.ts';
import { readProgramme } from '#lifecycle/convene/programme/queries.server.ts';
import { readPrintPack } from '#lifecycle/debrief/paper/queries.server.ts';
import { inNetwork } from '#platform/db/access.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const START = new Date('2026-11-22T10:00:00Z').getTime();
const MINUTE = 60_000;

async function does(scope: MeetingScope, name: string, input: object = {}) {
	return execute(kring.runtime, findCommand(name) as Command<'meeting'>, scope, input);
}

async function now(room: TestRoom) {
	const view = (await room.shown(stageKind)).get('now');
	if (!view) throw new Error('nothing is shown');
	return view;
}

/** Presses as the cockpit does: for the step that is on. */
async function presses(room: TestRoom, name: string, input: object = {}) {
	const { running } = await now(room);
	return does(room.lead, name, { from: running?.runId ?? null, ...input });
}

/** The agenda in its order, as cockpit and phones have it. */
async function agenda(room: TestRoom) {
	const shown = await room.shown(agendaKind, 'people');
	return [...shown].map(([id, item]) => ({ ...item, id })).sort((a, b) => a.position - b.position);
}

/** When the meeting is expected to end and how far ahead it is, both in minutes. */
async function expected(room: TestRoom, at = START) {
	const { running, clock } = await now(room);
	const { endsAt, ahead } = schedule(await agenda(room), { now: running, clock }, START, at);
	return { ends: ((endsAt ?? 0) - START) / MINUTE, ahead: ahead === null ? null : ahead / MINUTE };
}

/** Welkom 5 minutes, Tafelronde 30 in two steps, Pauze 15; the first is on. */
async function started(): Promise<TestRoom> {
	kring.setNow(new Date(START));
	const room = await makeRoom(kring);
	expect(await does(room.lead, 'stage.openLobby')).toMatchObject({ ok: true });
	expect(await does(room.lead, 'stage.start')).toMatchObject({ ok: true });
	return room;
}

rule('U7', 'something put in comes next in its own length, and the end and the delay say so', async () => {
	const room = await started();
	expect(await expected(room)).toEqual({ ends: 50, ahead: 0 });
	expect(await presses(room, 'stage.insert', { methodId: 'break' })).toMatchObject({ ok: true });
	expect((await agenda(room)).map(({ title }) => title)).toEqual(['Welkom', 'Pauze', 'Tafelronde', 'Pauze']);
	expect(await now(room)).toMatchObject({ itemTitle: 'Welkom', next: { itemTitle: 'Pauze' } });
	expect(await expected(room)).toEqual({ ends: 65, ahead: 0 });
	await presses(room, 'stage.next');
	expect((await now(room)).itemTitle).toBe('Pauze');
	expect((await expected(room)).ahead, 'its minutes were in no plan').toBe(-10);
});

rule(
	'U7',
	'something can be put in after a part that is still to come, not after one that is over',
	async () => {
		const room = await started();
		const [first = '', second = '', third = ''] = room.items;
		expect(await presses(room, 'stage.insert', { methodId: 'break', after: second })).toMatchObject({
			ok: true
		});
		const order = (await agenda(room)).map(({ id }) => id);
		expect(order.toSpliced(2, 1)).toEqual([first, second, third]);
		expect(await now(room)).toMatchObject({ itemTitle: 'Welkom', next: { itemTitle: 'Tafelronde' } });
		expect(await expected(room)).toEqual({ ends: 65, ahead: 0 });
		await presses(room, 'stage.next');
		expect(await presses(room, 'stage.insert', { methodId: 'break', after: first })).toMatchObject({
			reason: 'wrong_state'
		});
		expect(await agenda(room)).toHaveLength(4);
	}
);

rule(
	'H20',
	'planner, programme and run of show pass by what is left out, and count the minutes that ran',
	async () => {
		const room = await started();
		const [first = '', second = ''] = room.items;
		await presses(room, 'stage.leaveOut', { itemId: second, out: 'on' });
		kring.setNow(new Date(START + 9 * MINUTE));
		await presses(room, 'stage.next');
		const { items } = await readPlan(kring.runtime.db, room.lead, true);
		expect(items.map(({ leftOut, took }) => [leftOut, took])).toEqual([
			[false, 9],
			[true, null],
			[false, null]
		]);
		expect(asItWent(items).map(({ title, minutes }) => [title, minutes])).toEqual([
			['Welkom', 9],
			['Pauze', 15]
		]);
		const { meetings } = await readProgramme(kring.runtime.db, await inside(kring, room.slug, room.login));
		expect(meetings[0]?.items.map(({ title, minutes }) => [title, minutes])).toEqual([
			['Welkom', 9],
			['Pauze', 15]
		]);
		expect(meetings[0]?.parts.map(({ minutes }) => minutes)).toEqual([9, 15]);
		const pack = await readPrintPack(
			kring.runtime.db,
			room.lead,
			await loadMessages('nl', ['meetings', 'debrief', 'print', 'consult', 'steps'])
		);
		expect(pack.items.map(({ leftOut }) => leftOut)).toEqual([false, true, false]);
		await presses(room, 'stage.back');
		await presses(room, 'stage.leaveOut', { itemId: second, out: '' });
		const again = (await readPlan(kring.runtime.db, room.lead, true)).items;
		expect(again.map(({ leftOut }) => leftOut)).toEqual([false, false, false]);
		expect(again[0]?.id, 'nothing is done any more').toBe(first);
		await presses(room, 'stage.skipTo', { itemId: room.items[2] });
		await presses(room, 'stage.next');
		const over = (await readPlan(kring.runtime.db, room.lead, true)).items;
		expect(
			over.map(({ leftOut }) => leftOut),
			'jumped over'
		).toEqual([false, true, false]);
	}
);

rule('H20', 'who takes care of a part stands in the cockpit', async () => {
	const room = await started();
	const [first = ''] = room.items;
	await inNetwork(kring.runtime.db, room.lead.networkId, (trx) =>
		writeOwners(trx, room.lead.networkId, [{ id: first, ownerIds: [room.lead.memberId] }])
	);
	await presses(room, 'stage.insert', { methodId: 'break' });
	const [shown] = await agenda(room);
	expect(shown?.by).toHaveLength(1);
});

rule('U11', 'what is left out is passed by, forward and back, and can be taken in again', async () => {
	const room = await started();
	const [first = '', second = ''] = room.items;
	expect(await presses(room, 'stage.leaveOut', { itemId: second, out: 'on' })).toMatchObject({ ok: true });
	expect(await now(room)).toMatchObject({ next: { itemTitle: 'Pauze' } });
	expect(await expected(room)).toEqual({ ends: 20, ahead: 0 });
	await presses(room, 'stage.next');
	expect((await now(room)).itemTitle).toBe('Pauze');
	expect((await agenda(room))[1], 'the log says that it did not run').toMatchObject({ state: 'skipped' });
	await presses(room, 'stage.back');
	expect((await now(room)).running?.itemId, 'back passes it by too').toBe(first);
	await presses(room, 'stage.leaveOut', { itemId: second, out: '' });
	expect(await expected(room)).toMatchObject({ ends: 50 });
	await presses(room, 'stage.next');
	expect((await now(room)).itemTitle).toBe('Tafelronde');
});

test('whoever goes to what was left out takes it in again', async () => {
	const room = await started();
	const [, second = ''] = room.items;
	await presses(room, 'stage.leaveOut', { itemId: second, out: 'on' });
	await presses(room, 'stage.skipTo', { itemId: second });
	expect((await agenda(room))[1]).toMatchObject({ state: 'running' });
	expect((await agenda(room))[1]?.leftOut).toBeUndefined();
	await presses(room, 'stage.next');
	expect((await now(room)).running, 'its second step comes').toMatchObject({ itemId: second, index: 1 });
});

rule('U7', 'two parts change places: what is done next comes first, the rest keeps its order', async () => {
	const room = await started();
	const [first = '', second = '', third = ''] = room.items;
	expect(await presses(room, 'stage.doNext', { itemId: third })).toMatchObject({ ok: true });
	expect((await agenda(room)).map(({ id }) => id)).toEqual([first, third, second]);
	expect(await expected(room)).toEqual({ ends: 50, ahead: 0 });
	await presses(room, 'stage.next');
	expect((await now(room)).itemTitle).toBe('Pauze');
});

test('only what is still to come changes, and only for who saw the step that is on', async () => {
	const room = await started();
	const [first = '', second = ''] = room.items;
	const seen = (await now(room)).running?.runId;
	await presses(room, 'stage.next');
	for (const name of ['stage.doNext', 'stage.leaveOut']) {
		for (const itemId of [first, second])
			expect(await presses(room, name, { itemId, out: 'on' })).toMatchObject({ reason: 'wrong_state' });
	}
	expect(await does(room.lead, 'stage.insert', { from: seen, methodId: 'break' })).toMatchObject({
		reason: 'stale'
	});
	expect(await presses(room, 'stage.insert', { methodId: 'juggling' })).toMatchObject({
		reason: 'not_found'
	});
	const { scope } = await room.comeIn('An');
	const { running } = await now(room);
	expect(await does(scope, 'stage.insert', { from: running?.runId, methodId: 'break' })).toMatchObject({
		reason: 'not_allowed'
	});
	expect(await agenda(room)).toHaveLength(3);
});

test('a question that lies on the screens stays there while the agenda changes', async () => {
	const room = await started();
	await does(room.lead, 'stage.writeQuestion', { text: 'Wat werkt er bij jou?' });
	await presses(room, 'stage.insert', { methodId: 'check_out' });
	expect((await room.shown(questionKind)).get('now')).toMatchObject({ of: 'meeting' });
});

rule(
	'H20',
	'what ran is kept with what it really took and how many took part, what was left out is not',
	async () => {
		const room = await started();
		const [, second = ''] = room.items;
		await room.comeIn('An');
		const { scope: bart } = await room.comeIn('Bart');
		await presses(room, 'stage.insert', { methodId: 'check_in' });
		await presses(room, 'stage.leaveOut', { itemId: second, out: 'on' });
		kring.setNow(new Date(START + 7 * MINUTE));
		await presses(room, 'stage.next');
		kring.setNow(new Date(START + 10 * MINUTE));
		await does(bart, 'stage.leave');
		const { count = 1 } = (await now(room)).running ?? {};
		for (let step = 1; step < count; step++) await presses(room, 'stage.next');
		kring.setNow(new Date(START + 18 * MINUTE));
		await presses(room, 'stage.next');
		await room.comeIn('Chris');
		const uses = await usesOfMethods(kring.runtime.db, room.lead);
		expect(uses.find(({ methodId }) => methodId === 'check_in')).toMatchObject({ took: 11, people: 2 });
		expect(uses).toHaveLength(2);
	}
);
