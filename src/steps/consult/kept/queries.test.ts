import { afterAll, beforeAll } from 'vitest';
import { expect } from 'vitest';
import { newId } from '#platform/ids/ids.ts';
import { inNetwork } from '#platform/db/access.ts';
import * as caseOf from '#steps/consult/case/commands.server.ts';
import * as consult from '#steps/consult/commands.server.ts';
import { consultSeatKind } from '#steps/consult/events.ts';
import * as marks from '#steps/consult/marks/commands.server.ts';
import { openRoom, phoneOf, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import { keptBy, readKept } from './queries.server.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(8);
});
afterAll(() => room.end());

const seen = (who: Someone) => readKept(room.runtime.db, who.scope as never);

rule(
	'H63',
	'what a giver kept is there for that giver alone, once the meeting is over, without who said it',
	async () => {
		const runId = await room.open('consult', { giver: 'keeps', says: 'advice', groupSize: 4, bring: true });
		const seats = await room.holds(consultSeatKind, phoneOf(room.member(0)));
		const inGroup = (group: number) => room.members.filter(({ id }) => seats.get(id)?.group === group);
		const [[giver, peer], [secret, other]] = [inGroup(1), inGroup(2)];
		if (!giver || !peer || !secret || !other) throw new Error('no groups');
		for (const [who, by, remains] of [
			[giver, peer, 'group'],
			[secret, other, 'nothing']
		] as const) {
			await room.as(who, caseOf.bring, { runId, question: `Vraag van ${who.firstName}` });
			for (const text of ['Begin klein.', 'Wacht nog even.']) {
				const entryId = newId();
				await room.as(by, consult.write, { runId, entryId, text });
				if (text.startsWith('Begin')) await room.as(who, marks.keep, { runId, entryId, kept: 'on' });
			}
			await room.as(who, caseOf.decide, { runId, firstStep: 'Maandag beginnen' });
			await room.as(who, caseOf.remain, { runId, remains });
		}
		await room.close(runId);
		expect(await seen(giver)).toEqual([]);
		await room.rows(`update meeting set state = 'closed' where id = $1`, [room.meetingId]);

		const kept = await seen(giver);
		expect(kept).toMatchObject([
			{
				meeting: 1,
				question: `Vraag van ${giver.firstName}`,
				firstStep: 'Maandag beginnen',
				advice: ['Begin klein.']
			}
		]);
		expect(JSON.stringify(kept)).not.toContain(peer.id);
		// Whoever typed the name of the giver at the door reads nothing.
		expect(await readKept(room.runtime.db, { ...giver.scope, byName: true } as never)).toEqual([]);
		for (const who of [peer, secret, other, room.facilitator]) expect(await seen(who)).toEqual([]);

		const networkId = newId();
		await room.rows(
			`insert into network (id, slug, title, created_by, created_at, changed_at) values ($1, 'elders', 'Elders', $2, now(), now())`,
			[networkId, newId()]
		);
		expect(
			await inNetwork(room.runtime.db, networkId, (trx) =>
				keptBy(trx, { networkId: room.networkId, memberId: giver.id, byName: false })
			)
		).toEqual([]);
	}
);
