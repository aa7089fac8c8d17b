import { afterAll, beforeAll, expect } from 'vitest';
import { parkedKind, stageKind } from '#lifecycle/convene/stage/events.ts';
import { inNetwork } from '#platform/db/access.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

const NOW = new Date('2026-11-22T10:37:21Z');
let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

rule(
	'H63',
	'what is parked during a peer consultation names no peer, on no phone and in no row; after it one is named again',
	async () => {
		kring.setNow(NOW);
		const room = await makeRoom(kring, {
			agenda: [
				{ title: 'Intervisie', mode: 'subgroup', steps: [{ minutes: 20, kind: 'consult' }] },
				{ title: 'Tafelronde', steps: [{ minutes: 10 }] }
			]
		});
		await does(kring, room.lead, 'stage.openLobby');
		const { scope } = await room.comeIn('An');
		await does(kring, room.lead, 'stage.start');
		const now = (await room.shown(stageKind)).get('now');
		expect(now?.nameless, 'the phone says so beforehand').toBe(true);
		await does(kring, scope, 'stage.park', { text: 'Hoe zit het met de premies?' });
		expect([...(await room.shown(parkedKind, 'people')).values()]).toMatchObject([
			{ text: 'Hoe zit het met de premies?', by: '', itemTitle: 'Intervisie' }
		]);
		await does(kring, room.lead, 'stage.next', { from: now?.running?.runId });
		await does(kring, scope, 'stage.park', { text: 'Wanneer is de opleiding?' });
		const rows = await inNetwork(kring.runtime.db, room.networkId, (trx) =>
			trx.selectFrom('parked_item').select(['text', 'by_member_id as by', 'at']).orderBy('at').execute()
		);
		expect(rows, 'without a name no more of the time than the hour').toEqual([
			{ text: 'Hoe zit het met de premies?', by: null, at: new Date('2026-11-22T10:00:00Z') },
			{ text: 'Wanneer is de opleiding?', by: scope.memberId, at: NOW }
		]);
		const shown = [...(await room.shown(parkedKind, 'people')).values()];
		expect(shown.find(({ by }) => by === '')?.at).toBe(new Date('2026-11-22T10:00:00Z').getTime());
	}
);
