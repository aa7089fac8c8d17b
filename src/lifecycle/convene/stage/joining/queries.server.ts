import { membersAt } from '#commons/people/queries.server.ts';
import { leads } from '#platform/auth/scope.ts';
import type { Trx } from '#platform/db/access.ts';
import { mayBe } from './model.ts';

/** What the page behind a join code says of the meeting. */
export interface DoorPlate {
	meetingId: string;
	number: number;
	state: 'soon' | 'open' | 'over';
	networkTitle: string;
	title: string;
	place: string;
	startsAt: Date | null;
	timeZone: string;
}

/** What is on the door of a meeting, by its id or by its code; null when there is no such meeting (any more). */
export async function doorPlate(
	trx: Trx,
	networkId: string,
	at: { meetingId: string } | { code: string }
): Promise<DoorPlate | null> {
	const query = trx
		.selectFrom('meeting')
		.innerJoin('network', 'network.id', 'meeting.network_id')
		.select([
			'meeting.id as meetingId',
			'meeting.number',
			'meeting.state',
			'network.title as networkTitle',
			'meeting.title',
			'meeting.place',
			'meeting.starts_at as startsAt',
			'meeting.time_zone as timeZone'
		])
		.where('meeting.network_id', '=', networkId);
	const row = await (
		'code' in at
			? query.where('meeting.join_code', '=', at.code)
			: query.where('meeting.id', '=', at.meetingId)
	).executeTakeFirst();
	if (!row) return null;
	const { state } = row;
	const open = state === 'lobby' || state === 'live' || state === 'wrapping_up';
	return { ...row, state: open ? 'open' : state === 'planned' || state === 'prepared' ? 'soon' : 'over' };
}

/** Somebody we expect whose name was typed. */
export interface Candidate {
	id: string;
	name: string;
	organisation: string;
	/** Is in the room already, on another device. */
	seated: boolean;
}

/**
 * Who of this meeting somebody may be who typed this name: accepted members and the guests of today. Who leads is not
 * among them: a cockpit asks for a login, and a name typed in a room proves nothing.
 */
export async function candidates(
	trx: Trx,
	at: { networkId: string; meetingId: string },
	typed: string
): Promise<Candidate[]> {
	const rows = await membersAt(trx, at)
		.select([
			'member.id',
			'member.role',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'organisation.name as organisation',
			'attendance.present_from as from',
			'attendance.present_to as to'
		])
		.where('member.role', '!=', 'sponsor')
		.where((where) =>
			where.or([
				where('member.state', '=', 'accepted'),
				where.and([where('member.state', '=', 'guest'), where('attendance.present_from', 'is not', null)])
			])
		)
		.orderBy('member.last_name')
		.orderBy('member.id')
		.execute();
	return rows
		.filter((row) => !leads(row.role) && mayBe(typed, row))
		.map(({ id, firstName, lastName, organisation, from, to }) => ({
			id,
			name: `${firstName} ${lastName}`.trim(),
			organisation: organisation ?? '',
			seated: from !== null && to === null
		}));
}

/** The name of a member, as the door greets them. */
export async function nameOf(trx: Trx, networkId: string, memberId: string): Promise<string> {
	const row = await trx
		.selectFrom('member')
		.select(['first_name as firstName', 'last_name as lastName'])
		.where('network_id', '=', networkId)
		.where('id', '=', memberId)
		.executeTakeFirst();
	return row ? `${row.firstName} ${row.lastName}`.trim() : '';
}

/** How many people may be in one room; beyond it is a mistake or a prank. */
export const ROOM_LIMIT = 1_000;

/** How many have come to this meeting so far. */
export async function countAttended(trx: Trx, at: { networkId: string; meetingId: string }): Promise<number> {
	const { count } = await trx
		.selectFrom('attendance')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('network_id', '=', at.networkId)
		.where('meeting_id', '=', at.meetingId)
		.executeTakeFirstOrThrow();
	return count;
}

/** The number of the meeting that is open now, or null: the last one when there are several. */
export async function openMeetingNumber(trx: Trx, networkId: string): Promise<number | null> {
	const row = await trx
		.selectFrom('meeting')
		.select('number')
		.where('network_id', '=', networkId)
		.where('state', 'in', ['lobby', 'live', 'wrapping_up'])
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.number ?? null;
}

/** Whether this member is in the room, as far as somebody said so. */
export async function isPresent(
	trx: Trx,
	at: { networkId: string; meetingId: string; memberId: string }
): Promise<boolean> {
	const row = await trx
		.selectFrom('attendance')
		.select(['present_from as from', 'present_to as to'])
		.where('network_id', '=', at.networkId)
		.where('meeting_id', '=', at.meetingId)
		.where('member_id', '=', at.memberId)
		.executeTakeFirst();
	return row !== undefined && row.from !== null && row.to === null;
}

/** The member behind a personal link of this network; null when the link is unknown, too old, or the member left. */
export async function linkedMember(
	trx: Trx,
	networkId: string,
	key: string,
	now: Date
): Promise<{ id: string; firstName: string; lastName: string } | null> {
	const row = await trx
		.selectFrom('door')
		.innerJoin('member', (join) =>
			join.onRef('member.network_id', '=', 'door.network_id').onRef('member.id', '=', 'door.thing_id')
		)
		.select(['member.id', 'member.first_name as firstName', 'member.last_name as lastName'])
		.where('door.network_id', '=', networkId)
		.where('door.kind', '=', 'personal_link')
		.where('door.key', '=', key)
		.where('member.state', '!=', 'left')
		.where((where) => where.or([where('door.expires_at', 'is', null), where('door.expires_at', '>', now)]))
		.executeTakeFirst();
	return row ?? null;
}
