import { leads, type NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
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
			.select(['meeting_id as meetingId', 'method_id as methodId'])
			.where('network_id', '=', scope.networkId)
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
		return {
			promised,
			waitingForExpert: waiting,
			hosts: leads(scope.role) ? await possibleHosts(trx, scope) : [],
			meetings: meetings
				.filter(({ state }) => state !== 'cancelled')
				.map(({ coming: _coming, notComing: _notComing, ...meeting }) => ({
					...meeting,
					version: details.find(({ id }) => id === meeting.id)?.version ?? 1,
					hostMemberId: details.find(({ id }) => id === meeting.id)?.hostMemberId ?? null,
					hostName: details.find(({ id }) => id === meeting.id)?.hostName ?? '',
					cases: details.find(({ id }) => id === meeting.id)?.cases ?? '',
					outsideInput: details.find(({ id }) => id === meeting.id)?.outsideInput ?? '',
					methodIds: methods
						.filter(({ meetingId }) => meetingId === meeting.id)
						.map(({ methodId }) => methodId)
				}))
		};
	});
}
