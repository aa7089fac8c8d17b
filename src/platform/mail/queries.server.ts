import { onPlatform, type Db } from '#platform/db/access.ts';

/** The latest mails, without their content; `open` says whether their content may be read yet. */
export function latestMails(db: Db, now: Date, limit = 200) {
	return onPlatform(db, async (trx) => {
		const rows = await trx
			.selectFrom('mail')
			.select(['id', 'to_email as to', 'subject', 'state', 'created_at as createdAt', 'send_after as after'])
			.orderBy('created_at', 'desc')
			.orderBy('id')
			.limit(limit)
			.execute();
		return rows.map(({ after, ...mail }) => ({ ...mail, open: after === null || after <= now }));
	});
}

/** One mail as it was written; undefined while it can still be taken back. */
export function oneMail(db: Db, id: string, now: Date) {
	return onPlatform(db, (trx) =>
		trx
			.selectFrom('mail')
			.selectAll()
			.where('id', '=', id)
			.where((where) => where.or([where('send_after', 'is', null), where('send_after', '<=', now)]))
			.executeTakeFirst()
	);
}
