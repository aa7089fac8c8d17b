import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { rule } from '#tests/support/rule.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { answeredKind, evaluationKind, turnoutKind } from './events.ts';
import { networkResults } from './results/queries.server.ts';

let kring: TestKring;
const START = new Date('2026-11-22T10:17:23Z');
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

const FORM = { template: 'klankbordgroep', nextTime: false };
const FIFTEEN = 'An Bart Chris Dorien Els Filip Griet Hans Ilse Joris Karin Luc Mieke Nele Pieter'.split(' ');

async function opened(names: string[] = FIFTEEN.slice(0, 5), here = names): Promise<WrappedRoom> {
	kring.setNow(START);
	const room = await makeWrapped(kring, { names, here, askers: [] });
	expect(await room.does(room.lead, 'evaluation.open', FORM)).toMatchObject({ ok: true });
	return room;
}

function form(mark: number, more: object = {}) {
	return {
		secret: newSecret(),
		answers: { content: { mark, comment: `Ik vond het een ${mark}.` }, discussion: { mark }, ...more }
	};
}

function scopeOf(room: WrappedRoom, name: string) {
	const scope = room.at[name];
	if (!scope) throw new Error(`${name} is not here`);
	return scope;
}

async function resultOf(room: WrappedRoom) {
	const { meetings } = await room.look((trx) => networkResults(trx, room.networkId));
	return meetings[0]?.result;
}

async function close(room: WrappedRoom) {
	await room.does(room.lead, 'recap.begin');
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
}

/** Every table of the database in which this text stands, in whatever column. */
async function tablesWith(room: WrappedRoom, text: string): Promise<string[]> {
	return room.look(async (trx) => {
		const { rows } = await sql<{ name: string }>`
			select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'kring_migration'`.execute(
			trx
		);
		const found: string[] = [];
		for (const { name } of rows) {
			const { rows: hits } = await sql`
				select 1 from ${sql.table(name)} as r where to_jsonb(r)::text like ${`%${text}%`} limit 1`.execute(trx);
			if (hits.length > 0) found.push(name);
		}
		return found.sort();
	});
}

rule(
	'H84',
	'content, discussion and facilitation get a mark from 0 to 10 with a comment, fifteen at once',
	async () => {
		const room = await opened(FIFTEEN);
		const sent = await Promise.all(
			FIFTEEN.map((name, index) =>
				room.does(scopeOf(room, name), 'evaluation.answer', form(index % 11, { facilitation: { mark: 9 } }))
			)
		);
		expect(sent.every(({ ok }) => ok)).toBe(true);
		expect((await room.shown(turnoutKind)).get('now')).toEqual({ answers: 15, present: 15 });
		await close(room);
		expect(await resultOf(room)).toMatchObject({
			shown: true,
			answers: 15,
			response: 1,
			marks: [{ key: 'content', summary: { n: 15 } }, {}, { key: 'facilitation', summary: { mean: 9 } }]
		});
	}
);

rule('H61', 'the questions open by themselves when the meeting wraps up', async () => {
	kring.setNow(START);
	const room = await makeWrapped(kring, { names: FIFTEEN.slice(0, 5), askers: [] });
	expect((await room.shown(evaluationKind, 'people')).get('form')).toMatchObject({ runId: null });
	expect(await room.does(scopeOf(room, 'An'), 'evaluation.answer', form(7))).toMatchObject({ ok: true });
	// A way back to the agenda and to the wrapping up again takes no answer away.
	expect(await room.does(room.lead, 'stage.back', { from: null })).toMatchObject({ ok: true });
	const run = await room.look((trx) =>
		trx
			.selectFrom('step_run')
			.select('id')
			.where('network_id', '=', room.networkId)
			.where('state', '!=', 'closed')
			.executeTakeFirstOrThrow()
	);
	expect(await room.does(room.lead, 'stage.wrapUp', { from: run.id })).toMatchObject({ ok: true });
	expect((await room.shown(turnoutKind)).get('now')).toEqual({ answers: 1, present: 5 });
	expect(await room.does(room.lead, 'evaluation.open', FORM)).toMatchObject({ reason: 'already_answered' });
});

