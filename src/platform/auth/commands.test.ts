import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#platform/commands/execute.ts';
import { onPlatform } from '#platform/db/access.ts';
import { signIn, startKring, type TestKring } from '#tests/support/kring.ts';
import { createToken, endAllLogins, requestSignIn, signInByCode, signInByLink } from './commands.server.ts';
import { personScope, strangerScope } from './persons.server.ts';

let kring: TestKring;
const stranger = strangerScope('nl');

beforeAll(async () => {
	kring = await startKring();
	await signIn(kring, { email: 'hilde@voorbeeld.example', name: 'Hilde' });
});
afterAll(() => kring.stop());

async function lastMail(): Promise<{ link: string; code: string } | null> {
	const mail = await onPlatform(kring.runtime.db, (trx) =>
		trx
			.selectFrom('mail')
			.selectAll()
			.orderBy('created_at', 'desc')
			.orderBy('send_key')
			.limit(1)
			.executeTakeFirst()
	);
	if (!mail) return null;
	await onPlatform(kring.runtime.db, (trx) => trx.deleteFrom('mail').where('id', '=', mail.id).execute());
	return {
		link: /sign-in\/([\w-]+)/.exec(mail.text)?.[1] ?? '',
		code: /\b(\d{6})\b/.exec(mail.text)?.[1] ?? ''
	};
}

async function ask(email: string) {
	return execute(kring.runtime, requestSignIn, stranger, { email, redirectTo: '/networks' });
}

test('a link signs in once', async () => {
	await ask('hilde@voorbeeld.example');
	const mail = await lastMail();
	const first = await execute(kring.runtime, signInByLink, stranger, { link: mail?.link });
	expect(first.ok && first.value.redirectTo).toBe('/networks');
	if (!first.ok) return;
	const scope = await personScope(kring.runtime.db, first.value.token, kring.runtime.clock.now());
	expect(scope?.email).toBe('hilde@voorbeeld.example');
	const again = await execute(kring.runtime, signInByLink, stranger, { link: mail?.link });
	expect(again).toEqual({ ok: false, reason: 'link_expired' });
});

/** Moves the clock for as long as something takes. */
async function later<T>(minutes: number, run: () => Promise<T>): Promise<T> {
	const now = kring.runtime.clock.now();
	kring.setNow(new Date(now.getTime() + minutes * 60_000));
	try {
		return await run();
	} finally {
		kring.setNow(now);
	}
}

test('a link is good for thirty minutes, a code for ten, and a login for thirty days', async () => {
	const { runtime } = kring;
	const email = 'hilde@voorbeeld.example';
	await ask(email);
	const first = await lastMail();
	const byCode = () => execute(runtime, signInByCode, stranger, { email, code: first?.code });
	const byLink = () => execute(runtime, signInByLink, stranger, { link: first?.link });
	expect(await later(10, byCode)).toMatchObject({ ok: false, reason: 'code_expired' });
	expect(await later(30, byLink)).toEqual({ ok: false, reason: 'link_expired' });
	const opened = await later(29, byLink);
	expect(opened.ok).toBe(true);
	await ask(email);
	const second = await lastMail();
	const inTime = await later(9, () =>
		execute(runtime, signInByCode, stranger, { email, code: second?.code })
	);
	if (!inTime.ok) throw new Error('refused in time');
	const login = () => personScope(runtime.db, inTime.value.token, runtime.clock.now());
	expect((await later(9 + 30 * 24 * 60 - 1, login))?.email).toBe(email);
	expect(await later(9 + 30 * 24 * 60, login)).toBeNull();
});

test('the answer is the same for an address that nobody has, and no mail goes out', async () => {
	const known = await ask('hilde@voorbeeld.example');
	await lastMail();
	const unknown = await ask('nobody@voorbeeld.example');
	expect(unknown).toEqual({ ok: true, value: { email: 'nobody@voorbeeld.example' } });
	expect(known.ok).toBe(true);
	expect(await lastMail()).toBeNull();
});

test('five wrong codes end the code, and the right one no longer works', async () => {
	await ask('hilde@voorbeeld.example');
	const mail = await lastMail();
	const wrong = mail?.code === '000000' ? '111111' : '000000';
	for (let attempt = 0; attempt < 5; attempt++) {
		const outcome = await execute(kring.runtime, signInByCode, stranger, {
			email: 'hilde@voorbeeld.example',
			code: wrong
		});
		if (!outcome.ok) throw new Error('a wrong code is counted, not refused');
		expect(outcome.value.token).toBe('');
	}
	const right = await execute(kring.runtime, signInByCode, stranger, {
		email: 'hilde@voorbeeld.example',
		code: mail?.code
	});
	expect(right).toEqual({ ok: false, reason: 'code_expired', fields: { code: 'code_expired' } });
});

test('an address gets at most five mails an hour', async () => {
	await signIn(kring, { email: 'often@voorbeeld.example' });
	let sent = 0;
	for (let time = 0; time < 7; time++) {
		await ask('often@voorbeeld.example');
		if (await lastMail()) sent++;
	}
	expect(sent).toBe(5);
});

test('signing out everywhere ends every login on the server', async () => {
	const first = await signIn(kring, { email: 'two@voorbeeld.example' });
	const second = await signIn(kring, { email: 'two@voorbeeld.example' });
	await execute(kring.runtime, endAllLogins, first.scope, {});
	const now = kring.runtime.clock.now();
	expect(await personScope(kring.runtime.db, first.login, now)).toBeNull();
	expect(await personScope(kring.runtime.db, second.login, now)).toBeNull();
});

test('a link leads back only to a path on this site', async () => {
	await execute(kring.runtime, requestSignIn, stranger, {
		email: 'two@voorbeeld.example',
		redirectTo: '//evil.example'
	});
	const mail = await lastMail();
	const outcome = await execute(kring.runtime, signInByLink, stranger, { link: mail?.link });
	expect(outcome.ok && outcome.value.redirectTo).toBe('');
});

test('twenty wrong codes in the same moment count as what they are', async () => {
	await signIn(kring, { email: 'rush@voorbeeld.example' });
	await ask('rush@voorbeeld.example');
	const mail = await lastMail();
	const wrong = mail?.code === '000000' ? '111111' : '000000';
	const guess = { email: 'rush@voorbeeld.example', code: wrong };
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, () => execute(kring.runtime, signInByCode, stranger, guess))
	);
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(5);
});

test('no secret stays in a receipt: what answers with one keeps none', async () => {
	const { scope } = await signIn(kring, { email: 'token@voorbeeld.example' });
	const made = await execute(kring.runtime, createToken, scope, { name: 'x' }, 'the-same-key');
	expect(made.ok).toBe(true);
	const receipts = await onPlatform(kring.runtime.db, (trx) =>
		trx.selectFrom('command_receipt').select('key').where('command', '=', 'auth.createToken').execute()
	);
	expect(receipts).toEqual([]);
});
