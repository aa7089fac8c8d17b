import { sql } from 'kysely';
import type { Trx } from '#platform/db/access.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** Something that an earlier meeting put aside for a next agenda, with where it came from. */
export interface CarriedParked {
	id: string;
	text: string;
	/** First name of who put it aside; empty where nobody is to be known. */
	by: string;
	at: Date;
	/** The meeting in which it was put aside, by number, and the item that was on. */
	meeting: number;
	itemTitle: string;
	/** The item of this agenda on which it stands; null while it waits for a place. */
	itemId: string | null;
}

/** What earlier meetings put aside for a next agenda: what stands on this one, and what waits for a place on any. */
export function carriedParked(trx: Trx, { networkId, meetingId }: Place): Promise<CarriedParked[]> {
	return trx
		.selectFrom('parked_item as parked')
		.innerJoin('meeting as origin', (join) =>
			join.onRef('origin.network_id', '=', 'parked.network_id').onRef('origin.id', '=', 'parked.meeting_id')
		)
		.innerJoin('meeting as here', (join) =>
			join.onRef('here.network_id', '=', 'parked.network_id').on('here.id', '=', meetingId)
		)
		.leftJoin('agenda_item as placed', (join) =>
			join
				.onRef('placed.network_id', '=', 'parked.network_id')
				.onRef('placed.id', '=', 'parked.placed_item_id')
		)
		.leftJoin('agenda_item as source', (join) =>
			join.onRef('source.network_id', '=', 'parked.network_id').onRef('source.id', '=', 'parked.item_id')
		)
		.leftJoin('member', (join) =>
			join.onRef('member.network_id', '=', 'parked.network_id').onRef('member.id', '=', 'parked.by_member_id')
		)
		.select([
			'parked.id',
			'parked.text',
			'parked.at',
			'parked.placed_item_id as itemId',
			'origin.number as meeting',
			sql<string>`coalesce(member.first_name, '')`.as('by'),
			sql<string>`coalesce(source.title, '')`.as('itemTitle')
		])
		.where('parked.network_id', '=', networkId)
		.where('parked.destination', '=', 'agenda')
		.whereRef('origin.number', '<', 'here.number')
		.where((where) => where.or([where('placed.id', 'is', null), where('placed.meeting_id', '=', meetingId)]))
		.orderBy('parked.at')
		.orderBy('parked.id')
		.execute();
}
