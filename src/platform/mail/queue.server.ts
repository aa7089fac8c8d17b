import type { Runtime } from '#platform/commands/runtime.ts';
import type { Trx } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import type { MailDraft } from './draft.ts';
import { layOut } from './layout.ts';

/** Where the invented people of the demo have their mailboxes: nothing is ever sent there, the outbox shows it. */
const NOBODY = '@voorbeeld.example';

/**
 * Lays out a mail and puts it in the queue, within the transaction that causes it: nothing is sent for a thing that
 * was not saved. The same sendKey is queued once.
 */
export async function queueMail(runtime: Runtime, trx: Trx, draft: MailDraft, now: Date): Promise<void> {
	const id = newId();
	const held = draft.to.email.endsWith(NOBODY);
	const { html, text } = await layOut(draft, runtime.origin);
	const inserted = await trx
		.insertInto('mail')
		.values({
			id,
			network_id: draft.networkId,
			send_key: draft.sendKey,
			to_email: draft.to.email,
			to_name: oneLine(draft.to.name),
			language: draft.language,
			subject: oneLine(draft.subject),
			text,
			html,
			attachments: JSON.stringify(draft.attachments ?? []),
			state: held ? 'held' : 'waiting',
			created_at: now,
			send_after: draft.after ?? null
		})
		.onConflict((conflict) => conflict.column('send_key').doNothing())
		.executeTakeFirst();
	if (inserted.numInsertedOrUpdatedRows === 1n && !held)
		await runtime.enqueue(trx, 'mail', { id }, draft.after);
}

/** A header is one line: nobody smuggles in another one through a name. */
function oneLine(value: string): string {
	return (
		value
			// eslint-disable-next-line no-control-regex -- control characters are exactly what must go
			.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
			.trim()
			.slice(0, 200)
	);
}
