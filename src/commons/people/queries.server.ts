import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';

/** Who is or was in a network, each with the organisation they come from. */
export function membersOf(trx: Trx, networkId: string) {
	return trx
		.selectFrom('member')
		.leftJoin('organisation', (join) =>
			join
				.onRef('organisation.network_id', '=', 'member.network_id')
				.onRef('organisation.id', '=', 'member.organisation_id')
		)
		.where('member.network_id', '=', networkId);
}

/** The same people, each with what is known of their coming to one meeting. */
export function membersAt(trx: Trx, { networkId, meetingId }: { networkId: string; meetingId: string }) {
	return membersOf(trx, networkId).leftJoin('attendance', (join) =>
		join
			.onRef('attendance.network_id', '=', 'member.network_id')
			.onRef('attendance.member_id', '=', 'member.id')
			.on('attendance.meeting_id', '=', meetingId)
	);
}

/** The people of a network as every member may see them: name, organisation, function, part (domain.md 2.8). */
export function readPeople(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, (trx) =>
		membersOf(trx, scope.networkId)
			.select([
				'member.id',
				'member.first_name as firstName',
				'member.last_name as lastName',
				'member.role',
				'member.job_title as jobTitle',
				'organisation.name as organisation'
			])
			.where('member.state', '=', 'accepted')
			.where('member.role', '!=', 'sponsor')
			.orderBy('member.first_name')
			.orderBy('member.last_name')
			.execute()
	);
}

/** What only who leads the network may know of its people: wishes, what they offer, how to reach them. */
export function readPeopleForLeaders(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, (trx) =>
		membersOf(trx, scope.networkId)
			.select([
				'member.id',
				'member.role',
				'member.email',
				'member.experience',
				'member.accessibility',
				'member.food',
				'member.can_host as canHost',
				'member.offers_case as offersCase',
				'member.job_title as jobTitle',
				'organisation.name as organisation',
				'organisation.sector'
			])
			.where('member.state', '=', 'accepted')
			.execute()
	);
}

/** Whether all of these are in the network and may have an item or an action of their own; a sponsor is not in the room. */
export async function mayHaveTask(
	trx: Trx,
	{ networkId }: Pick<NetworkScope, 'networkId'>,
	memberIds: readonly string[]
): Promise<boolean> {
	if (memberIds.length === 0) return true;
	const found = await trx
		.selectFrom('member')
		.select('id')
		.where('network_id', '=', networkId)
		.where('id', 'in', memberIds)
		.where('state', '=', 'accepted')
		.where('role', '!=', 'sponsor')
		.execute();
	return found.length === new Set(memberIds).size;
}
