import type { Updateable } from 'kysely';
import { createTransport, type Transporter } from 'nodemailer';
import * as v from 'valibot';
import type { Db } from '#platform/db/access.ts';
import type { Database } from '#platform/db/tables.ts';
import { onPlatform } from '#platform/db/access.ts';
import { withoutSecrets } from './secrets.ts';

const Attachments = v.array(v.object({ filename: v.string(), contentType: v.string(), content: v.string() }));

/** Sends queued mails one by one; without SMTP settings they stay in the outbox for the administrator to see. */
export class MailSender {
	readonly #db: Db;
	readonly #transport: Transporter | null;
	readonly #from: string;

	/**
	 * @param smtpUrl smtp:// or smtps:// with user and password, or null: nothing is sent
	 * @param from the sender's address; with a name if wished
	 */
	constructor(db: Db, smtpUrl: string | null, from: string) {
		this.#db = db;
		this.#transport = smtpUrl === null ? null : createTransport(smtpUrl);
		this.#from = from;
	}

	/** Whether mails leave this machine. */
	get sends(): boolean {
		return this.#transport !== null;
	}

	/**
	 * Sends one mail. Throws when the server refuses, or when the mail can still be taken back (the queue goes by the clock
	 * of the database, what may be taken back by ours), so that the queue tries again later; a repeat carries the same
	 * Message-ID, so that a receiver's mail program can drop the double. Once it is sent its links and codes are blanked.
	 */
	async send(mailId: string): Promise<void> {
		const transport = this.#transport;
		if (transport === null) return;
		const mail = await onPlatform(this.#db, (trx) =>
			trx.selectFrom('mail').selectAll().where('id', '=', mailId).executeTakeFirst()
		);
		if (!mail || mail.state === 'sent' || mail.state === 'held') return;
		if (mail.send_after !== null && mail.send_after > new Date()) throw new Error('not yet to be sent');
		try {
			await transport.sendMail({
				messageId: `<${mail.id}@${new URL(`mail://${this.#from.replace(/^.*@|>$/g, '')}`).host}>`,
				from: this.#from,
				to: { name: mail.to_name, address: mail.to_email },
				subject: mail.subject,
				text: mail.text,
				html: mail.html,
				headers: { 'Auto-Submitted': 'auto-generated' },
				attachments: v.parse(Attachments, mail.attachments)
			});
		} catch (error) {
			const message = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
			await this.#mark(mail.id, { state: 'failed', last_error: message, attempts: mail.attempts + 1 });
			throw error;
		}
		await this.#mark(mail.id, {
			state: 'sent',
			last_error: '',
			attempts: mail.attempts + 1,
			sent_at: new Date(),
			text: withoutSecrets(mail.text),
			html: withoutSecrets(mail.html),
			attachments: '[]'
		});
	}

	async #mark(id: string, change: Updateable<Database['mail']>): Promise<void> {
		await onPlatform(this.#db, (trx) => trx.updateTable('mail').set(change).where('id', '=', id).execute());
	}
}
