import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('nothing set: this machine only, port 3000, the folder data, with the demo', () => {
	expect(readSettings({})).toEqual({
		port: 3000,
		host: '127.0.0.1',
		origin: null,
		dataDir: resolve('data'),
		databaseUrl: null,
		smtpUrl: null,
		adminEmail: null,
		mailFrom: null,
		demo: true
	});
});

test('an empty value is not set', () => {
	expect(
		readSettings({
			PORT: '',
			ORIGIN: '',
			DATABASE_URL: '',
			SMTP_URL: '',
			DEMO: '',
			ADMIN_EMAIL: '',
			MAIL_FROM: ''
		})
	).toEqual(readSettings({}));
});

test('an origin loses its slash and its standard port', () => {
	expect(readSettings({ ORIGIN: 'https://kring.example.org:443/' }).origin).toBe('https://kring.example.org');
});

test('a sender may have a name', () => {
	const mailFrom = 'Kring <kring@voorbeeld.example>';
	expect(readSettings({ MAIL_FROM: mailFrom, ADMIN_EMAIL: 'beheer@localhost' })).toMatchObject({
		mailFrom,
		adminEmail: 'beheer@localhost'
	});
});

test.each([
	[{ ADMIN_EMAIL: 'beheer' }, 'ADMIN_EMAIL is "beheer"'],
	[{ MAIL_FROM: 'Kring' }, 'MAIL_FROM is "Kring"'],
	[{ PORT: 'drie' }, 'PORT is "drie"'],
	[{ PORT: '70000' }, 'PORT is "70000"'],
	[{ PORT: '-1' }, 'PORT is "-1"'],
	[{ DEMO: 'no' }, 'DEMO is "no"'],
	[{ ORIGIN: 'kring.example.org' }, 'ORIGIN is "kring.example.org"'],
	[{ ORIGIN: 'https://example.org/kring' }, 'ORIGIN is "https://example.org/kring"'],
	[{ ORIGIN: 'ftp://example.org' }, 'ORIGIN is "ftp://example.org"'],
	[{ DATABASE_URL: 'mysql://kring:geheim@host/kring' }, 'DATABASE_URL is not an address'],
	[{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL is not an address']
])('%o is refused with what to give instead', (env, begin) => {
	let message = '';
	try {
		readSettings(env);
	} catch (error) {
		message = error instanceof Error ? error.message : '';
	}
	expect(message).toContain(begin);
	expect(message).toMatch(/for instance|leave it out/);
	expect(message).not.toContain('geheim');
});
