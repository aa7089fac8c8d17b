import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { failureCode } from '../refusal.ts';

const hasProc = existsSync('/proc/self/stat');

/** A process number is used again and again; number and birth together name one process. Null: gone, or a zombie. */
export function birthOf(pid: number): string | null {
	if (!hasProc) {
		try {
			return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
		} catch {
			return null;
		}
	}
	try {
		// The name in brackets may hold spaces; after it come the state and, 19 fields on, the start time.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
	} catch {
		return null;
	}
}

/**
 * What stands behind the process number in a data folder's `postmaster.pid`. In a container, or after a power cut, that
 * number often belongs to a zombie or to some other program, and PostgreSQL then refuses to start.
 */
export function postmasterState(pid: number, dataFolder: string): 'gone' | 'ours' | 'foreign' {
	if (birthOf(pid) === null) return 'gone';
	if (hasProc) {
		try {
			// A postmaster makes its data folder its working folder.
			return readlinkSync(`/proc/${pid}/cwd`) === dataFolder ? 'ours' : 'foreign';
		} catch (error) {
			// Not allowed to look: another user's process, and another user cannot enter our data folder.
			return failureCode(error) === 'EACCES' ? 'foreign' : 'gone';
		}
	}
	const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
	return command.includes(dataFolder) ? 'ours' : 'foreign';
}
