import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepClockKind } from '#steps/running/events.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import { join, place, tip, write } from './commands.server.ts';
import { trackNoteKind, trackPartKind, tracksKind, trackToldKind, type TracksView } from './events.ts';
import { back, begin, extend, next, tell } from './steering/commands.server.ts';

const MINUTE = 60_000;
const both = (text: string) => ({ nl: text, en: text });
const SETTINGS = {
	reportMinutes: 5,
	tracks: [
		{
			id: 'expert',
			text: both('De hoek van de expert'),
			minutes: 20,
			parts: [both('GEHEIM EEN'), both('GEHEIM TWEE')]
		},
		{ id: 'an', text: both('De case van An'), minutes: 20, parts: [both('GEHEIM DRIE')] }
	]
};

let room: Room;
beforeAll(async () => {
	room = await openRoom(6, 'tracks');
});
afterAll(() => room.end());

const open = (more: object = {}) => room.open('track', { ...SETTINGS, ...more }, { minutes: 30 });
async function view(runId: string): Promise<TracksView> {
	const found = (await room.holds(tracksKind, ['all'])).get(runId);
	if (!found) throw new Error('no tracks are shown');
	return found;
}
/** Somebody's phone, with the group that the hub knows them to be in. */
async function phone(runId: string, who: Someone): Promise<string[]> {
	const { tracks } = await view(runId);
	const at = tracks.findIndex(({ people }) => people.includes(who.id));
	return [...phoneOf(who), ...(at < 0 ? [] : [`group:${runId}.${at + 1}`])];
}
const later = (minutes: number) => room.clock.set(new Date(room.clock.now().getTime() + minutes * MINUTE));
const lead = (command: Parameters<Room['as']>[1], input: object) => room.as(room.facilitator, command, input);
async function tellerOf(runId: string, track: number): Promise<Someone> {
	const { tracks } = await view(runId);
	const found = room.members.find(({ id }) => id === tracks[track - 1]?.reporter);
	if (!found) throw new Error('nobody tells');
	return found;
}

rule(
	'H57',
	'each group works on its own part, and nothing of it goes to another group or the screen',
	async () => {
		const runId = await open();
		await lead(begin, { runId });
		const { tracks } = await view(runId);
		expect(tracks.map(({ people }) => people.length)).toEqual([3, 3]);
		for (const who of room.members) {
			const own = tracks.findIndex(({ people }) => people.includes(who.id)) + 1;
			const audiences = await phone(runId, who);
			expect([...(await room.holds(trackPartKind, audiences)).keys()]).toEqual([`${runId}.${own}`]);
			const wire = (await room.entries()).filter(({ audience }) => audiences.includes(audience));
			expect(JSON.stringify(wire)).not.toContain(own === 1 ? 'GEHEIM DRIE' : 'GEHEIM EEN');
		}
		const screen = (await room.entries()).filter(({ audience }) => SCREEN.includes(audience));
		expect(JSON.stringify(screen)).not.toContain('GEHEIM');
		expect((await room.holds(trackPartKind, cockpitOf(room.facilitator))).size).toBe(2);
	}
);

test('each track is steered on its own and has its own clock on the phones of its members', async () => {
	const runId = await open();
	await lead(begin, { runId });
	const now = room.clock.now().getTime();
	await lead(next, { runId, track: 1, from: 0 });
	await lead(extend, { runId, track: 2, from: 0, minutes: 2 });
	const [one, two] = (await view(runId)).tracks;
	expect(one).toMatchObject({ at: 1, endsAt: now + 10 * MINUTE });
	expect(two).toMatchObject({ at: 0, endsAt: now + 22 * MINUTE });
	for (const [at, track] of [one, two].entries()) {
		const clock = await room.holds(stepClockKind, ['all', `group:${runId}.${at + 1}`]);
		expect(clock.get(runId)?.parts[0]?.endsAt).toBe(track?.endsAt);
	}
	// Two taps on "next" are one.
	await lead(next, { runId, track: 1, from: 0 });
	expect((await view(runId)).tracks[0]?.at).toBe(1);
	await lead(back, { runId, track: 1, from: 1 });
	expect((await view(runId)).tracks[0]?.at).toBe(0);
	await lead(next, { runId, track: 2, from: 0 });
	expect((await view(runId)).tracks[1]).toMatchObject({ at: 1, endsAt: null });
	expect(await room.as(room.member(0), next, { runId, track: 1, from: 0 })).toMatchObject({ ok: false });
});

