import { sql } from 'kysely';
import { afterAll, beforeAll, expect } from 'vitest';
import { newSecret } from '#platform/ids/ids.ts';
import { rule } from '#tests/support/rule.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { readStillAsked } from './queries.server.ts';

let kring: TestKring;
const START = new Date('2026-11-22T10:00:00Z');
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

/** What people said and did in a meeting, table by table. */
const SAID = [
	'note',
	'agreement',
	'attendance',
	'learning_question',
	'recap_point',
	'evaluation_response',
	'takeaway',
	'parked_item',
	'live_entry'
];

async function counts(room: WrappedRoom): Promise<Record<string, number>> {
	return room.look(async (trx) => {
		const found: Record<string, number> = {};
		for (const table of SAID) {
			const { rows } = await sql<{ n: number }>`
				select count(*)::int as n from ${sql.table(table)} where network_id = ${room.networkId}`.execute(trx);
			found[table] = rows[0]?.n ?? 0;
		}
		return found;
	});
}

function someone(room: WrappedRoom, name: string) {
	const scope = room.at[name];
	if (!scope) throw new Error(`${name} is not here`);
	return scope;
}

const form = {
	secret: newSecret(),
	answers: { content: { mark: 8 }, takeaways: { text: 'Klein beginnen.' } }
};

rule('U11', 'invariant 7: closing takes nothing away of what was said, and freezes it', async () => {
	const room = await makeWrapped(kring, { askers: ['An'] });
	const an = someone(room, 'An');
	expect(await room.does(an, 'stage.park', { text: 'Wat doen we met taken thuis?' })).toMatchObject({
		ok: true
	});
	await room.does(room.lead, 'recap.begin');
	const questionId = room.questions['An'];
	await room.does(an, 'recap.confirmOutcome', { questionId, outcome: 'answered' });
	expect(await room.does(an, 'evaluation.answer', form)).toMatchObject({ ok: true });
	const before = await counts(room);
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	const after = await counts(room);
	for (const table of SAID) expect(after[table], table).toBeGreaterThanOrEqual(before[table] ?? 0);
	expect(await room.does(an, 'stage.park', { text: 'Nog iets.' })).toMatchObject({ ok: false });
	expect(await room.does(room.lead, 'recap.mark', { itemId: room.items[0], mark: 'done' })).toMatchObject({
		reason: 'wrong_state'
	});
	expect(await room.does(room.lead, 'recap.begin')).toMatchObject({ reason: 'wrong_state' });
});

rule('H84', 'who leaves early is offered the questions for 48 hours; who was not there is not', async () => {
	kring.setNow(START);
	const room = await makeWrapped(kring, { here: ['An', 'Bart'], askers: [] });
	const [an, bart] = [someone(room, 'An'), someone(room, 'Bart')];
	await room.does(bart, 'stage.leave');
	await room.does(room.lead, 'recap.begin');
	await room.does(an, 'evaluation.answer', { ...form, secret: newSecret() });
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	const asked = await room.look((trx) =>
		trx
			.selectFrom('mail')
			.select('to_email')
			.where('network_id', '=', room.networkId)
			.where('send_key', 'like', 'still-open:%')
			.execute()
	);
	expect(asked.map(({ to_email }) => to_email.split('@')[0])).toEqual(['bart']);
	const at = (hours: number) => new Date(START.getTime() + hours * 3_600_000);
	expect(await readStillAsked(kring.runtime.db, bart, at(47))).toMatchObject({ form: 'open' });
	expect(await readStillAsked(kring.runtime.db, bart, at(49))).toMatchObject({ form: 'closed' });
	kring.setNow(at(49));
	expect(await room.does(bart, 'evaluation.answer', { ...form, secret: newSecret() })).toMatchObject({
		reason: 'closed'
	});
});
