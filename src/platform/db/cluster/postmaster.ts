import { spawn } from 'node:child_process';
import {
	closeSync,
	existsSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runAs } from './account.ts';
import type { Place } from './place.ts';
import { postmasterState } from './processes.ts';
import { settingsFile } from './settings.ts';

/** No process has this number, and PostgreSQL takes it for one. */
const NOBODY = '2147483647';
const LOG_LIMIT_BYTES = 5_000_000;

/** What `postmaster.pid` tells about the server of a data folder. */
export interface Postmaster {
	pid: number;
	socket: string;
	port: number;
}

/** The server that `postmaster.pid` names, whether or not it still lives; null when there is no such file. */
export function readPostmaster(data: string): Postmaster | null {
	try {
		const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
		return { pid: Number(lines[0]), port: Number(lines[3]), socket: lines[4] ?? '' };
	} catch {
		return null;
	}
}

/**
 * Puts an impossible number in the place of a zombie's or a stranger's in the two lock files. The files stay: the rest
 * of `postmaster.pid` is how PostgreSQL notices backends that outlived their postmaster. Only under the start lock.
 */
export function forgetDeadPostmaster(place: Place): void {
	for (const path of [join(place.data, 'postmaster.pid'), join(place.socket, '.s.PGSQL.5432.lock')]) {
		if (!existsSync(path)) continue;
		const [first, ...rest] = readFileSync(path, 'utf8').split('\n');
		if (postmasterState(Number(first), place.data) === 'ours') continue;
		writeFileSync(path, [NOBODY, ...rest].join('\n'));
	}
}

/**
 * Starts PostgreSQL as a process of its own that outlives us, and watches it until the promise it is given wins.
 * @returns a promise that rejects when PostgreSQL leaves, with the last lines of its log
 */
export function spawnPostmaster(place: Place, durable: boolean): Promise<never> {
	writeFileSync(join(place.data, 'kring.conf'), settingsFile(place.socket, durable), { mode: 0o644 });
	const size = statSync(place.log, { throwIfNoEntry: false })?.size ?? 0;
	if (size > LOG_LIMIT_BYTES) renameSync(place.log, `${place.log}.1`);
	const from = size > LOG_LIMIT_BYTES ? 0 : size;
	const log = openSync(place.log, 'a', 0o600);
	const child = spawn(join(place.bin, 'postgres'), ['-D', place.data], {
		...runAs(place.account),
		detached: true,
		stdio: ['ignore', log, log]
	});
	closeSync(log);
	child.unref();
	return new Promise((_, reject) => {
		child.once('error', reject);
		child.once('exit', () => reject(new Error(lastLines(place.log, from))));
	});
}

/** What the log says since `from`; nothing when its folder went away with the server, as a test's does. */
function lastLines(log: string, from: number): string {
	return existsSync(log) ? readFileSync(log).subarray(from).toString().trim() : '';
}

/**
 * Stops a server in order (its clients are cut off, nothing is lost), waits until it is gone and clears its socket's
 * folder away. Only under the start lock.
 */
export async function stopPostmaster(data: string): Promise<void> {
	const server = readPostmaster(data);
	if (server === null || postmasterState(server.pid, data) !== 'ours') return;
	process.kill(server.pid, 'SIGINT');
	while (postmasterState(server.pid, data) === 'ours') await pause(10);
	rmSync(server.socket, { recursive: true, force: true });
}
