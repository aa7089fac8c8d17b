import { afterAll, beforeAll, expect, test } from 'vitest';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { inNetwork } from '#platform/db/access.ts';
import { does } from '#tests/support/does.ts';
import { makeRoom } from '#tests/support/staged-room.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { rule } from '#tests/support/rule.ts';
import { makeWrapped } from '#tests/support/wrapped-room.ts';
import { partsOfMeeting, readLikings } from './queries.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const names = ['An', 'Bart', 'Chris', 'Dorien', 'Els'];

/** A meeting that these evaluated, of whom some ticked that it helped. */
async function answeredBy(who: string[], ticked: string[]) {
	const room = await makeWrapped(kring, { names, askers: [] });
	for (const name of who) {
		const scope = room.at[name];
		if (!scope) throw new Error(`${name} is not here`);
		const helped = { parts: ticked.includes(name) ? ['round_table'] : [] };
		const answer = { secret: newSecret(), answers: { content: { mark: 8 }, helped } };
		expect(await room.does(scope, 'evaluation.answer', answer)).toMatchObject({ ok: true });
	}
	expect(await room.does(room.lead, 'recap.begin')).toMatchObject({ ok: true });
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	return room;
}

rule(
	'R7',
	'what a method was worth is told from five answers on, to no other network, and without a name',
	async () => {
		const room = await answeredBy(names, ['An', 'Bart', 'Els']);
		const liking = { methodId: 'round_table', meeting: 1, helped: 3, of: 5 };
		expect(await readLikings(kring.runtime.db, room.lead)).toEqual([liking]);
		const other = await answeredBy(names.slice(0, 4), names);
		expect(await readLikings(kring.runtime.db, other.lead)).toEqual([]);
		const rows = await room.look((trx) => trx.selectFrom('evaluation_response').selectAll().execute());
		const stored = JSON.stringify(rows);
		for (const id of Object.values(room.members)) expect(stored).not.toContain(id);
	}
);

test('[H87] only what really ran is asked about: no break, and not what was skipped', async () => {
	const room = await makeWrapped(kring, { names, askers: [] });
	const ran = () => room.look((trx) => partsOfMeeting(trx, room.lead, 'ran'));
	expect(await ran()).toEqual([{ methodId: 'round_table', title: 'Welkom · Tafelronde' }]);
	await room.look((trx) =>
		trx
			.updateTable('agenda_item')
			.set({ state: 'skipped', title: 'Overgeslagen' })
			.where('network_id', '=', room.networkId)
			.where('id', '=', room.items[0] ?? '')
			.execute()
	);
	expect(await ran()).toEqual([{ methodId: 'round_table', title: 'Tafelronde' }]);
});

rule(
	'H20',
	'a form that is printed in the middle of a meeting asks of no part that was left out',
	async () => {
		const room = await makeRoom(kring, { names });
		const [, second = ''] = room.items;
		const planned = () =>
			inNetwork(kring.runtime.db, room.networkId, (trx) => partsOfMeeting(trx, room.lead, 'planned'));
		await does(kring, room.lead, 'stage.openLobby');
		await does(kring, room.lead, 'stage.start');
		const from = (await room.shown(stageKind)).get('now')?.running?.runId;
		const titles = async () => (await planned()).map(({ title }) => title);
		expect(await titles()).toEqual(['Welkom · Tafelronde']);
		await does(kring, room.lead, 'stage.leaveOut', { from, itemId: second, out: 'on' });
		expect(await titles()).toEqual(['Welkom']);
		await does(kring, room.lead, 'stage.leaveOut', { from, itemId: second, out: '' });
		expect(await titles()).toEqual(['Welkom · Tafelronde']);
	}
);
