import type { Trx } from '#platform/db/access.ts';
import type { SubgroupSeat } from './queries.server.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** Writes down who sits in which group in a round of a run, instead of what was written about that round before. */
export async function writeSubgroups(
	trx: Trx,
	{ networkId, meetingId }: Place,
	run: { id: string; itemId: string },
	round: number,
	seats: readonly SubgroupSeat[]
): Promise<void> {
	await trx
		.deleteFrom('subgroup_seat')
		.where('network_id', '=', networkId)
		.where('run_id', '=', run.id)
		.where('round', '=', round)
		.execute();
	if (seats.length === 0) return;
	await trx
		.insertInto('subgroup_seat')
		.values(
			seats.map(({ memberId, group, reporter }) => ({
				network_id: networkId,
				run_id: run.id,
				round,
				member_id: memberId,
				meeting_id: meetingId,
				item_id: run.itemId,
				group_number: group,
				reporter
			}))
		)
		.execute();
}
