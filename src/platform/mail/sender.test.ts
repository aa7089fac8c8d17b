import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { onPlatform } from '#platform/db/access.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { seeded } from '#platform/chance/model.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { openMailbox, type Mailbox } from '#tests/support/mailbox.ts';
import type { MailDraft } from './draft.ts';
import { latestMails, oneMail } from './queries.server.ts';
import { queueMail } from './queue.server.ts';
import { MailSender } from './sender.server.ts';

let kring: TestKring;
let mailbox: Mailbox;
let sender: MailSender;

beforeAll(async () => {
	[kring, mailbox] = await Promise.all([startKring(), openMailbox()]);
	sender = new MailSender(kring.runtime.db, mailbox.url, 'kring@kring.example');
});
afterAll(() => Promise.all([kring.stop(), mailbox.close()]));
beforeEach(() => {
	mailbox.arrived = [];
	kring.jobs.length = 0;
});

async function queue(about: Partial<MailDraft>): Promise<void> {
	const draft: MailDraft = {
		sendKey: newSecret(),
		networkId: null,
		to: { email: 'ann@buiten.example', name: 'Ann' },
		language: 'nl',
		subject: 'Welkom',
		preheader: '',
		blocks: [],
		reason: 'Omdat je meedoet.',
		...about
	};
	await onPlatform(kring.runtime.db, (trx) => queueMail(kring.runtime, trx, draft, new Date()));
}

const rows = () => onPlatform(kring.runtime.db, (trx) => trx.selectFrom('mail').selectAll().execute());

test('what was sent keeps to whom, what about and when, and neither its link nor its code', async () => {
	const secret = newSecret();
	await queue({
		blocks: [
			{ type: 'text', text: 'Dit is je link.' },
			{ type: 'button', label: 'Open', href: `http://kring.example/me/${secret}` },
			{ type: 'code', label: 'Je code:', code: '204816' }
		],
		attachments: [{ filename: 'a.ics', contentType: 'text/calendar', content: `URL:http://x/me/${secret}` }]
	});
	mailbox.refuses = true;
	const id = kring.jobs[0]?.id ?? '';
	await expect(sender.send(id)).rejects.toThrow();
	mailbox.refuses = false;
	expect(JSON.stringify(await rows()), 'needed for the next try').toContain(secret);
	await sender.send(id);
	expect(mailbox.arrived[0]?.mail.text).toContain(secret);
	expect(mailbox.arrived[0]?.mail.html).toContain('204816');
	const [kept] = (await rows()).filter((row) => row.id === id);
	expect(kept).toMatchObject({ to_email: 'ann@buiten.example', subject: 'Welkom', state: 'sent' });
	expect(kept?.text).toContain('Dit is je link.');
	expect(JSON.stringify(kept)).not.toContain(secret);
	expect(JSON.stringify(kept)).not.toContain('204816');
});

test('a repeat bears the same number, and what was sent is not sent again', async () => {
	await queue({});
	const id = kring.jobs[0]?.id ?? '';
	await sender.send(id);
	await sender.send(id);
	expect(mailbox.arrived).toHaveLength(1);
	// As when the program was killed after the server took the mail and before that was written down.
	await onPlatform(kring.runtime.db, (trx) =>
		trx.updateTable('mail').set({ state: 'waiting' }).where('id', '=', id).execute()
	);
	await sender.send(id);
	const numbers = mailbox.arrived.map(({ mail }) => mail.messageId);
	expect(numbers).toHaveLength(2);
	expect(new Set(numbers).size).toBe(1);
});

test('what can still be taken back leaves by no way, and its links are shown to nobody', async () => {
	const { db } = kring.runtime;
	const moment = new Date(Date.now() + 30_000);
	await queue({ after: moment });
	const id = kring.jobs[0]?.id ?? '';
	await expect(sender.send(id)).rejects.toThrow('not yet');
	expect(mailbox.arrived).toEqual([]);
	const before = new Date(moment.getTime() - 1);
	const offered = async (now: Date) =>
		(await latestMails(db, now)).mails.find((mail) => mail.id === id)?.open;
	expect(await offered(before)).toBe(false);
	expect(await oneMail(db, id, before)).toBeUndefined();
	expect(await offered(moment)).toBe(true);
	expect(await oneMail(db, id, moment)).toMatchObject({ id });
	await onPlatform(db, (trx) =>
		trx.updateTable('mail').set({ send_after: new Date() }).where('id', '=', id).execute()
	);
	await sender.send(id);
	expect(mailbox.arrived).toHaveLength(1);
});

test('the outbox holds every mail, page after page, each once', async () => {
	const { db } = kring.runtime;
	// Written in one moment, as the invitations of a whole network are.
	for (let one = 0; one < 230; one++) await queue({ to: { email: `p${one}@buiten.example`, name: 'P' } });
	const seen: string[] = [];
	let after: string | null = null;
	do {
		const page: Awaited<ReturnType<typeof latestMails>> = await latestMails(db, new Date(), after);
		expect(page.mails.length).toBeLessThanOrEqual(100);
		seen.push(...page.mails.map(({ id }) => id));
		after = page.next;
	} while (after !== null);
	const all = (await rows()).map(({ id }) => id);
	expect(seen.toSorted()).toEqual(all.toSorted());
});

test('two hundred names and subjects with line ends and quotes add no header and no receiver', async () => {
	const random = seeded('mail headers');
	const pieces = [
		'\r\nBcc: evil@evil.example',
		'\nX-Evil: 1',
		'%0aBcc: evil@evil.example',
		'\u2028Bcc: evil@evil.example',
		'"<evil@evil.example>,',
		'=?utf-8?B?DQpCY2M6IGV2aWxAZXZpbC5leGFtcGxl?=',
		'\0',
		'é漢🍐',
		'x'.repeat(3000)
	];
	const text = () =>
		Array.from(
			{ length: 1 + Math.floor(random() * 4) },
			() => pieces[Math.floor(random() * pieces.length)]
		).join('a');
	for (let time = 0; time < 200; time++) {
		await queue({
			to: { email: `ann${time}@buiten.example`, name: text().replaceAll('\0', '') },
			subject: `Over ${text().replaceAll('\0', '')}`
		});
	}
	await Promise.all(kring.jobs.map(({ id }) => sender.send(id)));
	expect(mailbox.arrived).toHaveLength(200);
	const allowed = [
		...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to']
	];
	const to = new Set<string>();
	for (const { recipients, mail } of mailbox.arrived) {
		expect([...mail.headers.keys()].toSorted()).toEqual(allowed);
		expect(recipients).toHaveLength(1);
		expect(recipients[0]).toMatch(/^ann\d+@buiten\.example$/);
		expect(Array.isArray(mail.to) ? [] : mail.to?.value.map(({ address }) => address)).toEqual(recipients);
		to.add(recipients[0] ?? '');
	}
	expect(to.size).toBe(200);
}, 30_000);
