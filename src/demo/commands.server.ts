import { sql } from 'kysely';
import { onPlatform, type Db } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import type { Progress } from './model.ts';

/** Keeps how far the demo has been told, so that a start after a crash goes on from there. */
export function saveProgress(db: Db, progress: Progress): Promise<void> {
	return onPlatform(db, async (trx) => {
		const value = JSON.stringify(progress);
		await trx
			.insertInto('setting')
			.values({ key: 'demo', value })
			.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
			.execute();
	});
}

/** The facilitator of the demo, who may begin networks; an invented person with an address that is nobody's. */
export function seatFacilitator(db: Db, email: string, name: string, now: Date): Promise<void> {
	return onPlatform(db, async (trx) => {
		await trx
			.insertInto('person')
			.values({ id: newId(), email, name, language: 'nl', may_create_networks: true, created_at: now })
			.onConflict((conflict) => conflict.column('email').doUpdateSet({ may_create_networks: true }))
			.execute();
	});
}

/**
 * Does what takes a thousand small transactions on one connection that does not wait for the disk after each. They reach
 * the disk in their order: a power cut takes at most the last acts, and those are told again at the next start.
 */
export function unhurried(db: Db, run: (db: Db) => Promise<void>): Promise<void> {
	return db.connection().execute(async (one) => {
		await sql`set synchronous_commit = off`.execute(one);
		try {
			await run(one);
		} finally {
			await sql`reset synchronous_commit`.execute(one);
		}
	});
}