rule(
	'H57',
	'afterwards each group tells in turn: course, outcome and the tip of who leads, and the report has them',
	async () => {
		const runId = await open();
		await lead(begin, { runId });
		const teller = await tellerOf(runId, 1);
		const other = await tellerOf(runId, 2);
		expect(
			await room.as(teller, write, { runId, track: 1, field: 'course', text: 'Traag begonnen' })
		).toMatchObject({ ok: true });
		expect(await room.as(other, write, { runId, track: 1, field: 'outcome', text: 'x' })).toMatchObject({
			ok: false,
			reason: 'not_allowed'
		});
		await lead(write, { runId, track: 1, field: 'outcome', text: 'Begin klein' });
		await lead(tip, { runId, track: 1, text: 'Bel de directie' });
		await lead(write, { runId, track: 2, field: 'outcome', text: 'Nog even geheim' });
		expect((await room.holds(trackNoteKind, await phone(runId, other))).has(`${runId}.1`)).toBe(false);
		expect((await room.holds(trackToldKind, SCREEN)).size).toBe(0);

		await lead(tell, { runId, from: 0, to: 1 });
		const told = { track: 1, course: 'Traag begonnen', outcome: 'Begin klein', tip: 'Bel de directie' };
		for (const audiences of [SCREEN, await phone(runId, other)]) {
			expect((await room.holds(trackToldKind, audiences)).get(runId)).toEqual(told);
		}
		const first = (await room.entries()).filter(({ audience }) => SCREEN.includes(audience));
		expect(JSON.stringify(first)).not.toContain('Nog even geheim');
		const clock = (await room.holds(stepClockKind, SCREEN)).get(runId)?.parts[0];
		expect((clock?.endsAt ?? 0) - (clock?.startedAt ?? 0)).toBe(5 * MINUTE);
		await lead(tell, { runId, from: 1, to: 2 });
		expect((await room.holds(trackToldKind, SCREEN)).get(runId)?.outcome).toBe('Nog even geheim');

		expect(await room.harvest(runId)).toEqual([
			{
				type: 'text',
				title: 'Titel · De hoek van de expert',
				text: 'Verloop: Traag begonnen\nResultaat: Begin klein\nTip: Bel de directie'
			},
			{ type: 'text', title: 'Titel · De case van An', text: 'Resultaat: Nog even geheim' }
		]);
	}
);

test('who works on after all were called back has as much time as was left', async () => {
	const runId = await open();
	await lead(begin, { runId });
	await lead(next, { runId, track: 1, from: 0 });
	const left = async () =>
		(await view(runId)).tracks.map(({ endsAt }) => (endsAt ?? 0) - room.clock.now().getTime());
	later(3);
	const before = await left();
	await lead(tell, { runId, from: 0, to: 1 });
	later(7);
	await lead(tell, { runId, from: 1, to: 0 });
	expect(await left()).toEqual(before);
	await room.close(runId);
	later(9);
	await room.reopen(runId);
	expect(await left()).toEqual(before);
	expect((await view(runId)).tracks.map(({ at }) => at)).toEqual([1, 0]);
});

rule(
	'U16',
	'who comes late gets the smallest track; when the one who tells leaves another one does',
	async () => {
		const runId = await open();
		await lead(begin, { runId });
		const teller = await tellerOf(runId, 2);
		await room.leave(runId, teller);
		const after = await tellerOf(runId, 2);
		expect(after.id).not.toBe(teller.id);
		await room.arrive(runId, teller);
		expect((await view(runId)).tracks[1]?.people).toContain(teller.id);
		await lead(place, { runId, memberId: after.id, track: 1 });
		const late = await room.add('Zoë', { present: false });
		await room.arrive(runId, late);
		const { tracks } = await view(runId);
		expect(tracks[1]?.people).toContain(late.id);
		expect(tracks[1]?.people).not.toContain(after.id);
		expect(tracks[1]?.reporter).not.toBe(after.id);
		expect((await room.holds(trackPartKind, await phone(runId, late))).size).toBe(1);
		await room.leave(runId, late);
	}
);

test('where people choose, each may until the tracks begin, and whoever has none also afterwards', async () => {
	const runId = await open({ divide: 'chosen' });
	expect((await view(runId)).tracks.flatMap(({ people }) => people)).toEqual([]);
	await room.as(room.member(0), join, { runId, track: 1 });
	await room.as(room.member(0), join, { runId, track: 2 });
	await room.as(room.member(1), join, { runId, track: 2 });
	await lead(begin, { runId });
	expect(await room.as(room.member(0), join, { runId, track: 1 })).toMatchObject({ reason: 'closed' });
	await room.as(room.member(2), join, { runId, track: 1 });
	const { tracks } = await view(runId);
	expect(tracks.map(({ people }) => people.length)).toEqual([1, 2]);
	const dealt = await open();
	expect(await room.as(room.member(0), join, { runId: dealt, track: 1 })).toMatchObject({
		reason: 'not_allowed'
	});
});
