import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { attenders } from '#lifecycle/convene/stage/queries.server.ts';
import { fullName } from '#steps/running/events.ts';
import { canBeThanked } from './model.ts';

/** Cards of one meeting that wait for whoever got them. */
export interface WaitingThanks {
	meeting: number;
	cards: number;
}

/** What somebody got and may give, for their home; nothing of it is about others. */
export interface OwnThanks {
	waiting: WaitingThanks[];
	/** What was opened, of the latest meeting first. */
	got: { id: string; meeting: number; text: string; by: string }[];
	/** The meeting that is over and of which the report is not sent yet; null where there is none, or one was not there. */
	giving: {
		meeting: number;
		people: { id: string; name: string }[];
		given: { id: string; to: string; text: string; opened: boolean }[];
	} | null;
}

/** So many cards a home shows. */
const SHOWN = 12;

/** The cards of whoever asks. The words of a card that was not opened stay in the database. */
export function readOwnThanks(db: Db, scope: NetworkScope | MeetingScope): Promise<OwnThanks> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const mine = await trx
			.selectFrom('thanks_card')
			.innerJoin('meeting', (join) =>
				join
					.onRef('meeting.network_id', '=', 'thanks_card.network_id')
					.onRef('meeting.id', '=', 'thanks_card.meeting_id')
			)
			.innerJoin('member', (join) =>
				join
					.onRef('member.network_id', '=', 'thanks_card.network_id')
					.onRef('member.id', '=', 'thanks_card.from_member_id')
			)
			.select([
				'thanks_card.id',
				'thanks_card.text',
				'thanks_card.opened',
				'meeting.number',
				'member.first_name as firstName',
				'member.last_name as lastName'
			])
			.where('thanks_card.network_id', '=', scope.networkId)
			.where('thanks_card.to_member_id', '=', scope.memberId)
			.orderBy('meeting.number', 'desc')
			.orderBy('thanks_card.id')
			.execute();
		const waiting = new Map<number, number>();
		for (const { opened, number } of mine) if (!opened) waiting.set(number, (waiting.get(number) ?? 0) + 1);
		return {
			waiting: [...waiting].map(([meeting, cards]) => ({ meeting, cards })),
			got: mine
				.filter(({ opened }) => opened)
				.slice(0, SHOWN)
				.map(({ id, text, number, ...by }) => ({ id, meeting: number, text, by: fullName(by) })),
			giving: await givingNow(trx, scope)
		};
	});
}

async function givingNow(
	trx: Trx,
	{ networkId, memberId }: NetworkScope | MeetingScope
): Promise<OwnThanks['giving']> {
	const last = await trx
		.selectFrom('meeting')
		.select(['id', 'number'])
		.where('network_id', '=', networkId)
		.where('state', '=', 'closed')
		.orderBy('number', 'desc')
		.executeTakeFirst();
	if (!last) return null;
	const place = { networkId, meetingId: last.id };
	const [people, given] = await Promise.all([attenders(trx, place), givenBy(trx, place, memberId)]);
	const me = people.find(({ id }) => id === memberId);
	if (!me || !(me.leads || me.state === 'here' || me.state === 'left')) return null;
	const thanked = given.map(({ toId }) => toId);
	return {
		meeting: last.number,
		people: canBeThanked(people, memberId, thanked).map((one) => ({ id: one.id, name: fullName(one) })),
		given: given.map(({ id, toId, text, opened }) => ({
			id,
			text,
			opened,
			to: fullName(people.find((one) => one.id === toId) ?? { firstName: '', lastName: '' })
		}))
	};
}

/** The cards that somebody gave in a meeting. */
export function givenBy(
	trx: Trx,
	{ networkId, meetingId }: { networkId: string; meetingId: string },
	memberId: string
) {
	return trx
		.selectFrom('thanks_card')
		.select(['id', 'to_member_id as toId', 'text', 'opened'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.where('from_member_id', '=', memberId)
		.orderBy('id')
		.execute();
}

/** How many cards were given in a meeting: all that whoever leads is told of them. */
export function countThanks(db: Db, { networkId, meetingId }: MeetingScope): Promise<number> {
	return inNetwork(db, networkId, async (trx) => {
		const { cards } = await trx
			.selectFrom('thanks_card')
			.select(({ fn }) => fn.countAll<number>().as('cards'))
			.where('network_id', '=', networkId)
			.where('meeting_id', '=', meetingId)
			.executeTakeFirstOrThrow();
		return Number(cards);
	});
}
