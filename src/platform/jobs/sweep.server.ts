import { onPlatform, type Db } from '#platform/db/access.ts';

const DAY = 86_400_000;
/** A phone keeps what it could not send for as long as this at most, and may not be carried out twice after it. */
const RECEIPT_DAYS = 90;

/**
 * Forgets what nobody can use any more: the addresses that asked for a way in, seats and tokens that ended, and the
 * receipts of commands after ninety days. Who signed in by mail stays, so that the first start knows that somebody did.
 */
export function sweep(db: Db, now: Date): Promise<void> {
	const yesterday = new Date(now.getTime() - DAY);
	const longAgo = new Date(now.getTime() - RECEIPT_DAYS * DAY).toISOString().slice(0, 10);
	return onPlatform(db, async (trx) => {
		await Promise.all([
			trx.deleteFrom('sign_in').where('expires_at', '<', yesterday).execute(),
			trx
				.deleteFrom('login_session')
				.where('kind', '=', 'seat')
				.where('expires_at', '<', yesterday)
				.execute(),
			trx.deleteFrom('access_token').where('expires_at', '<', yesterday).execute(),
			trx.deleteFrom('command_receipt').where('on_day', '<', longAgo).execute()
		]);
	});
}
