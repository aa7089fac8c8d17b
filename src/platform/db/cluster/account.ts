import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartRefusal } from '../refusal.ts';

/** The system user that runs PostgreSQL. `own` is false when root hands the work to a user with fewer rights. */
export interface Account {
	uid: number;
	gid: number;
	own: boolean;
}

/**
 * PostgreSQL refuses to run as root. Root therefore hands over to whoever owns the data, else to `postgres`, else to
 * `nobody`; anybody else runs it as themselves.
 * @param folders the places whose owner counts, the most telling one first; those that do not exist are skipped
 */
export function chooseAccount(folders: string[]): Account {
	const uid = process.getuid?.() ?? 0;
	const gid = process.getgid?.() ?? 0;
	if (uid !== 0) return { uid, gid, own: true };
	for (const folder of folders) {
		const owner = statSync(folder, { throwIfNoEntry: false });
		if (owner !== undefined && owner.uid !== 0 && ask('-nu', String(owner.uid)) !== null) {
			return { uid: owner.uid, gid: owner.gid, own: false };
		}
	}
	for (const name of ['postgres', 'nobody']) {
		const found = ask('-u', name);
		const group = ask('-g', name);
		if (found !== null && group !== null) return { uid: Number(found), gid: Number(group), own: false };
	}
	throw new StartRefusal(
		'PostgreSQL does not run as root and this machine has no user postgres or nobody: start Kring as an ordinary user.'
	);
}

/** For spawn: run as that account, in a folder everybody may enter, in PostgreSQL's own language and nothing else. */
export function runAs(account: Account) {
	const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
	return account.own ? { env, cwd: '/' } : { env, cwd: '/', uid: account.uid, gid: account.gid };
}

/** Whether that account can come into a folder: a home of root, for instance, is closed to everybody else. */
export function canEnter(account: Account, folder: string): boolean {
	return (
		spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs(account), stdio: 'ignore' }).status === 0
	);
}

function ask(flag: string, who: string): string | null {
	try {
		return execFileSync('id', [flag, who], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
	} catch {
		return null;
	}
}
