import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';

/** The network itself, for who leads it. */
export function readNetwork(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, (trx) =>
		trx.selectFrom('network').selectAll().where('id', '=', scope.networkId).executeTakeFirstOrThrow()
	);
}

/** Who changed the network last and when, to name them when two people changed it at the same time. */
export async function lastNetworkChange(
	db: Db,
	scope: NetworkScope
): Promise<{ name: string; at: Date } | null> {
	const row = await inNetwork(db, scope.networkId, (trx) =>
		trx
			.selectFrom('audit_event')
			.innerJoin('member', (join) =>
				join
					.onRef('member.network_id', '=', 'audit_event.network_id')
					.onRef('member.id', '=', 'audit_event.actor_id')
			)
			.select(['member.first_name', 'member.last_name', 'audit_event.at'])
			.where('audit_event.network_id', '=', scope.networkId)
			.where('audit_event.command', 'like', 'network.%')
			.orderBy('audit_event.at', 'desc')
			.limit(1)
			.executeTakeFirst()
	);
	return row ? { name: `${row.first_name} ${row.last_name}`.trim(), at: row.at } : null;
}
