import { inNetwork, type Db } from '#platform/db/access.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';

/** A time that this network used a method. */
export interface Use {
	methodId: string;
	meeting: number;
	/** As planned. */
	minutes: number;
	/** What it really took; null where nobody kept the time. */
	took: number | null;
}

/** Where this network used which methods, the latest first (H20). */
export async function usesOfMethods(db: Db, scope: NetworkScope | MeetingScope): Promise<Use[]> {
	const rows = await inNetwork(db, scope.networkId, (trx) =>
		trx
			.selectFrom('agenda_item')
			.innerJoin('meeting', (join) =>
				join
					.onRef('meeting.network_id', '=', 'agenda_item.network_id')
					.onRef('meeting.id', '=', 'agenda_item.meeting_id')
			)
			.select([
				'agenda_item.method_id as methodId',
				'agenda_item.minutes',
				'agenda_item.ran_from as from',
				'agenda_item.ran_to as to',
				'meeting.number as meeting'
			])
			.where('agenda_item.network_id', '=', scope.networkId)
			.where('agenda_item.state', '=', 'done')
			.orderBy('meeting.number', 'desc')
			.orderBy('agenda_item.position')
			.execute()
	);
	return rows.map(({ from, to, ...use }) => ({
		...use,
		took: from && to ? Math.round((to.getTime() - from.getTime()) / 60_000) : null
	}));
}