rule('H82', 'a form asks for each promise of the call, and nobody has to switch that on', async () => {
	kring.setNow(START);
	const room = await makeWrapped(kring, { names: FIFTEEN.slice(0, 5), here: [], askers: [] });
	const promise = { network_id: room.networkId, text: 'Eigen vragen voorleggen', position: 0 };
	const [standing, gone] = [newId(), newId()];
	await room.look((trx) =>
		trx
			.insertInto('promise')
			.values([
				{ ...promise, id: standing },
				{ ...promise, id: gone, position: 1, retired_at: START }
			])
			.execute()
	);
	expect(await room.does(room.lead, 'evaluation.open', FORM)).toMatchObject({ ok: true });
	const shown = (await room.shown(evaluationKind, 'people')).get('form');
	expect(shown?.items.flatMap((item) => (item.kind === 'promise' ? [item.promiseId] : []))).toEqual([
		standing
	]);
});

describe('anonymous by construction', () => {
	test('no row joins an answer to who gave it', async () => {
		const room = await opened();
		const an = scopeOf(room, 'An');
		const mine = form(3, { content: { mark: 3, comment: 'Zoiets zeg je niet luidop.' } });
		expect(await room.does(an, 'evaluation.answer', mine)).toMatchObject({ ok: true });
		expect(await tablesWith(room, 'Zoiets zeg je niet luidop')).toEqual(['evaluation_response']);
		expect(await tablesWith(room, mine.secret)).toEqual([]);
		const [row] = await room.look((trx) =>
			trx.selectFrom('evaluation_response').selectAll().where('network_id', '=', room.networkId).execute()
		);
		expect(JSON.stringify(row)).not.toContain(an.memberId);
		expect(row?.on_hour.toISOString()).toBe('2026-11-22T10:00:00.000Z');
		const xmin = async (table: 'evaluation_response' | 'participation') =>
			room.look(async (trx) => {
				const { rows } = await sql<{ xmin: string }>`
					select xmin::text from ${sql.table(table)} where network_id = ${room.networkId}`.execute(trx);
				return rows.map((one) => one.xmin);
			});
		expect(await xmin('evaluation_response')).not.toEqual(await xmin('participation'));
	});

	test('two answers do not tell who came first: neither by the transaction that wrote them nor by their place', async () => {
		const firstPlaces = new Set<number>();
		for (let time = 0; time < 12 && firstPlaces.size < 2; time++) {
			const room = await opened(['An', 'Bart', 'Chris']);
			const names = ['An', 'Bart', 'Chris'];
			for (const [index, name] of names.entries()) {
				expect(await room.does(scopeOf(room, name), 'evaluation.answer', form(index))).toMatchObject({
					ok: true
				});
			}
			const { rows } = await room.look((trx) =>
				sql<{ xmin: string; mark: number }>`
					select xmin::text, (answers -> 'content' ->> 'mark')::int as mark from evaluation_response
					where network_id = ${room.networkId} order by ctid`.execute(trx)
			);
			expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
			firstPlaces.add(rows.findIndex(({ mark }) => mark === 0));
		}
		expect(firstPlaces.size, 'the first answer stands at more than one place').toBeGreaterThan(1);
	});

	test('what somebody takes home stands under their name, and not in the answer', async () => {
		const room = await opened();
		const an = scopeOf(room, 'An');
		const text = 'Ik begin klein, met één team.';
		await room.does(an, 'evaluation.answer', form(8, { takeaways: { text } }));
		expect(await tablesWith(room, text)).toEqual(['takeaway']);
		const [own] = await room.look((trx) =>
			trx.selectFrom('takeaway').selectAll().where('network_id', '=', room.networkId).execute()
		);
		expect(own).toMatchObject({ member_id: an.memberId, text, shared: false });
	});
});

