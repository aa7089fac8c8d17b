import { alsoOnPlatform, onPlatform, type Db, type Trx } from '#platform/db/access.ts';
import { secretHash, secretKey } from '#platform/ids/ids.ts';
import type { PublicScope } from './scope.ts';

// Ways in for whoever has no login: a code on the screen, a personal link, and the seat one takes by them.

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
	seat: { id: string; networkId: string; memberId: string; token: string; agent: string; byLink: boolean },
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
				by_link: seat.byLink,
				agent: seat.agent.slice(0, 200),
				created_at: now,
				last_seen_at: now,
				expires_at: expiresAt
			})
			// The page makes the token: pressing its button twice, or choosing another name after all, is one seat.
			.onConflict((conflict) =>
				conflict
					.column('token_hash')
					.doUpdateSet({ member_id: seat.memberId, expires_at: expiresAt, by_link: seat.byLink })
					.where('login_session.kind', '=', 'seat')
					.where('login_session.network_id', '=', seat.networkId)
			)
			.execute();
	});
}
