import { afterEach, expect } from 'vitest';
import { consultFormKind, consultSeatKind } from '#steps/consult/events.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';

let room: Room;
afterEach(() => room.end());

rule('U16', 'who comes when the own round is over hears so, and whoever leads does', async () => {
	room = await openRoom(4);
	const settings = { floor: 'giver', giver: 'keeps', groupSize: 3 };
	const first = await room.open('consult', { ...settings, round: 1 });
	const [row] = await room.rows<{ item: string }>('select item_id as item from step_run where id = $1', [
		first
	]);
	const itemId = row?.item;
	const late = async (name: string, runId: string) => {
		const somebody = await room.add(name, { present: false });
		await room.arrive(runId, somebody);
		return somebody;
	};
	const seatOn = async (who: Someone, surface = phoneOf(who)) =>
		(await room.holds(consultSeatKind, surface)).get(who.id);
	const fifth = await late('Wout', first);
	expect(await seatOn(fifth), 'comes in time for the second round').toMatchObject({ tooLate: false });
	const second = await room.open('consult', { ...settings, round: 2 }, {}, itemId);
	expect(await seatOn(fifth)).toMatchObject({ gives: true, tooLate: false });
	const sixth = await late('Zita', second);
	expect(await seatOn(sixth), 'the first round is over').toMatchObject({ gives: false, tooLate: true });
	expect(await seatOn(sixth, cockpitOf(room.facilitator))).toMatchObject({ tooLate: true });
	const third = await room.open('consult', { ...settings, round: 3 }, {}, itemId);
	expect(await seatOn(sixth), 'and still is').toMatchObject({ runId: third, tooLate: true });
	expect(await seatOn(fifth), 'had a turn').toMatchObject({ tooLate: false });
	const form = (await room.holds(consultFormKind, SCREEN)).get(third);
	expect(form, 'with how many there are, it tells which rounds are shared').toMatchObject({ groupSize: 3 });
});
