import { alsoOnPlatform, inNetwork, onPlatform, type Db, type Trx } from '#platform/db/access.ts';
import { secretHash, secretKey } from '#platform/ids/ids.ts';
import type {
	MeetingScope,
	NetworkScope,
	PersonScope,
	PublicScope,
	Role,
	SponsorScope,
	StrangerScope
} from './scope.ts';

// The only place where scopes are made. Everything here follows from a secret that the browser showed.

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

/** Nobody in particular, in the language of their browser. */
export function strangerScope(language: 'nl' | 'en'): StrangerScope {
	return { language } as StrangerScope;
}

/** Who is signed in, or null when the login does not exist, has expired or was ended. */
export function personScope(db: Db, login: string | null, now: Date): Promise<PersonScope | null> {
	if (login === null) return Promise.resolve(null);
	return onPlatform(db, (trx) => findPerson(trx, login, now));
}

async function findPerson(trx: Trx, login: string, now: Date): Promise<PersonScope | null> {
	const row = await trx
		.selectFrom('login_session')
		.innerJoin('person', 'person.id', 'login_session.person_id')
		.select([
			'login_session.id as loginId',
			'login_session.last_seen_at as seen',
			'person.id as personId',
			'person.email',
			'person.name',
			'person.language',
			'person.theme',
			'person.administrator',
			'person.may_create_networks as mayCreateNetworks'
		])
		.where('login_session.token_hash', '=', secretHash(login))
		.where('login_session.kind', '=', 'person')
		.where('login_session.expires_at', '>', now)
		.executeTakeFirst();
	if (!row) return null;
	const { seen, ...scope } = row;
	if (now.getTime() - seen.getTime() > 3_600_000) {
		await trx.updateTable('login_session').set({ last_seen_at: now }).where('id', '=', row.loginId).execute();
	}
	return scope as PersonScope;
}

/**
 * Opens the door of a network by its address in the URL. Null when there is no such network; what comes back says
 * what the holder of these secrets is inside, which may be nothing.
 */
export function enterNetwork(db: Db, slug: string, tokens: Tokens, now: Date): Promise<Entry | null> {
	return onPlatform(db, async (trx) => {
		const network = await trx
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
			.executeTakeFirst();
		if (!network) return null;
		const base = {
			networkId: network.id,
			slug: network.slug,
			language: network.language,
			timeZone: network.time_zone
		};
		const member = await findMember(trx, network.id, tokens, now);
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
		const network_ = {
			...base,
			memberId: member.id,
			personId: member.personId,
			role: member.role,
			door: member.door
		};
		return { ...entry, network: network_ as NetworkScope };
	});
}

interface FoundMember {
	id: string;
	personId: string | null;
	role: Role;
	state: string;
	door: 'person' | 'seat';
}

/** Whose access token this is; null when it does not exist or has expired. */
export function personByToken(db: Db, token: string, now: Date): Promise<PersonScope | null> {
	return onPlatform(db, async (trx) => {
		const row = await trx
			.updateTable('access_token')
			.set({ last_used_at: now })
			.from('person')
			.whereRef('person.id', '=', 'access_token.person_id')
			.where('access_token.token_hash', '=', secretHash(token))
			.where((where) =>
				where.or([where('access_token.expires_at', 'is', null), where('access_token.expires_at', '>', now)])
			)
			.returning([
				'access_token.id as loginId',
				'person.id as personId',
				'person.email',
				'person.name',
				'person.language',
				'person.theme',
				'person.administrator',
				'person.may_create_networks as mayCreateNetworks'
			])
			.executeTakeFirst();
		return row ? (row as PersonScope) : null;
	});
}

/** A login by mail goes before a seat: it proves more. */
async function findMember(
	trx: Trx,
	networkId: string,
	tokens: Tokens,
	now: Date
): Promise<FoundMember | null> {
	if (tokens.login !== null) {
		const row = await trx
			.selectFrom('login_session')
			.innerJoin('member', 'member.person_id', 'login_session.person_id')
			.select(['member.id', 'member.person_id as personId', 'member.role', 'member.state'])
			.where('login_session.token_hash', '=', secretHash(tokens.login))
			.where('login_session.expires_at', '>', now)
			.where('member.network_id', '=', networkId)
			.executeTakeFirst();
		if (row) return { ...row, door: 'person' };
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
		if (row) return { ...row, door: 'person' };
	}
	if (tokens.seat !== null) {
		const row = await trx
			.selectFrom('login_session')
			.innerJoin('member', (join) =>
				join
					.onRef('member.network_id', '=', 'login_session.network_id')
					.onRef('member.id', '=', 'login_session.member_id')
			)
			.select(['member.id', 'member.person_id as personId', 'member.role', 'member.state'])
			.where('login_session.token_hash', '=', secretHash(tokens.seat))
			.where('login_session.kind', '=', 'seat')
			.where('login_session.expires_at', '>', now)
			.where('login_session.network_id', '=', networkId)
			.executeTakeFirst();
		// A seat is a chair in the room: it never conducts, whoever sits on it.
		if (row) return { ...row, role: row.role === 'guest' ? 'guest' : seatRole(row.role), door: 'seat' };
	}
	return null;
}

