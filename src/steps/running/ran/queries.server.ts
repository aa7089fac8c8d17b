import { sql } from 'kysely';
import type { Trx } from '#platform/db/access.ts';

/**
 * In a query over `agenda_item`: whether the meeting passed the item by, or will. That is what is left out while it runs, what
 * was jumped over, and what it had no time for any more.
 */
export function isLeftOut() {
	return sql<boolean>`(agenda_item.state = 'skipped' or agenda_item.state = 'planned' and exists (
		select from meeting where meeting.network_id = agenda_item.network_id and meeting.id = agenda_item.meeting_id
			and (meeting.stage -> 'leftOut' ? agenda_item.id::text
				or meeting.started_at is not null and meeting.state in ('wrapping_up', 'closed', 'reported', 'settled'))))`;
}

/** In a query over `agenda_item`: what an item that is done really took, in minutes; null where it is not done. */
export function tookOf() {
	return sql<number | null>`case when agenda_item.state = 'done'
		then round(extract(epoch from agenda_item.ran_to - agenda_item.ran_from) / 60)::int end`;
}

/** A part of an agenda that is over, as it really went. */
export interface RanItem {
	methodId: string;
	title: string;
	/** The number of its meeting. */
	meeting: number;
	/** As planned. */
	minutes: number;
	/** What it really took, in minutes; null where nobody kept the time. */
	took: number | null;
	/** How many took part while it ran; null where nobody kept that. */
	people: number | null;
}

/** The parts that were done, of one meeting or of all meetings of a network: the latest meeting first, each in its order. */
export async function itemsThatRan(
	trx: Trx,
	{ networkId, meetingId }: { networkId: string; meetingId?: string }
): Promise<RanItem[]> {
	let query = trx
		.selectFrom('agenda_item')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'agenda_item.network_id')
				.onRef('meeting.id', '=', 'agenda_item.meeting_id')
		)
		.select((select) => [
			'agenda_item.method_id as methodId',
			'agenda_item.title',
			'agenda_item.minutes',
			'agenda_item.ran_from as from',
			'agenda_item.ran_to as to',
			'meeting.number as meeting',
			select
				.selectFrom('attendance')
				.innerJoin('member', (join) =>
					join
						.onRef('member.network_id', '=', 'attendance.network_id')
						.onRef('member.id', '=', 'attendance.member_id')
				)
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('attendance.network_id', '=', 'agenda_item.network_id')
				.whereRef('attendance.meeting_id', '=', 'agenda_item.meeting_id')
				.where('member.role', 'in', ['member', 'guest', 'host'])
				.where((where) =>
					where.or([
						where('attendance.present_from', '<=', where.ref('agenda_item.ran_from')),
						where('attendance.present_from', '<', where.ref('agenda_item.ran_to'))
					])
				)
				.where((where) =>
					where.or([
						where('attendance.present_to', 'is', null),
						where('attendance.present_to', '>', where.ref('agenda_item.ran_from')),
						where('attendance.present_to', '>=', where.ref('agenda_item.ran_to'))
					])
				)
				.as('people')
		])
		.where('agenda_item.network_id', '=', networkId)
		.where('agenda_item.state', '=', 'done')
		.orderBy('meeting.number', 'desc')
		.orderBy('agenda_item.position');
	if (meetingId !== undefined) query = query.where('agenda_item.meeting_id', '=', meetingId);
	const rows = await query.execute();
	return rows.map(({ from, to, people, ...item }) => ({
		...item,
		took: from && to ? Math.round((to.getTime() - from.getTime()) / 60_000) : null,
		people: Number(people) || null
	}));
}
