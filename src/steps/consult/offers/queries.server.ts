import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Json } from '#platform/db/tables.ts';
import { fullName } from '#steps/running/events.ts';
import { REMAINS } from '#steps/consult/terms/model.ts';
import type { Offer } from './model.ts';

/** An offer with where it stands. */
export interface OfferRow extends Offer {
	itemId: string | null;
	/** Number of the meeting in which it is planned; null while it waits. */
	meeting: number | null;
	/** It was brought in. */
	given: boolean;
}

/** Every offer of a network, in the order in which they came in. For who plans; to others show a part of it. */
export async function offersOf(trx: Trx, networkId: string): Promise<OfferRow[]> {
	const rows = await trx
		.selectFrom('consult_offer')
		.innerJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'consult_offer.network_id')
				.onRef('member.id', '=', 'consult_offer.giver_id')
		)
		.leftJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'consult_offer.network_id')
				.onRef('agenda_item.id', '=', 'consult_offer.item_id')
		)
		.leftJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'agenda_item.network_id')
				.onRef('meeting.id', '=', 'agenda_item.meeting_id')
		)
		.leftJoin('consult_case', (join) =>
			join
				.onRef('consult_case.network_id', '=', 'consult_offer.network_id')
				.onRef('consult_case.item_id', '=', 'consult_offer.item_id')
				.onRef('consult_case.giver_id', '=', 'consult_offer.giver_id')
		)
		.select([
			'consult_offer.id',
			'consult_offer.giver_id as giverId',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'consult_offer.title',
			'consult_offer.about',
			'consult_offer.question',
			'consult_offer.remains',
			'consult_offer.item_id as itemId',
			'meeting.number as meeting',
			'consult_case.giver_id as givenBy'
		])
		.where('consult_offer.network_id', '=', networkId)
		.orderBy('consult_offer.offered_at')
		.orderBy('consult_offer.id')
		.execute();
	return rows.map(({ firstName, lastName, givenBy, remains, ...row }) => ({
		...row,
		giver: fullName({ firstName, lastName }),
		remains: v.parse(v.picklist(REMAINS), remains),
		given: givenBy !== null
	}));
}

/** What was planned into one agenda item. */
export async function plannedIn(trx: Trx, networkId: string, itemId: string): Promise<OfferRow[]> {
	return (await offersOf(trx, networkId)).filter((offer) => offer.itemId === itemId);
}

/** Whether a planned step is a consultation. */
const STEPS = v.fallback(v.array(v.object({ kind: v.string() })), []);
export function consults(steps: Json): boolean {
	return v.parse(STEPS, steps).some(({ kind }) => kind === 'consult');
}

/** The agenda items of a network in which a case can be given, with the number of their meeting. */
export async function placesForCases(
	trx: Trx,
	networkId: string
): Promise<{ id: string; title: string; meeting: number }[]> {
	const rows = await trx
		.selectFrom('agenda_item')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'agenda_item.network_id')
				.onRef('meeting.id', '=', 'agenda_item.meeting_id')
		)
		.select(['agenda_item.id', 'agenda_item.title', 'agenda_item.steps', 'meeting.number as meeting'])
		.where('agenda_item.network_id', '=', networkId)
		.orderBy('meeting.number')
		.orderBy('agenda_item.position')
		.execute();
	return rows
		.filter(({ steps }) => consults(steps))
		.map(({ id, title, meeting }) => ({ id, title, meeting }));
}
