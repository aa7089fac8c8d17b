import { onPlatform, type Db } from '#platform/db/access.ts';

/** The latest mails, without their content. */
export function latestMails(db: Db, limit = 200) {
	return onPlatform(db, (trx) =>
		trx
			.selectFrom('mail')
			.select(['id', 'to_email as to', 'subject', 'state', 'created_at as createdAt'])
			.orderBy('created_at', 'desc')
			.orderBy('id')
			.limit(limit)
			.execute()
	);
}

/** One mail as it was written. */
export function oneMail(db: Db, id: string) {
	return onPlatform(db, (trx) => trx.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst());
}