describe('one form a person', () => {
	test('the same secret changes it, another secret does not get in', async () => {
		const room = await opened();
		const an = scopeOf(room, 'An');
		const mine = form(4);
		expect(await room.does(an, 'evaluation.answer', mine)).toMatchObject({ ok: true });
		expect(await room.does(an, 'evaluation.answer', mine)).toMatchObject({ ok: true });
		expect(
			await room.does(an, 'evaluation.answer', { ...mine, answers: { content: { mark: 9 } } })
		).toMatchObject({ ok: true });
		expect(await room.does(an, 'evaluation.answer', form(1))).toMatchObject({ reason: 'already_answered' });
		expect((await room.shown(turnoutKind)).get('now')).toMatchObject({ answers: 1 });
		expect((await room.shown(answeredKind, `member:${an.memberId}`)).size).toBe(1);
	});

	test('two phones of one person in the same moment leave one form', async () => {
		const room = await opened();
		const an = scopeOf(room, 'An');
		await Promise.all([
			room.does(an, 'evaluation.answer', form(2)),
			room.does(an, 'evaluation.answer', form(7))
		]);
		expect((await room.shown(turnoutKind)).get('now')).toMatchObject({ answers: 1 });
	});

	test('an empty form, a mark off the scale, and somebody who was not there are refused', async () => {
		const room = await opened(FIFTEEN.slice(0, 3), ['An', 'Bart']);
		const an = scopeOf(room, 'An');
		expect(await room.does(an, 'evaluation.answer', { secret: newSecret(), answers: {} })).toMatchObject({
			reason: 'empty'
		});
		expect(await room.does(an, 'evaluation.answer', form(11))).toMatchObject({
			reason: 'invalid',
			fields: { 'answers.content.mark': 'out_of_range' }
		});
		expect(await room.does(room.lead, 'evaluation.answer', form(8))).toMatchObject({ reason: 'not_allowed' });
	});
});

describe('what is shown', () => {
	rule(
		'R7',
		'invariant 8: nothing while people are answering, nothing under five, all from five on',
		async () => {
			const four = await opened(FIFTEEN.slice(0, 4));
			for (const name of FIFTEEN.slice(0, 4))
				await four.does(scopeOf(four, name), 'evaluation.answer', form(7));
			await close(four);
			expect(await resultOf(four)).toMatchObject({ shown: false });
			const five = await opened(FIFTEEN.slice(0, 5));
			for (const name of FIFTEEN.slice(0, 5))
				await five.does(scopeOf(five, name), 'evaluation.answer', form(7));
			expect(await resultOf(five)).toMatchObject({ shown: false });
			await close(five);
			expect(await resultOf(five)).toMatchObject({ shown: true, answers: 5 });
		}
	);

	test('a later answer waits until five have come, and what counts does not change', async () => {
		const room = await opened(FIFTEEN);
		const forms = new Map(FIFTEEN.map((name) => [name, form(6)]));
		const answer = (name: string) =>
			room.does(scopeOf(room, name), 'evaluation.answer', forms.get(name) ?? {});
		for (const name of FIFTEEN.slice(0, 6)) await answer(name);
		await close(room);
		kring.setNow(new Date(START.getTime() + 2 * 3_600_000));
		for (const name of FIFTEEN.slice(6, 10)) expect(await answer(name)).toMatchObject({ ok: true });
		expect(await resultOf(room)).toMatchObject({ answers: 6 });
		expect(await answer('An')).toMatchObject({ reason: 'closed' });
		await answer('Karin');
		expect(await resultOf(room)).toMatchObject({ answers: 11 });
		kring.setNow(new Date(START.getTime() + 49 * 3_600_000));
		expect(await answer('Luc')).toMatchObject({ reason: 'closed' });
	});
});

test('a form from paper counts as one, and never makes more forms than people', async () => {
	const room = await opened(['An', 'Bart']);
	const paper = { answers: { content: { mark: 8 } } };
	expect(await room.does(room.lead, 'evaluation.enterPaper', paper)).toMatchObject({ ok: true });
	expect(await room.does(room.lead, 'evaluation.enterPaper', paper)).toMatchObject({ ok: true });
	expect(await room.does(room.lead, 'evaluation.enterPaper', paper)).toMatchObject({
		reason: 'everybody_answered'
	});
});
