import { afterEach, expect } from 'vitest';
import { consultSeatKind } from '#steps/consult/events.ts';
import { groupPlanKind } from '#steps/group/events.ts';
import { groupOf } from '#steps/group/model.ts';
import { cockpitOf, openRoom, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';

let room: Room;
afterEach(() => room.end());

rule('H57', 'two colleagues sit in different groups', async () => {
	room = await openRoom(8);
	const house = { organisation: 'Drukkerij Morgenrood' };
	const [one, two] = [await room.add('Quinten', house), await room.add('Roos', house)];
	await room.open('consult', { groupSize: 5 });
	const seats = await room.holds(consultSeatKind, cockpitOf(room.facilitator));
	expect(seats.size).toBe(10);
	expect(seats.get(one.id)?.group).not.toBe(seats.get(two.id)?.group);
});

rule('H57', 'an agenda item that was divided into groups keeps them', async () => {
	room = await openRoom(9);
	const first = await room.open('group', { groups: 3 });
	const [item] = await room.rows<{ id: string }>('select item_id as id from step_run where id = $1', [first]);
	const plan = (await room.holds(groupPlanKind, cockpitOf(room.facilitator))).get(first)?.now ?? [];
	await room.open('consult', { groupSize: 8 }, {}, item?.id);
	const seats = await room.holds(consultSeatKind, cockpitOf(room.facilitator));
	for (const { id } of room.members) expect(seats.get(id)?.group).toBe(groupOf(plan, id));
});
