import type { SponsorScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import { isOver } from '#commons/network/model.ts';

/** What an organisation that supports a network may know: facts of the whole, nothing that anybody said. */
export function readFacts(db: Db, scope: SponsorScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const network = await trx
			.selectFrom('network')
			.select(['goal', 'planned_meetings as plannedMeetings', 'state'])
			.where('id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		const people = await trx
			.selectFrom('member')
			.select((select) => [
				select.fn.countAll<number>().as('members'),
				select.fn.count<number>('organisation_id').distinct().as('organisations')
			])
			.where('network_id', '=', scope.networkId)
			.where('state', '=', 'accepted')
			.where('role', '=', 'member')
			.executeTakeFirstOrThrow();
		const meetings = await trx
			.selectFrom('meeting')
			.select(['number', 'title', 'starts_at as startsAt', 'state'])
			.where('network_id', '=', scope.networkId)
			.where('state', '!=', 'cancelled')
			.orderBy('number')
			.execute();
		return {
			goal: network.goal,
			state: network.state,
			plannedMeetings: network.plannedMeetings,
			members: people.members,
			organisations: people.organisations,
			meetings: meetings.map(({ state, ...meeting }) => ({
				...meeting,
				isOver: isOver(state)
			}))
		};
	});
}
