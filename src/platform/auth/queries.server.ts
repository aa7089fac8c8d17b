import { onPlatform, type Db } from '#platform/db/access.ts';
import type { PersonScope, Role } from './scope.ts';

/** A network somebody belongs to, for the list at the desk. */
export interface Membership {
	slug: string;
	title: string;
	state: string;
	role: Role;
}

/** The networks of the person who is signed in, those they lead first. */
export function networksOf(db: Db, person: PersonScope): Promise<Membership[]> {
	return onPlatform(db, (trx) =>
		trx
			.selectFrom('member')
			.innerJoin('network', 'network.id', 'member.network_id')
			.select(['network.slug', 'network.title', 'network.state', 'member.role'])
			.where('member.person_id', '=', person.personId)
			.where('member.state', '!=', 'left')
			.orderBy((order) =>
				order
					.case()
					.when('member.role', 'in', ['facilitator', 'cofacilitator', 'convenor'])
					.then(0)
					.else(1)
					.end()
			)
			.orderBy('network.changed_at', 'desc')
			.execute()
	);
}

/** Where somebody is signed in now; what has ended by itself is no place any more. */
export function loginsOf(
	db: Db,
	person: PersonScope,
	now: Date
): Promise<{ id: string; agent: string; seenAt: Date }[]> {
	return onPlatform(db, (trx) =>
		trx
			.selectFrom('login_session')
			.select(['id', 'agent', 'last_seen_at as seenAt'])
			.where('person_id', '=', person.personId)
			.where('expires_at', '>', now)
			.orderBy('last_seen_at', 'desc')
			.execute()
	);
}

/** The access tokens of somebody that still open something, without their secrets. */
export function tokensOf(db: Db, person: PersonScope, now: Date): Promise<{ id: string; name: string }[]> {
	return onPlatform(db, (trx) =>
		trx
			.selectFrom('access_token')
			.select(['id', 'name'])
			.where('person_id', '=', person.personId)
			.where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
			.orderBy('created_at')
			.execute()
	);
}

/** Who may start a network, for the administrator. */
export function creatorsOf(db: Db): Promise<{ id: string; name: string; email: string }[]> {
	return onPlatform(db, (trx) =>
		trx
			.selectFrom('person')
			.select(['id', 'name', 'email'])
			.where((where) =>
				where.or([where('administrator', '=', true), where('may_create_networks', '=', true)])
			)
			.orderBy('email')
			.execute()
	);
}
