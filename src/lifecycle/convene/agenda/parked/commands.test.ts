import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { parkedKind, stageKind } from '#lifecycle/convene/stage/events.ts';
import { readOpening } from '#lifecycle/convene/opening/queries.server.ts';
import { readPlan } from '#lifecycle/convene/agenda/queries.server.ts';
import { triage } from '#lifecycle/debrief/recap/parked/commands.server.ts';
import { readWrapUp } from '#lifecycle/debrief/recap/queries.server.ts';
import { atMeeting, inside, startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom } from '#tests/support/staged-room.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const SAID = 'Hoe zit het met loon?';

/** A meeting in which An parked something for a next agenda, and the meeting after it. */
async function carriedOver(): Promise<{ next: MeetingScope; networkId: string; parkedId: string }> {
	const room = await makeRoom(kring);
	await does(kring, room.lead, 'stage.openLobby');
	const an = (await room.comeIn('An')).scope;
	await does(kring, room.lead, 'stage.start');
	await does(kring, an, 'stage.park', { text: SAID });
	const [parkedId = ''] = [...(await room.shown(parkedKind, 'people')).keys()];
	const from = (await room.shown(stageKind)).get('now')?.running?.runId;
	await does(kring, room.lead, 'stage.wrapUp', { from });
	await does(kring, room.lead, 'recap.triage', { parkedId, to: 'agenda', reason: '' });
	const network = await inside(kring, room.slug, room.login);
	const meeting = {
		title: 'Verder',
		kind: 'ordinary',
		day: '2030-01-17',
		startTime: '13:00',
		endTime: '16:30',
		place: 'Gent'
	};
	expect(await execute(kring.runtime, planMeeting, network, meeting)).toMatchObject({ ok: true });
	return { next: await atMeeting(kring, network, 2), networkId: room.networkId, parkedId };
}

const plan = async (scope: MeetingScope) => readPlan(kring.runtime.db, scope, true);

rule(
	'H44',
	'what is parked for a next agenda waits there, and opens that meeting, until it has a place',
	async () => {
		const { next, parkedId } = await carriedOver();
		expect((await plan(next)).parked).toMatchObject([
			{ text: SAID, by: 'An', meeting: 1, itemTitle: 'Welkom', itemId: null }
		]);
		expect((await readOpening(kring.runtime.db, next)).carriedOver).toEqual([SAID]);

		await does(kring, next, 'agenda.placeParked', { parkedId, itemId: '' });
		const made = await plan(next);
		expect(made.items.map(({ title, minutes }) => [title, minutes])).toEqual([[SAID, 10]]);
		expect(made.parked).toMatchObject([{ itemId: made.items[0]?.id }]);
		expect((await readOpening(kring.runtime.db, next)).carriedOver).toEqual([SAID]);

		// Taken back, it waits again; nothing that was put aside is lost with an item.
		await does(kring, next, 'agenda.undo', { changeId: made.last?.id, ofOthers: '' });
		expect(await plan(next)).toMatchObject({ items: [], parked: [{ itemId: null }] });
	}
);

test('it stands on an item that is there, is lifted off again, and waits again when its item goes', async () => {
	const { next, parkedId } = await carriedOver();
	await does(kring, next, 'agenda.add', { methodId: 'round_table' });
	const itemId = (await plan(next)).items[0]?.id;
	await does(kring, next, 'agenda.placeParked', { parkedId, itemId });
	expect((await plan(next)).parked).toMatchObject([{ itemId }]);
	await does(kring, next, 'agenda.liftParked', { parkedId });
	expect((await plan(next)).parked).toMatchObject([{ itemId: null }]);
	await does(kring, next, 'agenda.placeParked', { parkedId, itemId });
	await does(kring, next, 'agenda.remove', { itemId });
	expect((await plan(next)).parked).toMatchObject([{ itemId: null }]);
});

test('what another network put aside has no place here', async () => {
	const [{ next }, other] = [await carriedOver(), await carriedOver()];
	await expect(
		does(kring, next, 'agenda.placeParked', { parkedId: other.parkedId, itemId: '' })
	).rejects.toThrow();
	expect((await plan(next)).items).toEqual([]);
});

rule('H44', 'in a step where nobody is to be known, what is parked has no author either', async () => {
	const steps = [{ minutes: 5, kind: 'write' as const, settings: { anonymous: true } }];
	const room = await makeRoom(kring, { agenda: [{ title: 'Zorgen', steps }] });
	await does(kring, room.lead, 'stage.openLobby');
	const an = (await room.comeIn('An')).scope;
	await does(kring, room.lead, 'stage.start');
	await does(kring, an, 'stage.park', { text: SAID });
	expect([...(await room.shown(parkedKind, 'people')).values()]).toMatchObject([
		{ text: SAID, by: '', itemTitle: 'Zorgen' }
	]);
	const rows = await inNetwork(kring.runtime.db, room.networkId, (trx) =>
		trx.selectFrom('parked_item').select('by_member_id').where('network_id', '=', room.networkId).execute()
	);
	expect(rows).toEqual([{ by_member_id: null }]);
});

rule('H44', 'what is parked and becomes an action keeps its item, its time and who said it', async () => {
	const room = await makeRoom(kring);
	await does(kring, room.lead, 'stage.openLobby');
	const an = (await room.comeIn('An')).scope;
	await does(kring, room.lead, 'stage.start');
	await does(kring, an, 'stage.park', { text: SAID });
	const [[parkedId = '', shown] = []] = [...(await room.shown(parkedKind, 'people'))];
	const from = (await room.shown(stageKind)).get('now')?.running?.runId;
	await does(kring, room.lead, 'stage.wrapUp', { from });
	expect((await readWrapUp(kring.runtime.db, room.lead))?.parked).toMatchObject([
		{ text: SAID, by: 'An', itemTitle: 'Welkom', at: new Date(shown?.at ?? 0), destination: null }
	]);
	// An action has somebody who does it: whoever put it aside, or whom the group names.
	expect(
		await execute(kring.runtime, triage, room.lead, { parkedId, to: 'action', ownerId: newId() })
	).toMatchObject({ fields: { ownerId: 'choose' } });
	await does(kring, room.lead, 'recap.triage', { parkedId, to: 'action', reason: '' });
	const actions = await inNetwork(kring.runtime.db, room.networkId, (trx) =>
		trx
			.selectFrom('agreement')
			.innerJoin('parked_item', (join) =>
				join
					.onRef('parked_item.network_id', '=', 'agreement.network_id')
					.onRef('parked_item.id', '=', 'agreement.id')
			)
			.innerJoin('agenda_item', (join) =>
				join
					.onRef('agenda_item.network_id', '=', 'parked_item.network_id')
					.onRef('agenda_item.id', '=', 'parked_item.item_id')
			)
			.select(['agreement.text', 'agreement.owner_id as owner', 'agenda_item.title', 'parked_item.at'])
			.where('agreement.network_id', '=', room.networkId)
			.execute()
	);
	expect(actions).toEqual([
		{ text: SAID, owner: an.memberId, title: 'Welkom', at: new Date(shown?.at ?? 0) }
	]);
});
