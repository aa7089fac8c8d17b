import { sql } from 'kysely';
import { alsoOnPlatform, type Trx } from '#platform/db/access.ts';
import { organisationOf } from './organisation.ts';

/**
 * The organisation of somebody who signed in by mail, as far as a mail address proves it: the domain. Empty for an address
 * that says nothing about an organisation, and for a seat.
 */
export async function ownOrganisation(trx: Trx, personId: string | null): Promise<string> {
	if (personId === null) return '';
	const person = await alsoOnPlatform(trx, (open) =>
		open.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst()
	);
	return organisationOf(person?.email ?? '');
}

/**
 * Lets the running network transaction also read what other networks shared with this organisation, for one question, and
 * takes that right back. The organisation comes from `ownOrganisation` and from nowhere else.
 */
export async function alsoOfOrganisation<T>(
	trx: Trx,
	organisation: string,
	run: (trx: Trx) => Promise<T>
): Promise<T> {
	await sql`select set_config('kring.organisation', ${organisation}, true)`.execute(trx);
	const result = await run(trx);
	await sql`select set_config('kring.organisation', '', true)`.execute(trx);
	return result;
}
