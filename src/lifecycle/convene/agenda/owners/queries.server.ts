import { sql } from 'kysely';

/** Who takes care of an item, by first name. */
export interface Owner {
	id: string;
	name: string;
}

/** In a query over `agenda_item`: who takes care of each item, in the order in which they were named. */
export function ownersOfItem() {
	return sql<Owner[]>`coalesce((
		select json_agg(json_build_object('id', member.id, 'name', member.first_name) order by agenda_owner.position)
		from agenda_owner join member on member.network_id = agenda_owner.network_id and member.id = agenda_owner.member_id
		where agenda_owner.network_id = agenda_item.network_id and agenda_owner.item_id = agenda_item.id
	), '[]')`;
}
