import type { Trx } from '#platform/db/access.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import type { BalanceView } from './events.ts';

/** The balance of a meeting, for who conducts it; locked until the end of the transaction. Undefined where nobody counts. */
export async function balanceForChange(trx: Trx, scope: MeetingScope): Promise<BalanceView | undefined> {
	const kept = await trx
		.selectFrom('speaking_balance')
		.select('floor_id as floorId')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.forUpdate()
		.executeTakeFirst();
	if (!kept) return undefined;
	const rows = await trx
		.selectFrom('speaking_turns')
		.select(['member_id as id', 'turns'])
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.execute();
	return { ...kept, turns: Object.fromEntries(rows.map(({ id, turns }) => [id, turns])) };
}
