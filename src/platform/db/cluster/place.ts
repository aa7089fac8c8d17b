import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { failureCode, failureText, StartRefusal } from '../refusal.ts';
import { canEnter, chooseAccount, runAs, type Account } from './account.ts';
import { binariesFor } from './binaries.ts';
import { ACCESS_FILE, MAIN_FILE } from './settings.ts';

/** Major version of the binaries; a folder made by another one cannot be opened. */
const MAJOR = '18';

/** The system's limit for the path of a socket is 108 bytes on Linux, 104 on macOS, with a zero at the end. */
const SOCKET_PATH_BYTES = 100;

/** Where root keeps a database when the data folder lies in a home that PostgreSQL's user cannot enter. */
const OUTSIDE = '/var/lib/kring';

/** Everything about where a cluster lives. */
export interface Place {
	account: Account;
	/** Folder with `postgres` and `initdb`. */
	bin: string;
	/** The cluster's own folder, links resolved. */
	data: string;
	log: string;
	socket: string;
}

/** Makes the data folder and proves that it can be written. Refuses one that cannot, saying what to do. */
export function prepareFolder(folder: string): void {
	const probe = join(folder, `.write-probe-${process.pid}`);
	try {
		makeFolders(folder);
		writeFileSync(probe, '');
		rmSync(probe);
	} catch (error) {
		throw new StartRefusal(
			`Kring cannot write in the data folder ${folder} (${failureCode(error) || failureText(error)}): ` +
				'give this user the right to write there, or set DATA_DIR to another folder.'
		);
	}
}

/**
 * Makes a folder with all above it that are missing, one by one: Node's own `recursive` asks for ever where the system lets
 * nobody make a folder and says that it is not there, as in /proc.
 */
function makeFolders(folder: string): void {
	if (existsSync(folder)) return;
	makeFolders(dirname(folder));
	try {
		mkdirSync(folder, { mode: 0o711 });
	} catch (error) {
		// Another start made it in between.
		if (failureCode(error) !== 'EEXIST') throw error;
	}
}

/** The link or folder in the data folder that leads to the cluster. */
export function clusterFolder(folder: string): string {
	return join(folder, 'postgres');
}

/**
 * Finds out who runs PostgreSQL and from where, and makes the cluster when there is none. Call it under the start lock.
 * @param say one line for the person who starts the program
 */
export function settle(folder: string, say: (line: string) => void): Place {
	const link = clusterFolder(folder);
	const account = chooseAccount([link, folder]);
	if (!existsSync(link) && lstatSync(link, { throwIfNoEntry: false }) !== undefined) {
		throw new StartRefusal(
			`${link} leads to a folder that is gone: bring that back, or remove the link to start anew.`
		);
	}
	if (!existsSync(link)) make(folder, account, say);
	const data = realpathSync(link);
	const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
	if (version !== MAJOR) {
		throw new StartRefusal(
			`The data in ${data} was made by PostgreSQL ${version} and this Kring brings ${MAJOR}: ` +
				'start the Kring that made it, write a backup with "npm run backup", and restore that here.'
		);
	}
	return {
		account,
		bin: binariesFor(account, dirname(data)),
		data,
		log: join(folder, 'postgres.log'),
		socket: socketFolder(data, account)
	};
}

/**
 * The folder of the socket, which only PostgreSQL's user can enter: beside the cluster, where every process finds it,
 * also one with a /tmp of its own; in /tmp, under a name made from the long one, where a socket's path gets too long.
 */
function socketFolder(data: string, account: Account): string {
	const beside = join(dirname(data), 'postgres-socket');
	const short = `/tmp/kring-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`;
	const folder = Buffer.byteLength(join(beside, '.s.PGSQL.5432')) <= SOCKET_PATH_BYTES ? beside : short;
	try {
		mkdirSync(folder, { mode: 0o700 });
		if (!account.own) chownSync(folder, account.uid, account.gid);
	} catch (error) {
		if (failureCode(error) !== 'EEXIST') throw error;
	}
	const found = lstatSync(folder);
	if (!found.isDirectory() || found.uid !== account.uid || (found.mode & 0o077) !== 0) {
		throw new StartRefusal(
			`${folder} belongs to somebody else, and the database needs it: remove it and start again.`
		);
	}
	return folder;
}

/** A new cluster grows in a side folder and gets its name when it is whole: half a cluster looks like a whole one. */
function make(folder: string, account: Account, say: (line: string) => void): void {
	let home = folder;
	if (!account.own && !canEnter(account, folder)) {
		mkdirSync(OUTSIDE, { recursive: true, mode: 0o711 });
		home = mkdtempSync(join(OUTSIDE, 'data-'));
		chmodSync(home, 0o711);
		say(`PostgreSQL's user cannot enter ${folder}; the database is kept in ${home} and linked from there.`);
	}
	for (const name of readdirSync(home)) {
		if (name.startsWith('postgres.new-')) rmSync(join(home, name), { recursive: true });
	}
	const side = join(home, `postgres.new-${randomBytes(4).toString('hex')}`);
	mkdirSync(side, { mode: 0o700 });
	if (!account.own) chownSync(side, account.uid, account.gid);
	const bin = binariesFor(account, home);
	const flags = ['-D', side, '-U', 'kring', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
	try {
		execFileSync(join(bin, 'initdb'), [...flags, '--no-instructions'], {
			...runAs(account),
			stdio: ['ignore', 'ignore', 'pipe'],
			encoding: 'utf8'
		});
	} catch (error) {
		rmSync(side, { recursive: true });
		throw new StartRefusal(initdbText(folder, failureText(error)));
	}
	writeFileSync(join(side, 'postgresql.conf'), MAIN_FILE);
	writeFileSync(join(side, 'pg_hba.conf'), ACCESS_FILE);
	renameSync(side, join(home, 'postgres'));
	if (home !== folder) symlinkSync(join(home, 'postgres'), clusterFolder(folder));
}

function initdbText(folder: string, text: string): string {
	if (text.includes('could not look up effective user')) {
		return 'PostgreSQL needs a user that the system knows by name: run Kring as one, or set DATABASE_URL.';
	}
	const reason = /(?:error|FATAL): .*/i.exec(text)?.[0] ?? text.trim();
	return `The database could not be made in ${folder}: ${reason}. Mend that, or set DATA_DIR to another folder.`;
}
