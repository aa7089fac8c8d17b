import { inNetwork, onPlatform, type Db, type Trx } from '#platform/db/access.ts';
import { secretHash } from '#platform/ids/ids.ts';
import { findPerson } from './persons.server.ts';
import type { MeetingScope, NetworkScope, PersonScope, PublicScope, Role, SponsorScope } from './scope.ts';

// What the holder of some secrets is in a network. Everything here follows from a secret that the browser showed.

/** The secrets a browser may carry: a login by mail, a seat taken by code or personal link. */
export interface Tokens {
	login: string | null;
	seat: string | null;
	/** A personal access token, from the Authorization header of an API request. */
	api?: string | null;
}

/** What somebody is in a network: a member of some role, a sponsor, or just somebody who looks from outside. */
export interface Entry {
	public: PublicScope;
	network: NetworkScope | null;
	sponsor: SponsorScope | null;
	state: string;
	title: string;
}

/**
 * Opens the door of a network by its address in the URL. Null when there is no such network; what comes back says
 * what the holder of these secrets is inside, which may be nothing.
 */
export function enterNetwork(db: Db, slug: string, tokens: Tokens, now: Date): Promise<Entry | null> {
	return onPlatform(db, (trx) => findEntry(trx, slug, tokens, now));
}

/** Who is signed in and what they are in the network of the address, asked together. */
export function recognise(
	db: Db,
	slug: string | undefined,
	tokens: Tokens,
	now: Date
): Promise<{ person: PersonScope | null; entry: Entry | null }> {
	return onPlatform(db, async (trx) => {
		const [person, entry] = await Promise.all([
			tokens.login === null ? null : findPerson(trx, tokens.login, now),
			slug === undefined ? null : findEntry(trx, slug, tokens, now)
		]);
		return { person, entry };
	});
}

async function findEntry(trx: Trx, slug: string, tokens: Tokens, now: Date): Promise<Entry | null> {
	const [network, member] = await Promise.all([
		trx
			.selectFrom('door')
			.innerJoin('network', 'network.id', 'door.network_id')
			.select([
				'network.id',
				'network.slug',
				'network.language',
				'network.time_zone',
				'network.state',
				'network.title'
			])
			.where('door.kind', '=', 'network')
			.where('door.key', '=', slug)
			.executeTakeFirst(),
		findMember(trx, slug, tokens, now)
	]);
	if (!network) return null;
	const base = {
		networkId: network.id,
		slug: network.slug,
		language: network.language,
		timeZone: network.time_zone
	};
	const entry: Entry = {
		public: base as PublicScope,
		network: null,
		sponsor: null,
		state: network.state,
		title: network.title
	};
	if (!member || member.state === 'left') return entry;
	if (member.role === 'sponsor') {
		return { ...entry, sponsor: { ...base, memberId: member.id } as unknown as SponsorScope };
	}
	const { id: memberId, personId, role, door, byName } = member;
	return { ...entry, network: { ...base, memberId, personId, role, door, byName } as NetworkScope };
}

interface FoundMember {
	id: string;
	personId: string | null;
	role: Role;
	state: string;
	door: 'person' | 'seat';
	byName: boolean;
}

