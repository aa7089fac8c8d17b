import { onPlatform, type Db } from '#platform/db/access.ts';

/** So many mails stand on one page of the outbox. */
const PAGE = 100;

/**
 * The latest mails, without their content, or those that come after this one in the list; `open` says whether their
 * content may be read yet, `next` from which mail the list goes on (null at its end).
 */
export function latestMails(db: Db, now: Date, after: string | null = null) {
	return onPlatform(db, async (trx) => {
		const from =
			after === null
				? undefined
				: await trx.selectFrom('mail').select('created_at').where('id', '=', after).executeTakeFirst();
		const rows = await trx
			.selectFrom('mail')
			.select([
				'id',
				'to_email as to',
				'subject',
				'state',
				'created_at as createdAt',
				'send_after as sendAfter'
			])
			.$if(from !== undefined, (query) =>
				query.where((where) =>
					where.or([
						where('created_at', '<', from?.created_at ?? now),
						where.and([where('created_at', '=', from?.created_at ?? now), where('id', '>', after ?? '')])
					])
				)
			)
			.orderBy('created_at', 'desc')
			.orderBy('id')
			.limit(PAGE + 1)
			.execute();
		const mails = rows
			.slice(0, PAGE)
			.map(({ sendAfter, ...mail }) => ({ ...mail, open: sendAfter === null || sendAfter <= now }));
		return { mails, next: rows.length > PAGE ? (mails.at(-1)?.id ?? null) : null };
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
