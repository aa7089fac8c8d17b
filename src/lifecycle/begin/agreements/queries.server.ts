import { sql } from 'kysely';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { IN_FORCE } from './model.ts';

/** The states in which people are in the room. */
const OPEN = ['lobby', 'live', 'wrapping_up'] as const;

/** The meetings that are going on, the latest first: mostly one or none. */
export async function openMeetings(trx: Trx, networkId: string): Promise<string[]> {
	const rows = await trx
		.selectFrom('meeting')
		.select('id')
		.where('network_id', '=', networkId)
		.where('state', 'in', OPEN)
		.orderBy('number', 'desc')
		.execute();
	return rows.map(({ id }) => id);
}

/** The ground rules that hold, in their order. */
export function rulesInForce(trx: Trx, networkId: string): Promise<{ id: string; text: string }[]> {
	return trx
		.selectFrom('ground_rule')
		.select(['id', 'text'])
		.where('network_id', '=', networkId)
		.where('state', 'in', IN_FORCE)
		.orderBy('position')
		.orderBy('id')
		.execute();
}

/** All rules that were not retired, for a command that adds to them or changes one. */
export function rulesForChange(trx: Trx, networkId: string) {
	return trx
		.selectFrom('ground_rule')
		.selectAll()
		.where('network_id', '=', networkId)
		.where('state', '!=', 'retired')
		.orderBy('position')
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
}

/**
 * Clusters with a name that a group laid in a step that leaves ground rules, of whatever method, and that are no rule yet.
 * Agendas from before steps said so are known by their method.
 */
export function clustersToAdopt(trx: Trx, networkId: string) {
	return trx
		.selectFrom('cluster')
		.innerJoin('step_run', (join) =>
			join.onRef('step_run.network_id', '=', 'cluster.network_id').onRef('step_run.id', '=', 'cluster.run_id')
		)
		.innerJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'step_run.network_id')
				.onRef('agenda_item.id', '=', 'step_run.item_id')
		)
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'cluster.network_id')
				.onRef('meeting.id', '=', 'cluster.meeting_id')
		)
		.select(['cluster.id', 'cluster.name', 'cluster.meeting_id as meetingId', 'meeting.number'])
		.where('cluster.network_id', '=', networkId)
		.where((where) =>
			where.or([
				where(sql<string | null>`step_run.settings ->> 'leaves'`, '=', 'rules'),
				where.and([
					where('agenda_item.method_id', '=', 'ground_rules'),
					where(sql<boolean>`step_run.settings ? 'leaves'`, '=', false)
				])
			])
		)
		.where('cluster.removed', '=', false)
		.where('cluster.name', '!=', '')
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('ground_rule')
						.select('ground_rule.id')
						.whereRef('ground_rule.network_id', '=', 'cluster.network_id')
						.where((rule) =>
							rule.or([
								rule('ground_rule.cluster_id', '=', rule.ref('cluster.id')),
								rule.and([
									rule('ground_rule.text', '=', rule.ref('cluster.name')),
									rule('ground_rule.state', '!=', 'retired')
								])
							])
						)
				)
			)
		)
		.orderBy('meeting.number')
		.orderBy('cluster.position')
		.orderBy('cluster.id')
		.execute();
}

/** The same for a page, such as the wrap-up of a meeting. */
export function readClustersToAdopt(db: Db, scope: Pick<NetworkScope, 'networkId'>) {
	return inNetwork(db, scope.networkId, (trx) => clustersToAdopt(trx, scope.networkId));
}

/** Everything a group agreed on how it works: its rules, what waits to become one, and agreements with how they went. */
export function readAgreements(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const askRules = trx
			.selectFrom('ground_rule')
			.leftJoin('meeting', (join) =>
				join
					.onRef('meeting.network_id', '=', 'ground_rule.network_id')
					.onRef('meeting.id', '=', 'ground_rule.adopted_in')
			)
			.select((select) => [
				'ground_rule.id',
				'ground_rule.text',
				'ground_rule.state',
				'ground_rule.version',
				'ground_rule.adopted_at as adoptedAt',
				'meeting.number as meeting',
				select
					.selectFrom('ground_rule_reminder')
					.select((sum) => sum.fn.sum<number>('times').as('times'))
					.whereRef('ground_rule_reminder.network_id', '=', 'ground_rule.network_id')
					.whereRef('ground_rule_reminder.rule_id', '=', 'ground_rule.id')
					.as('reminders')
			])
			.where('ground_rule.network_id', '=', scope.networkId)
			.where('ground_rule.state', '!=', 'retired')
			.orderBy('ground_rule.position')
			.orderBy('ground_rule.id')
			.execute();
		const askAgreements = trx
			.selectFrom('agreement')
			.leftJoin('meeting', (join) =>
				join
					.onRef('meeting.network_id', '=', 'agreement.network_id')
					.onRef('meeting.id', '=', 'agreement.meeting_id')
			)
			.select(['agreement.id', 'agreement.text', 'agreement.state', 'meeting.number as meeting'])
			.where('agreement.network_id', '=', scope.networkId)
			.where('agreement.kind', '=', 'process')
			.where('agreement.state', '!=', 'dropped')
			.orderBy('agreement.created_at')
			.orderBy('agreement.id')
			.execute();
		const [rules, agreements, clusters] = await Promise.all([
			askRules,
			askAgreements,
			clustersToAdopt(trx, scope.networkId)
		]);
		return {
			rules: rules.map(({ reminders, ...rule }) => ({ ...rule, reminders: Number(reminders ?? 0) })),
			agreements,
			clusters
		};
	});
}

/** The process agreements that a later meeting hears about at its opening. */
export function standingAgreements(trx: Trx, networkId: string, meetingId: string) {
	return trx
		.selectFrom('agreement')
		.select('text')
		.where('network_id', '=', networkId)
		.where('kind', '=', 'process')
		.where('state', '=', 'agreed')
		.where((where) => where.or([where('meeting_id', 'is', null), where('meeting_id', '!=', meetingId)]))
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}
