import { onPlatform, type Db, type Trx } from '#platform/db/access.ts';
import { newId, newSecret, secretHash } from '#platform/ids/ids.ts';

/** A link for the first sign-in is good for a day: whoever installs may come back to it after lunch. */
const LINK_HOURS = 24;

/**
 * Sees to it that there is an administrator, and gives a sign-in link for as long as none has ever come in: the
 * secret for the address /sign-in/<secret>, or null when the administrator knows the way.
 */
export function firstAdministratorLink(db: Db, email: string, now: Date): Promise<string | null> {
	return onPlatform(db, async (trx) => {
		const known = await trx
			.selectFrom('person')
			.leftJoin('login_session', 'login_session.person_id', 'person.id')
			.select(['person.email', 'login_session.id as loginId'])
			.where('person.administrator', '=', true)
			.execute();
		if (known.some((row) => row.loginId !== null)) return null;
		const address = known[0]?.email ?? email.toLowerCase();
		if (known.length === 0) {
			await trx
				.insertInto('person')
				.values({
					id: newId(),
					email: address,
					administrator: true,
					may_create_networks: true,
					created_at: now
				})
				.onConflict((conflict) =>
					conflict.column('email').doUpdateSet({ administrator: true, may_create_networks: true })
				)
				.execute();
		}
		return openLink(trx, address, now);
	});
}

/** A sign-in link for one address, good for a day and one use: the secret for the address /sign-in/<secret>. */
export function signInLink(db: Db, email: string, now: Date): Promise<string> {
	return onPlatform(db, (trx) => openLink(trx, email, now));
}

async function openLink(trx: Trx, email: string, now: Date): Promise<string> {
	const secret = newSecret();
	await trx
		.insertInto('sign_in')
		.values({
			id: newId(),
			email,
			link_hash: secretHash(secret),
			// Nobody knows this code, and it is too old to be tried: the link alone counts.
			code_hash: secretHash(newSecret()),
			attempts: 99,
			created_at: now,
			expires_at: new Date(now.getTime() + LINK_HOURS * 3_600_000)
		})
		.execute();
	return secret;
}
