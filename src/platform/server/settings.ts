import { resolve } from 'node:path';
import { StartRefusal } from '../db/refusal.ts';

/** What an administrator can set, from the environment. `docs/operating.md` explains each to people. */
export interface Settings {
	/** 0 until it listens where any port will do. */
	port: number;
	/** Address to listen on. Only this machine by default: who opens it to others also decides on ORIGIN. */
	host: string;
	/** The address people use, without a slash at the end; null when nobody set it. */
	origin: string | null;
	dataDir: string;
	databaseUrl: string | null;
	smtpUrl: string | null;
	/** The administrator who is made at the first start; null when nobody said. */
	adminEmail: string | null;
	/** The sender of mails, as an address or as a name with one: `Kring <kring@example.org>`; null when nobody said. */
	mailFrom: string | null;
	demo: boolean;
}

/**
 * Reads and checks the settings; an empty value counts as not set.
 * @throws StartRefusal that names the setting and shows a right value
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
	const port = env['PORT'] || '3000';
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
		throw new StartRefusal(
			`PORT is "${port}"; give a number from 1 to 65535, for instance PORT=3000, or 0 for any port that is free.`
		);
	}
	const demo = env['DEMO'] || '1';
	if (demo !== '0' && demo !== '1') {
		throw new StartRefusal(
			`DEMO is "${demo}"; give DEMO=0 to start without the two demo networks, or leave it out.`
		);
	}
	return {
		port: Number(port),
		host: env['HOST'] || '127.0.0.1',
		origin: readOrigin(env['ORIGIN'] || null),
		dataDir: resolve(env['DATA_DIR'] || 'data'),
		databaseUrl: readUrl(
			'DATABASE_URL',
			env,
			['postgres:', 'postgresql:'],
			'postgresql://user:password@host/kring'
		),
		smtpUrl: readUrl('SMTP_URL', env, ['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org'),
		adminEmail: readAddress('ADMIN_EMAIL', env, /^[^\s@<>",;:]+@[^\s@<>",;:]+$/),
		mailFrom: readAddress('MAIL_FROM', env, /^([^<>\r\n]*<)?[^\s@<>",;:]+@[^\s@<>",;:]+>?$/),
		demo: demo === '1'
	};
}

function readOrigin(text: string | null): string | null {
	if (text === null) return null;
	const url = URL.canParse(text) ? new URL(text) : null;
	const plain =
		url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
	if (plain && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin;
	throw new StartRefusal(
		`ORIGIN is "${text}"; give the address that people type, without a path, for instance ORIGIN=https://kring.example.org.`
	);
}

function readAddress(
	name: string,
	env: Record<string, string | undefined>,
	looksRight: RegExp
): string | null {
	const text = env[name]?.trim() || null;
	if (text === null || looksRight.test(text)) return text;
	throw new StartRefusal(
		`${name} is "${text}"; give a mail address, for instance ${name}=kring@example.org, or leave it out.`
	);
}

/** Says which setting is wrong, never its value: it may hold a password. */
function readUrl(
	name: string,
	env: Record<string, string | undefined>,
	protocols: string[],
	example: string
): string | null {
	const text = env[name] || null;
	if (text === null) return null;
	if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
	throw new StartRefusal(`${name} is not an address of the kind ${example}: mend it, or leave it out.`);
}
