import { questionRegister } from '#commons/questions/register/queries.server.ts';
import { openFollowUps } from '#steps/consult/follow-up/queries.server.ts';
import { keptBy } from '#steps/consult/kept/queries.server.ts';
import { offersOf } from '#steps/consult/offers/queries.server.ts';
import { rulesInForce } from '#lifecycle/begin/agreements/queries.server.ts';
import { meetingLines } from '#lifecycle/convene/meetings/queries.server.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import { isOver } from '#commons/network/model.ts';

/** A member's home: the next meeting and one's own answer, one's own questions and plans, and what changed. */
export function readMine(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const askAnswers = trx
			.selectFrom('attendance')
			.select(['meeting_id as meetingId', 'answer'])
			.where('network_id', '=', scope.networkId)
			.where('member_id', '=', scope.memberId)
			.execute();
		const askMe = trx
			.selectFrom('member')
			.select('offers_case as offersCase')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.memberId)
			.executeTakeFirst();
		const askPlans = trx
			.selectFrom('takeaway')
			.select(['id', 'text', 'intention', 'shared', 'state'])
			.where('network_id', '=', scope.networkId)
			.where('member_id', '=', scope.memberId)
			.where('state', '!=', 'dropped')
			.orderBy('at', 'desc')
			.limit(6)
			.execute();
		const askAdjustments = trx
			.selectFrom('adjustment')
			.select(['id', 'asked', 'change'])
			.where('network_id', '=', scope.networkId)
			.where('change', '!=', '')
			.orderBy('at', 'desc')
			.limit(3)
			.execute();
		const [lines, { questions }, answers, plans, adjustments, rules, followUps, offers, me, kept] =
			await Promise.all([
				meetingLines(trx, scope),
				questionRegister(trx, scope),
				askAnswers,
				askPlans,
				askAdjustments,
				rulesInForce(trx, scope.networkId),
				// What only a giver may read is not told to whoever typed their name.
				scope.byName ? [] : openFollowUps(trx, scope.networkId, scope.memberId),
				offersOf(trx, scope.networkId),
				askMe,
				keptBy(trx, scope)
			]);
		const next = lines.find(({ state }) => !isOver(state) && state !== 'cancelled') ?? null;
		const answer = answers.find(({ meetingId }) => meetingId === next?.id);
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
			adjustments,
			rules,
			/** Whether there is something that is left to them of a case. */
			kept: kept.length > 0,
			/** Said at registration that there is a case, and gave none yet. */
			offersCase: me?.offersCase === true && kept.length === 0 && !offers.some(isGivenBy(scope.memberId)),
			offers: offers
				.filter(({ giverId, given }) => giverId === scope.memberId && !given && !scope.byName)
				.map(({ id, title, about, question, remains, meeting }) => ({
					id,
					title,
					about,
					question,
					remains,
					meeting
				})),
			followUps: followUps.map(({ itemId, meeting, question, firstStep, went, inOpening, inReport }) => ({
				itemId,
				meeting,
				question,
				firstStep,
				went,
				inOpening,
				inReport
			}))
		};
	});
}

/** Whether an offer became the case of this person in the room. */
function isGivenBy(memberId: string) {
	return ({ giverId, given }: { giverId: string; given: boolean }) => giverId === memberId && given;
}
