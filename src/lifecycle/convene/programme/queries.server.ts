import { leads, type NetworkScope } from '#platform/auth/scope.ts';
import { shownToMembers, type ShownOffer } from '#steps/consult/offers/model.ts';
import { offersOf, placesForCases, type OfferRow } from '#steps/consult/offers/queries.server.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import { isOver } from '#commons/network/model.ts';
import { isLeftOut, tookOf } from '#steps/running/ran/queries.server.ts';
import { meetingLines, possibleHosts } from '#lifecycle/convene/meetings/queries.server.ts';

/** The whole programme: every meeting that is not cancelled, and what waits for a place in it. */
export function readProgramme(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const meetings = await meetingLines(trx, scope);
		const details = await trx
			.selectFrom('meeting')
			.leftJoin('member', (join) =>
				join
					.onRef('member.network_id', '=', 'meeting.network_id')
					.onRef('member.id', '=', 'meeting.host_member_id')
			)
			.select([
				'meeting.id',
				'meeting.version',
				'meeting.host_member_id as hostMemberId',
				'member.first_name as hostName',
				'meeting.cases_planned as cases',
				'meeting.outside_input as outsideInput'
			])
			.where('meeting.network_id', '=', scope.networkId)
			.execute();
		const methods = await trx
			.selectFrom('agenda_item')
			.select(['meeting_id as meetingId', 'method_id as methodId', 'mode', 'minutes', tookOf().as('took')])
			.where('network_id', '=', scope.networkId)
			.where((where) => where.not(isLeftOut()))
			.orderBy('position')
			.execute();
		const { promised } = await trx
			.selectFrom('network')
			.select('planned_meetings as promised')
			.where('id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		const { waiting } = await trx
			.selectFrom('learning_question')
			.select((select) => select.fn.countAll<number>().as('waiting'))
			.where('network_id', '=', scope.networkId)
			.where('state', '=', 'to_expert')
			.executeTakeFirstOrThrow();
		const writes = leads(scope.role);
		const offers = await offersOf(trx, scope.networkId);
		const places = writes ? await placesForCases(trx, scope.networkId) : [];
		return {
			promised,
			/** Cases that wait for a place; for who plans. */
			waiting: writes
				? offers
						.filter(({ meeting, given }) => meeting === null && !given)
						.map(({ id, giver, title }) => ({ id, giver, title }))
				: [],
			waitingForExpert: waiting,
			hosts: writes ? await possibleHosts(trx, scope) : [],
			meetings: meetings
				.filter(({ state }) => state !== 'cancelled')
				.map(({ coming: _coming, notComing: _notComing, ...meeting }) => ({
					...meeting,
					version: details.find(({ id }) => id === meeting.id)?.version ?? 1,
					hostMemberId: details.find(({ id }) => id === meeting.id)?.hostMemberId ?? null,
					hostName: details.find(({ id }) => id === meeting.id)?.hostName ?? '',
					cases: details.find(({ id }) => id === meeting.id)?.cases ?? '',
					planned: offers
						.filter((offer) => offer.meeting === meeting.number)
						.flatMap((offer) => shownPlanned(offer, scope, isOver(meeting.state))),
					places: places
						.filter((place) => place.meeting === meeting.number)
						.map(({ id, title }) => ({ id, title })),
					outsideInput: details.find(({ id }) => id === meeting.id)?.outsideInput ?? '',
					/** Without what it passed by; of what is done the minutes that it really took. */
					parts: methods
						.filter(({ meetingId }) => meetingId === meeting.id)
						.map(({ methodId, mode, minutes, took }) => ({ methodId, mode, minutes: took ?? minutes }))
				}))
		};
	});
}

/** A planned case with no more of it than this person may see; whoever leads plans it, and its giver knows it. */
function shownPlanned(offer: OfferRow, scope: NetworkScope, over: boolean): (ShownOffer & { id: string })[] {
	const { id, giverId, giver, title, about } = offer;
	if (giverId === scope.memberId || (leads(scope.role) && !over)) return [{ id, giver, title, about }];
	const shown = shownToMembers(offer, over);
	return shown ? [{ id, ...shown }] : [];
}
