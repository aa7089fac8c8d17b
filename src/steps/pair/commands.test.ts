import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { openRoom, phoneOf, SCREEN, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import { personKind, stepClockKind } from '#steps/running/events.ts';
import * as pair from './commands.server.ts';
import { pairKind, type PairView } from './events.ts';
import { coupleKey } from './model.ts';

let room: Room;
afterEach(() => room.end());

async function view(runId: string): Promise<PairView> {
	const found = (await room.holds(pairKind, SCREEN)).get(runId);
	if (!found) throw new Error('no rounds on the screen');
	return found;
}
async function next(runId: string): Promise<void> {
	const { round } = await view(runId);
	expect((await room.as(room.facilitator, pair.nextRound, { runId, from: round })).ok).toBe(true);
}
async function met(runId: string): Promise<{ round: number; key: string }[]> {
	const rows = await room.rows<{ round: number; a: string; b: string }>(
		`select round, member_a as a, member_b as b from encounter where run_id = $1 order by round`,
		[runId]
	);
	return rows.map(({ round, a, b }) => ({ round, key: coupleKey(a, b) }));
}

rule(
	'H24',
	'fifteen people have all met after fifteen rounds, each pair once, and each pauses once',
	async () => {
		room = await openRoom(15);
		const runId = await room.open('pair', {}, { minutes: 50 });
		expect(await view(runId)).toMatchObject({
			round: 0,
			of: 15,
			talkSeconds: 160,
			changeSeconds: 40,
			clock: null
		});
		const pauses: (string | null)[] = [];
		for (let round = 0; round <= 15; round++) {
			await next(runId);
			pauses.push((await view(runId)).now?.pausing ?? null);
		}
		expect(await view(runId)).toMatchObject({ round: 16, now: null, next: null });
		const couples = (await met(runId)).map(({ key }) => key);
		expect(couples).toHaveLength(105);
		expect(new Set(couples).size).toBe(105);
		expect(new Set(pauses.slice(0, 15)).size).toBe(15);
		expect(await room.harvest(runId)).toEqual([{ type: 'met', title: 'Titel', pairs: 105, rounds: 15 }]);
	}
);

rule('H24', 'the server owns when a round begins, comes to half, ends, and the next begins', async () => {
	room = await openRoom(4);
	const runId = await room.open('pair', { talkSeconds: 120, changeSeconds: 30 });
	const at = room.clock.now().getTime();
	await next(runId);
	expect((await view(runId)).clock).toEqual({
		startedAt: at,
		halfAt: at + 60_000,
		talkEndsAt: at + 120_000,
		endsAt: at + 150_000
	});
	expect((await room.holds(stepClockKind, phoneOf(room.member(0)))).get(runId)).toEqual({
		parts: [
			{ startedAt: at, endsAt: at + 120_000 },
			{ startedAt: at + 120_000, endsAt: at + 150_000 }
		],
		pausedAt: null
	});
	room.clock.set(new Date(at + 20_000));
	await room.as(room.facilitator, pair.pause, { runId, paused: true });
	expect((await view(runId)).pausedAt).toBe(at + 20_000);
	room.clock.set(new Date(at + 50_000));
	await room.as(room.facilitator, pair.pause, { runId, paused: false });
	expect((await view(runId)).clock).toMatchObject({ startedAt: at + 30_000, talkEndsAt: at + 150_000 });
	await room.as(room.facilitator, pair.extend, { runId, from: 1, seconds: 60 });
	expect((await view(runId)).clock).toMatchObject({ halfAt: at + 120_000, talkEndsAt: at + 210_000 });
	expect(await room.as(room.facilitator, pair.extend, { runId, from: 2, seconds: 60 })).toMatchObject({
		reason: 'stale'
	});
});

rule('U11', 'two taps on next move one round, and back loses nothing', async () => {
	room = await openRoom(4);
	const runId = await room.open('pair');
	const first = (await view(runId)).now;
	await Promise.all([0, 1].map(() => room.as(room.facilitator, pair.nextRound, { runId, from: 0 })));
	expect(await view(runId)).toMatchObject({ round: 1, now: first });
	await next(runId);
	expect(await met(runId)).toHaveLength(2);
	await room.as(room.facilitator, pair.previousRound, { runId, from: 2 });
	expect(await view(runId)).toMatchObject({ round: 1, now: first });
	await next(runId);
	expect(await met(runId)).toHaveLength(2);
});

rule('U16', 'a late comer takes the pause seat, and the rounds that were stay as they were', async () => {
	room = await openRoom(5);
	const runId = await room.open('pair', {}, { minutes: 30 });
	await next(runId);
	await next(runId);
	const before = await met(runId);
	const { pausing, pairings } = (await view(runId)).now ?? { pausing: null, pairings: [] };
	const late = await room.add('Zoë', { present: false });
	await room.arrive(runId, late);
	const now = (await view(runId)).now;
	expect(now?.pausing).toBeNull();
	expect(now?.pairings.slice(0, pairings.length)).toEqual(pairings);
	expect(now?.pairings.at(-1)?.people).toEqual([pausing, late.id]);
	expect(await met(runId)).toEqual(before);
	while ((await view(runId)).now) await next(runId);
	const couples = (await met(runId)).map(({ key }) => key);
	expect(new Set(couples).size).toBe(15);
	for (const { id } of room.members) expect(couples).toContain(coupleKey(id, late.id));
});

test('after half of the round a late comer waits for the next', async () => {
	room = await openRoom(5);
	const runId = await room.open('pair', { talkSeconds: 120 }, { minutes: 30 });
	await next(runId);
	const before = (await view(runId)).now;
	room.clock.set(new Date(room.clock.now().getTime() + 61_000));
	const late = await room.add('Zoë', { present: false });
	await room.arrive(runId, late);
	const after = await view(runId);
	expect(after.now).toEqual(before);
	expect(JSON.stringify(after.next)).toContain(late.id);
});

test('who leaves early in a round has not met; the rest is planned without them', async () => {
	room = await openRoom(6);
	const runId = await room.open('pair', {}, { minutes: 40 });
	await next(runId);
	const gone = room.member(0);
	await room.leave(runId, gone);
	expect((await room.holds(personKind, SCREEN)).get(gone.id)?.present).toBe(false);
	const after = await view(runId);
	expect(JSON.stringify(after.now)).toContain(gone.id);
	expect(JSON.stringify(after.next)).not.toContain(gone.id);
	while ((await view(runId)).now) await next(runId);
	const couples = (await met(runId)).map(({ key }) => key);
	expect(couples.join()).not.toContain(gone.id);
	expect(new Set(couples).size).toBe(10);
});

test('who cannot move keeps one table, and colleagues meet last', async () => {
	room = await openRoom(4);
	const fixed = await room.add('Vera', { fixedSeat: true });
	const [one, other] = [
		await room.add('Wim', { organisation: 'Zelfde' }),
		await room.add('Xander', { organisation: 'Zelfde' })
	];
	const runId = await room.open('pair', {}, { minutes: 45 });
	const tables = new Set<number>();
	let together = 0;
	for (await next(runId); (await view(runId)).now; await next(runId)) {
		const { now, round, of } = await view(runId);
		for (const { table, people } of now?.pairings ?? []) {
			if (people.includes(fixed.id)) tables.add(table);
			if (people.includes(one.id) && people.includes(other.id)) together = of - round;
		}
	}
	expect(tables.size).toBe(1);
	expect(together).toBe(0);
});

test('closing in the second half counts the round; one step back stands still where it was', async () => {
	room = await openRoom(4);
	const runId = await room.open('pair', { talkSeconds: 120 });
	await next(runId);
	room.clock.set(new Date(room.clock.now().getTime() + 70_000));
	await room.close(runId);
	expect(await met(runId)).toHaveLength(2);
	expect((await room.entries()).filter(({ kind }) => kind.startsWith('pair'))).toEqual([]);
	await room.reopen(runId);
	expect(await view(runId)).toMatchObject({ round: 1, pausedAt: room.clock.now().getTime() });
});

test('fewer rounds by choice, for those who are there; only whoever conducts does so', async () => {
	room = await openRoom(6);
	const runId = await room.open('pair', {}, { minutes: 40 });
	expect(await room.as(room.member(0), pair.nextRound, { runId, from: 0 })).toMatchObject({
		reason: 'not_allowed'
	});
	await room.as(room.facilitator, pair.plan, { runId, rounds: 3 });
	expect((await view(runId)).of).toBe(3);
	await next(runId);
	await room.as(room.facilitator, pair.plan, { runId, rounds: null });
	expect((await view(runId)).of).toBe(5);
	await room.as(room.facilitator, pair.setPace, { runId, talkSeconds: 90, changeSeconds: 20, auto: false });
	expect(await view(runId)).toMatchObject({ talkSeconds: 90, auto: false });
});

test('[R4] whoever comes and goes between rounds, nobody sits twice, nobody is forgotten', async () => {
	room = await openRoom(7);
	const all = [
		...room.members,
		await room.add('Yara', { present: false }),
		await room.add('Zoë', { present: false })
	];
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: -1, max: 8 }), { minLength: 4, maxLength: 10 }),
			async (moves) => {
				const here = new Set(room.members.map(({ id }) => id));
				for (const { id } of all) {
					await room.rows(
						`update attendance set present_to = case when $2 then null else present_from end where member_id = $1`,
						[id, here.has(id)]
					);
				}
				const runId = await room.open('pair', { talkSeconds: 120 }, { minutes: 60 });
				await next(runId);
				for (const move of moves) {
					const who = all[move];
					if (!who) await next(runId);
					else if (here.has(who.id) && here.size > 3) {
						here.delete(who.id);
						await room.leave(runId, who);
					} else if (!here.has(who.id)) {
						here.add(who.id);
						await room.arrive(runId, who);
					}
					const { next: coming } = await view(runId);
					if (!coming) continue;
					const seats = [
						...coming.pairings.flatMap(({ people }) => people),
						...(coming.pausing ? [coming.pausing] : [])
					];
					expect(seats.toSorted()).toEqual([...here].toSorted());
					expect(new Set(coming.pairings.map(({ table }) => table)).size).toBe(coming.pairings.length);
				}
			}
		),
		{ numRuns: 6, seed: 24 }
	);
}, 60_000);
