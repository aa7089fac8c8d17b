import { alsoOnPlatform, onPlatform, type Db, type Trx } from '#platform/db/access.ts';
import { secretHash } from '#platform/ids/ids.ts';
import type { PersonScope, StrangerScope } from './scope.ts';

// Who is signed in, outside of any network.

/** Nobody in particular, in the language of their browser. */
export function strangerScope(language: 'nl' | 'en'): StrangerScope {
	return { language } as StrangerScope;
}

/** Who is signed in, or null when the login does not exist, has expired or was ended. */
export function personScope(db: Db, login: string | null, now: Date): Promise<PersonScope | null> {
	if (login === null) return Promise.resolve(null);
	return onPlatform(db, (trx) => findPerson(trx, login, now));
}

/** The same, in a transaction on the platform. */
export async function findPerson(trx: Trx, login: string, now: Date): Promise<PersonScope | null> {
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
