import { afterAll, beforeAll, expect, test } from 'vitest';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as exchange from './commands.server.ts';
import { exchangeDoneKind, exchangeFormKind, exchangePageKind, exchangeRowKind } from './events.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(5);
});
afterAll(() => room.end());

const FOUR = {
	how: 'Samen profielen maken',
	whom: 'De ploeg',
	timing: 'In drie middagen',
	effect: 'Iedereen kent ze'
};

async function saves(who: Someone, runId: string, more: object = {}) {
	const input = { runId, ...FOUR, ...more };
	expect(await room.as(who, exchange.save, input)).toEqual({ ok: true, value: null });
}

/** The id of the row of somebody, as they hold it themselves. */
async function rowOf(who: Someone, runId: string): Promise<string> {
	const held = await room.holds(exchangeRowKind, phoneOf(who));
	const found = [...held].find(([, row]) => row.runId === runId && row.ownerId === who.id);
	if (!found) throw new Error(`no row of ${who.firstName}`);
	return found[0];
}

rule('H54', 'an experience is told in four fields, and becomes a row of the report', async () => {
	const runId = await room.open('exchange');
	await saves(room.member(0), runId);
	await saves(room.member(1), runId, { how: 'Eén blad per functie', whom: '', timing: '', effect: '' });
	expect(await room.harvest(runId)).toEqual([]);
	await room.as(room.facilitator, exchange.reveal, { runId });
	expect(await room.harvest(runId)).toEqual([
		{
			type: 'table',
			title: 'Titel',
			columns: ['Hoe', 'Door wie', 'Wanneer', 'Effect'],
			rows: [
				{ by: 'An Peeters', cells: Object.values(FOUR) },
				{ by: 'Bart Peeters', cells: ['Eén blad per functie', '', '', ''] }
			]
		}
	]);
	expect(await room.as(room.member(2), exchange.save, { runId, ...FOUR, how: ' ' })).toMatchObject({
		reason: 'invalid'
	});
});

rule(
	'U8',
	'an experience is on nobody else’s surface before the reveal, also not on the cockpit',
	async () => {
		const runId = await room.open('exchange');
		const an = room.member(0);
		await saves(an, runId);
		const others = (await room.entries()).filter(({ audience }) => audience !== `member:${an.id}`);
		expect(JSON.stringify(others)).not.toContain(FOUR.how);
		for (const audiences of [phoneOf(room.member(1)), cockpitOf(room.facilitator), SCREEN]) {
			expect((await room.holds(exchangeRowKind, audiences)).size).toBe(0);
			expect((await room.holds(exchangeFormKind, audiences)).get(runId)).toMatchObject({
				rows: 1,
				shown: false
			});
		}
		expect((await room.holds(exchangeDoneKind, cockpitOf(room.facilitator))).has(an.id)).toBe(true);
		expect((await room.holds(exchangeDoneKind, phoneOf(room.member(1)))).size).toBe(0);

		await room.as(room.facilitator, exchange.reveal, { runId });
		for (const audiences of [phoneOf(room.member(1)), cockpitOf(room.facilitator)]) {
			expect([...(await room.holds(exchangeRowKind, audiences)).values()]).toMatchObject([
				{ by: 'An Peeters', ...FOUR }
			]);
		}
		expect((await room.holds(exchangePageKind, SCREEN)).get(runId)?.rows).toMatchObject([FOUR]);
		expect((await room.holds(exchangeRowKind, SCREEN)).size).toBe(0);

		await room.as(room.facilitator, exchange.hide, { runId });
		expect((await room.holds(exchangeRowKind, phoneOf(room.member(1)))).size).toBe(0);
		expect((await room.holds(exchangePageKind, SCREEN)).size).toBe(0);
		expect(await rowOf(an, runId)).toBeTruthy();
	}
);

test('a step that hides nothing shows each experience as it comes', async () => {
	const runId = await room.open('exchange', { hidden: false });
	await saves(room.member(0), runId);
	expect([...(await room.holds(exchangeRowKind, phoneOf(room.member(3)))).values()]).toMatchObject([FOUR]);
});