/** A login by mail goes before a seat: it proves more. */
async function findMember(trx: Trx, slug: string, tokens: Tokens, now: Date): Promise<FoundMember | null> {
	const networkId = trx
		.selectFrom('door')
		.select('door.network_id')
		.where('door.kind', '=', 'network')
		.where('door.key', '=', slug);
	if (tokens.login !== null) {
		const row = await trx
			.selectFrom('login_session')
			.innerJoin('member', 'member.person_id', 'login_session.person_id')
			.select(['member.id', 'member.person_id as personId', 'member.role', 'member.state'])
			.where('login_session.token_hash', '=', secretHash(tokens.login))
			.where('login_session.expires_at', '>', now)
			.where('member.network_id', '=', networkId)
			.executeTakeFirst();
		if (row) return { ...row, door: 'person', byName: false };
	}
	if (tokens.api) {
		const row = await trx
			.selectFrom('access_token')
			.innerJoin('member', 'member.person_id', 'access_token.person_id')
			.select(['member.id', 'member.person_id as personId', 'member.role', 'member.state'])
			.where('access_token.token_hash', '=', secretHash(tokens.api))
			.where((where) =>
				where.or([where('access_token.expires_at', 'is', null), where('access_token.expires_at', '>', now)])
			)
			.where('member.network_id', '=', networkId)
			.executeTakeFirst();
		if (row) return { ...row, door: 'person', byName: false };
	}
	if (tokens.seat !== null) {
		const row = await trx
			.selectFrom('login_session')
			.innerJoin('member', (join) =>
				join
					.onRef('member.network_id', '=', 'login_session.network_id')
					.onRef('member.id', '=', 'login_session.member_id')
			)
			.select([
				'member.id',
				'member.person_id as personId',
				'member.role',
				'member.state',
				'login_session.by_link as byLink'
			])
			.where('login_session.token_hash', '=', secretHash(tokens.seat))
			.where('login_session.kind', '=', 'seat')
			.where('login_session.expires_at', '>', now)
			.where('login_session.network_id', '=', networkId)
			.executeTakeFirst();
		if (row) {
			const { byLink, ...who } = row;
			return { ...who, role: seatRole(row.role), door: 'seat', byName: !byLink };
		}
	}
	return null;
}

/** A seat is a chair in the room: it never conducts, whoever sits on it. */
function seatRole(role: Role): Role {
	return role === 'sponsor' || role === 'guest' ? role : 'member';
}

/** No network has more meetings; a larger number in an address is no number of a meeting. */
const MOST_MEETINGS = 10_000;

/** Narrows a network scope to one of its meetings, by number. Null when there is no such meeting, or a guest was never in it. */
export async function meetingScope(
	trx: Trx,
	scope: NetworkScope,
	number: number
): Promise<MeetingScope | null> {
	if (!Number.isInteger(number) || number < 1 || number > MOST_MEETINGS) return null;
	const meeting = await trx
		.selectFrom('meeting')
		.select(['id', 'number'])
		.where('network_id', '=', scope.networkId)
		.where('number', '=', number)
		// A guest came in by the code of one room: the other meetings of the network are not theirs.
		.$if(scope.role === 'guest', (asked) =>
			asked.where((where) =>
				where.exists(
					where
						.selectFrom('attendance')
						.select('attendance.member_id')
						.whereRef('attendance.network_id', '=', 'meeting.network_id')
						.whereRef('attendance.meeting_id', '=', 'meeting.id')
						.where('attendance.member_id', '=', scope.memberId)
				)
			)
		)
		.executeTakeFirst();
	if (!meeting) return null;
	return { ...scope, meetingId: meeting.id, meetingNumber: meeting.number } as unknown as MeetingScope;
}

/**
 * The chair in one meeting of a member whose seat was opened in this very transaction. Null for who has no chair: who
 * left, who is of the sponsor, who is not of this network.
 */
export async function chairIn(
	trx: Trx,
	at: PublicScope,
	memberId: string,
	meeting: { id: string; number: number }
): Promise<MeetingScope | null> {
	const member = await trx
		.selectFrom('member')
		.select(['person_id as personId', 'role', 'state'])
		.where('network_id', '=', at.networkId)
		.where('id', '=', memberId)
		.executeTakeFirst();
	if (!member || member.state === 'left' || member.role === 'sponsor') return null;
	const { networkId, slug, language, timeZone } = at;
	const { personId } = member;
	const role = seatRole(member.role);
	const network = {
		networkId,
		slug,
		language,
		timeZone,
		memberId,
		personId,
		role,
		door: 'seat',
		byName: true
	};
	return { ...network, meetingId: meeting.id, meetingNumber: meeting.number } as unknown as MeetingScope;
}

/** The same as `meetingScope`, for whoever has no transaction running. */
export function enterMeeting(db: Db, scope: NetworkScope, number: number): Promise<MeetingScope | null> {
	return inNetwork(db, scope.networkId, (trx) => meetingScope(trx, scope, number));
}
