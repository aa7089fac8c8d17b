import { afterAll, beforeAll, expect } from 'vitest';
import { Client } from 'pg';
import { parkedKind, stageKind } from '#lifecycle/convene/stage/events.ts';
import { library } from '#methods/library/model.ts';
import type { Method } from '#methods/model.ts';
import { newId } from '#platform/ids/ids.ts';
import { consultSeatKind } from '#steps/consult/events.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { PLAYERS, type Play } from '#tests/support/players.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

// What a giver does not leave is looked for after the close in every table there is, whatever it is called.

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

/** Every row of every table of the database, as words. */
async function everything(): Promise<{ table: string; row: string }[]> {
	const client = new Client({ connectionString: kring.url });
	await client.connect();
	try {
		const { rows: tables } = await client.query<{ name: string }>(
			`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
			where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
		);
		const found: { table: string; row: string }[] = [];
		for (const { name } of tables) {
			const { rows } = await client.query<{ row: string }>(`select one::text as row from ${name} as one`);
			found.push(...rows.map(({ row }) => ({ table: name, row })));
		}
		return found;
	} finally {
		await client.end();
	}
}

// Rated and kept, read by the group, and each in turn: between them what every method of peer consultation does.
const CONSULTATIONS = library.filter(({ id }) =>
	['intervision_ten_step', 'intervision_balint', 'troika'].includes(id)
);

for (const method of CONSULTATIONS) {
	rule('H63', `nothing of a case that may leave nothing is in the database after ${method.id}`, async () => {
		const { said, close, kept } = await played(method);
		// What was worded anew is gone already; the rest is there until the close.
		const before = await everything();
		expect(said.filter((text) => holds(before, text).length > 0).length).toBeGreaterThan(2);
		await close();
		const after = await everything();
		for (const text of said) expect(holds(after, text), text).toEqual([]);
		// The check can fail: what the group gave a place, and what was put aside elsewhere, is still there.
		for (const text of kept) expect(holds(after, text), text).not.toEqual([]);
	});
}

const holds = (rows: readonly { table: string; row: string }[], text: string) =>
	rows.filter(({ row }) => row.includes(text)).map(({ table }) => table);

/** Leads a method to its end with people who write, and givers who let nothing remain; what was said of the cases. */
async function played(method: Method) {
	const names = ['An', 'Bart', 'Chris', 'Dorien', 'Els', 'Fien', 'Gert'];
	const agenda = [{ title: method.name.nl, steps: [...method.steps] }];
	const room = await makeRoom(kring, { names, agenda });
	await does(kring, room.lead, 'stage.openLobby');
	const phones = [];
	for (const name of names) phones.push((await room.comeIn(name)).scope);
	await does(kring, room.lead, 'stage.start');
	const told: Play['told'] = { open: [], confided: [] };
	const said: string[] = [];
	const placed: string[] = [];
	const aside: { text: string; to: string | null }[] = [];
	const running = async () => (await room.shown(stageKind)).get('now')?.running?.runId ?? '';
	for (const step of method.steps) {
		const runId = await running();
		await PLAYERS[step.kind]({ kring, room, phones, runId, step, told });
		for (const [id, seat] of await room.shown(consultSeatKind, 'people')) {
			const phone = phones.find(({ memberId }) => memberId === id);
			if (seat.runId !== runId || !seat.gives || !phone) continue;
			const [question, firstStep] = [`Vraag ${newId()}`, `Stap ${newId()}`];
			said.push(question, firstStep);
			if (step.settings['bring'] === true || step.settings['round'] !== undefined)
				await does(kring, phone, 'consult.bring', { runId, question });
			await does(kring, phone, 'consult.decide', { runId, firstStep });
			await does(kring, phone, 'consult.stop', { runId });
			await does(kring, phone, 'consult.remain', { runId, remains: 'nothing' });
		}
		if (step === method.steps[0]) {
			for (const to of ['dropped', 'agenda', null] as const) {
				const text = `Naast de case ${newId()}`;
				await does(kring, room.lead, 'stage.park', { text });
				if (to === 'agenda') placed.push(text);
				else said.push(text);
				aside.push({ text, to });
			}
		}
		await does(kring, room.lead, 'stage.next', { from: runId });
	}
	const kept = `Parkeerplaats van ${room.slug}`;
	await does(kring, room.lead, 'stage.park', { text: kept });
	return {
		said: [...told.confided, ...said],
		kept: [kept, ...placed],
		async close() {
			await does(kring, room.lead, 'recap.begin');
			const ids = [...(await room.shown(parkedKind, 'people'))];
			for (const { text, to } of aside) {
				const parkedId = ids.find(([, value]) => value.text === text)?.[0];
				if (to !== null)
					await does(kring, room.lead, 'recap.triage', { parkedId, to, reason: 'Klaar', ownerId: '' });
			}
			await does(kring, room.lead, 'recap.close');
		}
	};
}
