import type { Trx } from '#platform/db/access.ts';

/** Somebody's place in the groups of an agenda item. */
export interface SubgroupSeat {
	memberId: string;
	/** From 1. */
	group: number;
	reporter: boolean;
}

/** The groups that an agenda item was last divided into; empty when it was not. Later steps go on in them. */
export async function subgroupsOfItem(trx: Trx, networkId: string, itemId: string): Promise<SubgroupSeat[]> {
	const rows = await trx
		.selectFrom('subgroup_seat')
		.innerJoin('step_run', (join) =>
			join
				.onRef('step_run.network_id', '=', 'subgroup_seat.network_id')
				.onRef('step_run.id', '=', 'subgroup_seat.run_id')
		)
		.select([
			'subgroup_seat.member_id as memberId',
			'subgroup_seat.group_number as group',
			'subgroup_seat.reporter',
			'subgroup_seat.round',
			'step_run.step_index as index'
		])
		.where('subgroup_seat.network_id', '=', networkId)
		.where('subgroup_seat.item_id', '=', itemId)
		.orderBy('step_run.step_index', 'desc')
		.orderBy('subgroup_seat.round', 'desc')
		.orderBy('subgroup_seat.group_number')
		.orderBy('subgroup_seat.member_id')
		.execute();
	return rows
		.filter(({ index, round }) => index === rows[0]?.index && round === rows[0]?.round)
		.map(({ memberId, group, reporter }) => ({ memberId, group, reporter }));
}

/** How often each member of the network told for a group, other runs than this one only. */
export async function timesTold(trx: Trx, networkId: string, runId: string): Promise<Map<string, number>> {
	const rows = await trx
		.selectFrom('subgroup_seat')
		.select(({ fn }) => ['member_id as id', fn.countAll<number>().as('times')])
		.where('network_id', '=', networkId)
		.where('run_id', '!=', runId)
		.where('reporter', '=', true)
		.groupBy('member_id')
		.execute();
	return new Map(rows.map(({ id, times }) => [id, Number(times)]));
}
