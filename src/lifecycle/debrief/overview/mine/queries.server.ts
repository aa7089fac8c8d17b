import { questionRegister } from '#commons/questions/register/queries.server.ts';
import { meetingLines } from '#lifecycle/convene/meetings/queries.server.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';

const OVER = ['closed', 'reported', 'settled', 'cancelled'];

/** A member's home: the next meeting and one's own answer, one's own questions and plans, and what changed. */
export function readMine(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const lines = await meetingLines(trx, scope);
		const next = lines.find(({ state }) => !OVER.includes(state)) ?? null;
		const answer = next
			? await trx
					.selectFrom('attendance')
					.select('answer')
					.where('network_id', '=', scope.networkId)
					.where('meeting_id', '=', next.id)
					.where('member_id', '=', scope.memberId)
					.executeTakeFirst()
			: undefined;
		const { questions } = await questionRegister(trx, scope);
		const plans = await trx
			.selectFrom('takeaway')
			.select(['id', 'text', 'intention', 'shared', 'state'])
			.where('network_id', '=', scope.networkId)
			.where('member_id', '=', scope.memberId)
			.where('state', '!=', 'dropped')
			.orderBy('at', 'desc')
			.limit(6)
			.execute();
		const adjustments = await trx
			.selectFrom('adjustment')
			.select(['id', 'asked', 'change'])
			.where('network_id', '=', scope.networkId)
			.where('change', '!=', '')
			.orderBy('at', 'desc')
			.limit(3)
			.execute();
		return {
			next: next && {
				number: next.number,
				state: next.state,
				title: next.title,
				startsAt: next.startsAt,
				endsAt: next.endsAt,
				place: next.place,
				host: next.host,
				items: next.items
			},
			answer: answer?.answer ?? null,
			questions: questions.filter(({ mine }) => mine),
			carried: questions.filter(
				({ mine, planned, way }) =>
					!mine && planned !== null && way.length > 1 && way[0]?.number !== planned.number
			),
			plans,
			adjustments
		};
	});
}