rule(
	'U11',
	'who filled it in may change it or take it back while the step runs, and nobody else may',
	async () => {
		const runId = await room.open('exchange');
		const [an, bart] = [room.member(0), room.member(1)];
		await saves(an, runId);
		await saves(an, runId, { how: 'Anders' });
		const rows = await room.rows(`select how from exchange_row where run_id = $1`, [runId]);
		expect(rows).toEqual([{ how: 'Anders' }]);
		const rowId = await rowOf(an, runId);
		expect(await room.as(bart, exchange.remove, { runId, rowId })).toMatchObject({ reason: 'not_found' });
		expect((await room.as(an, exchange.remove, { runId, rowId })).ok).toBe(true);
		expect((await room.holds(exchangeRowKind, phoneOf(an))).size).toBe(0);
		await room.close(runId);
		expect(await room.as(an, exchange.save, { runId, ...FOUR })).toMatchObject({ reason: 'closed' });
	}
);

test('whoever conducts leaves one out: it goes from every screen and the report, not from its owner', async () => {
	const runId = await room.open('exchange');
	const [an, bart] = [room.member(0), room.member(1)];
	await saves(an, runId, { how: 'Noemt een klant bij naam' });
	await saves(bart, runId);
	const rowId = await rowOf(an, runId);
	const withhold = (withheld: boolean) =>
		room.as(room.facilitator, exchange.withhold, { runId, rowId, withheld });
	expect(await withhold(true)).toMatchObject({ reason: 'wrong_state' });
	await room.as(room.facilitator, exchange.reveal, { runId });
	expect((await withhold(true)).ok).toBe(true);
	expect((await room.holds(exchangeRowKind, phoneOf(bart))).has(rowId)).toBe(false);
	expect((await room.holds(exchangeRowKind, phoneOf(an))).get(rowId)).toMatchObject({ withheld: true });
	expect((await room.holds(exchangeRowKind, cockpitOf(room.facilitator))).get(rowId)).toMatchObject({
		withheld: true
	});
	expect(JSON.stringify(await room.holds(exchangePageKind, SCREEN))).not.toContain('klant');
	expect(JSON.stringify(await room.harvest(runId))).not.toContain('klant');
	await withhold(false);
	expect((await room.holds(exchangeRowKind, phoneOf(bart))).has(rowId)).toBe(true);
});

rule(
	'U18',
	'whoever conducts fills in for somebody without a phone, and turns the pages of the screen',
	async () => {
		const runId = await room.open('exchange');
		for (const { id } of room.members) {
			expect((await room.as(room.facilitator, exchange.save, { runId, ...FOUR, forMemberId: id })).ok).toBe(
				true
			);
		}
		expect(
			await room.as(room.member(1), exchange.save, { runId, ...FOUR, forMemberId: room.member(0).id })
		).toMatchObject({ reason: 'not_allowed' });
		await room.as(room.facilitator, exchange.reveal, { runId });
		const names = async () =>
			(await room.holds(exchangePageKind, SCREEN)).get(runId)?.rows.map(({ by }) => by.split(' ')[0]);
		expect(await names()).toEqual(['An', 'Bart', 'Chris', 'Dorien']);
		await room.as(room.facilitator, exchange.look, { runId, view: 'all', page: 1 });
		expect(await names()).toEqual(['Chris', 'Dorien']);
		expect((await room.holds(exchangeFormKind, SCREEN)).get(runId)).toMatchObject({
			view: 'all',
			page: 1,
			pages: 3
		});
	}
);

test('a subgroup has one row, which two scribes do not write over', async () => {
	const runId = await room.open('exchange', { per: 'subgroup', groups: 2 });
	await saves(room.member(0), runId, { group: 1 });
	expect(await room.as(room.member(1), exchange.save, { runId, ...FOUR, group: 1 })).toMatchObject({
		reason: 'duplicate'
	});
	expect(await room.as(room.member(1), exchange.save, { runId, ...FOUR, group: 3 })).toMatchObject({
		reason: 'invalid'
	});
	expect(
		(await room.as(room.facilitator, exchange.save, { runId, ...FOUR, how: 'Beter', group: 1 })).ok
	).toBe(true);
	await room.as(room.facilitator, exchange.reveal, { runId });
	expect(await room.harvest(runId)).toMatchObject([
		{ rows: [{ by: 'Groep 1', cells: ['Beter', ...Object.values(FOUR).slice(1)] }] }
	]);
});