function seatRole(role: Role): Role {
	return role === 'sponsor' ? 'sponsor' : 'member';
}

/** No network has more meetings; a larger number in an address is no number of a meeting. */
const MOST_MEETINGS = 10_000;

/** Narrows a network scope to one of its meetings, by number. Null when there is no such meeting. */
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
		.executeTakeFirst();
	if (!meeting) return null;
	return { ...scope, meetingId: meeting.id, meetingNumber: meeting.number } as unknown as MeetingScope;
}

/** The same, for whoever has no transaction running. */
export function enterMeeting(db: Db, scope: NetworkScope, number: number): Promise<MeetingScope | null> {
	return inNetwork(db, scope.networkId, (trx) => meetingScope(trx, scope, number));
}

/** Which network and thing a code or secret link leads to; null when unknown or expired. */
export async function openDoor(
	db: Db,
	kind: 'join_code' | 'personal_link' | 'registration',
	key: string,
	now: Date
): Promise<{ scope: PublicScope; thingId: string } | null> {
	return onPlatform(db, async (trx) => {
		const row = await trx
			.selectFrom('door')
			.innerJoin('network', 'network.id', 'door.network_id')
			.select([
				'network.id as networkId',
				'network.slug',
				'network.language',
				'network.time_zone as timeZone',
				'door.thing_id as thingId'
			])
			.where('door.kind', '=', kind)
			.where('door.key', '=', kind === 'join_code' ? key : secretKey(key))
			.where((where) => where.or([where('door.expires_at', 'is', null), where('door.expires_at', '>', now)]))
			.executeTakeFirst();
		if (!row) return null;
		const { thingId, ...scope } = row;
		return { scope: scope as PublicScope, thingId };
	});
}

/** The person with this address, made when there is none yet; inside a network's own transaction. */
export function ensurePerson(
	trx: Trx,
	person: { id: string; email: string; name: string; language: 'nl' | 'en' },
	now: Date
): Promise<string> {
	return alsoOnPlatform(trx, async () => {
		const { id } = await trx
			.insertInto('person')
			.values({ ...person, created_at: now })
			.onConflict((conflict) => conflict.column('email').doUpdateSet({ email: person.email }))
			.returning('id')
			.executeTakeFirstOrThrow();
		return id;
	});
}

/** A personal link for a member: returns the secret, of which only the hash is kept. */
export async function makePersonalLink(
	trx: Trx,
	at: { networkId: string; memberId: string },
	secret: string,
	expiresAt: Date
): Promise<string> {
	await trx
		.insertInto('door')
		.values({
			kind: 'personal_link',
			key: secretKey(secret),
			network_id: at.networkId,
			thing_id: at.memberId,
			expires_at: expiresAt
		})
		.execute();
	return secret;
}

/** Gives a browser a seat in one network: it may sit in the room as this member until expiresAt. */
export function openSeat(
	trx: Trx,
	seat: { id: string; networkId: string; memberId: string; token: string; agent: string },
	now: Date,
	expiresAt: Date
): Promise<void> {
	return alsoOnPlatform(trx, async () => {
		await trx
			.insertInto('login_session')
			.values({
				id: seat.id,
				token_hash: secretHash(seat.token),
				kind: 'seat',
				network_id: seat.networkId,
				member_id: seat.memberId,
				agent: seat.agent.slice(0, 200),
				created_at: now,
				last_seen_at: now,
				expires_at: expiresAt
			})
			// The page makes the token: pressing its button twice, or choosing another name after all, is one seat.
			.onConflict((conflict) =>
				conflict
					.column('token_hash')
					.doUpdateSet({ member_id: seat.memberId, expires_at: expiresAt })
					.where('login_session.kind', '=', 'seat')
					.where('login_session.network_id', '=', seat.networkId)
			)
			.execute();
	});
}
