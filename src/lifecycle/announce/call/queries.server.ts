import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import * as v from 'valibot';
import type { NetworkScope, PublicScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { doorOf, elements, placesOf, type Door, type ElementName } from './model.ts';
import { CallContent } from './schema.ts';

/** The call as it stands in the editor, published or not. */
export async function readCall(trx: Trx, scope: PublicScope | NetworkScope) {
	const row = await trx
		.selectFrom('network')
		.leftJoin('announcement', 'announcement.network_id', 'network.id')
		.selectAll('announcement')
		.select([
			'network.title',
			'network.organiser',
			'network.kind',
			'network.type',
			'network.goal',
			'network.audience',
			'network.planned_meetings',
			'network.rhythm',
			'network.min_members',
			'network.max_members',
			'network.open_call',
			'network.retention_months',
			'network.state',
			'network.version as network_version'
		])
		.select((select) => [
			jsonArrayFrom(linesOf(trx, 'promise', scope.networkId)).as('promises'),
			jsonArrayFrom(linesOf(trx, 'commitment', scope.networkId)).as('commitments'),
			select
				.selectFrom('member')
				.select((count) => count.fn.countAll<number>().as('count'))
				.where('member.network_id', '=', scope.networkId)
				.where('member.state', '=', 'accepted')
				.where('member.role', 'in', ['facilitator', 'cofacilitator'])
				.as('facilitators')
		])
		.where('network.id', '=', scope.networkId)
		.executeTakeFirstOrThrow();
	const content: CallContent = {
		title: row.title,
		tagline: row.tagline ?? '',
		organiser: row.organiser,
		kind: row.kind,
		type: row.type,
		goal: row.goal,
		audience: row.audience,
		plannedMeetings: row.planned_meetings,
		rhythm: row.rhythm,
		minMembers: row.min_members,
		maxMembers: row.max_members,
		openCall: row.open_call,
		retentionMonths: row.retention_months,
		deadline: row.registration_deadline,
		elements: Object.fromEntries(elements.map((name) => [name, row[name] ?? ''])) as Record<
			ElementName,
			string
		>,
		promises: row.promises,
		commitments: row.commitments
	};
	return {
		content,
		state: row.state,
		version: row.network_version,
		publishedAt: row.published_at,
		closedAt: row.closed_at,
		facilitators: Number(row.facilitators ?? 0)
	};
}

/** The promises or commitments that hold now, in order. */
function linesOf(trx: Trx, kind: 'promise' | 'commitment', networkId: string) {
	return trx
		.selectFrom(kind)
		.select([`${kind}.id`, `${kind}.text`])
		.where(`${kind}.network_id`, '=', networkId)
		.where(`${kind}.retired_at`, 'is', null)
		.orderBy(`${kind}.position`);
}

/** A meeting as strangers may know it: when, at whose place, and how the time is shared. No titles, no names. */
export interface PublicMeeting {
	number: number;
	startsAt: Date | null;
	endsAt: Date | null;
	place: string;
	parts: { mode: 'listening' | 'plenary' | 'subgroup' | 'pair' | 'individual' | 'break'; minutes: number }[];
}

/** Everything the call page shows to a stranger. */
export interface PublicCall {
	content: CallContent;
	door: Door;
	facilitators: string[];
	meetings: PublicMeeting[];
	/** Places taken, and how many there are; null for an open call. */
	taken: number;
	places: number | null;
}

/**
 * The call for anybody, in one statement: the published copy, who facilitates, the planned meetings as scores, and the
 * places left. Null when nothing was published yet and the asker may not look behind it.
 * @param today the day on the calendar of the network
 */
export function readPublicCall(
	db: Db,
	scope: PublicScope,
	today: string,
	preview: boolean
): Promise<PublicCall | null> {
	return inNetwork(db, scope.networkId, (trx) => publicCall(trx, scope, today, preview));
}

async function publicCall(
	trx: Trx,
	scope: PublicScope,
	today: string,
	preview: boolean
): Promise<PublicCall | null> {
	const { networkId } = scope;
	const row = await trx
		.selectFrom('network')
		.leftJoin('announcement', 'announcement.network_id', 'network.id')
		.select(['network.state', 'network.open_call', 'network.max_members', 'announcement.closed_at'])
		.select((select) => [
			jsonObjectFrom(
				select
					.selectFrom('announcement_version')
					.select('announcement_version.content')
					.where('announcement_version.network_id', '=', networkId)
					.orderBy('announcement_version.version', 'desc')
					.limit(1)
			).as('published'),
			jsonArrayFrom(
				select
					.selectFrom('member')
					.select(['member.first_name', 'member.last_name'])
					.where('member.network_id', '=', networkId)
					.where('member.state', '=', 'accepted')
					.where('member.role', 'in', ['facilitator', 'cofacilitator'])
					.orderBy('member.joined_at')
			).as('facilitators'),
			jsonArrayFrom(
				select
					.selectFrom('meeting')
					.leftJoin('organisation', (join) =>
						join
							.onRef('organisation.network_id', '=', 'meeting.network_id')
							.onRef('organisation.id', '=', 'meeting.host_organisation_id')
					)
					.select([
						'meeting.number',
						'meeting.starts_at',
						'meeting.ends_at',
						'meeting.place',
						'organisation.name as host'
					])
					.select((inner) =>
						jsonArrayFrom(
							inner
								.selectFrom('agenda_item')
								.select(['agenda_item.mode', 'agenda_item.minutes'])
								.where('agenda_item.network_id', '=', networkId)
								.whereRef('agenda_item.meeting_id', '=', 'meeting.id')
								.orderBy('agenda_item.position')
						).as('parts')
					)
					.where('meeting.network_id', '=', networkId)
					.where('meeting.state', '!=', 'cancelled')
					.orderBy('meeting.number')
			).as('meetings'),
			select
				.selectFrom('registration')
				.select((count) => count.fn.countAll<number>().as('count'))
				.where('registration.network_id', '=', networkId)
				.where('registration.state', '=', 'confirmed')
				.as('confirmed'),
			select
				.selectFrom('member')
				.select((count) => count.fn.countAll<number>().as('count'))
				.where('member.network_id', '=', networkId)
				.where('member.state', '=', 'accepted')
				.where('member.role', '=', 'member')
				.as('members')
		])
		.where('network.id', '=', networkId)
		.executeTakeFirst();
	// A network without a call is told apart from no network by nobody.
	if (row === undefined) return null;
	const published = row.published === null ? null : v.parse(CallContent, row.published.content);
	if (published === null && !preview) return null;
	const content = published ?? (await readCall(trx, scope)).content;
	const taken = Number(row.confirmed ?? 0) + Number(row.members ?? 0);
	const places = placesOf({ openCall: row.open_call, maxMembers: row.max_members });
	return {
		content,
		door: doorOf({
			state: row.state,
			closed: row.closed_at !== null,
			deadline: content.deadline,
			today,
			taken,
			places
		}),
		facilitators: row.facilitators.map((one) => `${one.first_name} ${one.last_name}`.trim()),
		meetings: row.meetings.map((meeting) => ({
			number: meeting.number,
			startsAt: meeting.starts_at === null ? null : new Date(meeting.starts_at),
			endsAt: meeting.ends_at === null ? null : new Date(meeting.ends_at),
			place: meeting.host ?? meeting.place.split('\n')[0] ?? '',
			parts: meeting.parts
		})),
		taken,
		places
	};
}

/** The editor of the call: how it stands, the versions that were published before, and how many registered. */
export function readCallEditor(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const call = await readCall(trx, scope);
		const versions = await trx
			.selectFrom('announcement_version')
			.select(['version', 'published_at as publishedAt', 'reason'])
			.where('network_id', '=', scope.networkId)
			.orderBy('version', 'desc')
			.limit(20)
			.execute();
		const { count } = await trx
			.selectFrom('registration')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('network_id', '=', scope.networkId)
			.where('state', 'in', ['confirmed', 'waiting', 'accepted'])
			.executeTakeFirstOrThrow();
		return { ...call, versions, registrations: count };
	});
}
