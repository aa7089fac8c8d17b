import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failureCode, StartRefusal } from '../refusal.ts';
import { birthOf } from './processes.ts';

const PATIENCE_MS = 120_000;

/**
 * Runs `work` while no other process works on the same folder, also when an earlier holder was killed. Node has no
 * flock, and deleting a dead holder's file is a race; so the locks are numbered: a file can be made only once, the
 * highest one counts and is never deleted, and whoever finds its holder dead or done makes the next.
 */
export async function withStartLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
	const mine = await take(folder);
	try {
		return await work();
	} finally {
		writeFileSync(mine, 'released');
	}
}

async function take(folder: string): Promise<string> {
	const until = Date.now() + PATIENCE_MS;
	const draft = join(folder, `start-lock-draft-${process.pid}`);
	for (;;) {
		const highest = Math.max(0, ...numbers(folder));
		if (highest === 0 || !isHeld(join(folder, `start-lock.${highest}`))) {
			const mine = join(folder, `start-lock.${highest + 1}`);
			writeFileSync(draft, `${process.pid} ${birthOf(process.pid)}`);
			const made = tryLink(draft, mine);
			rmSync(draft, { force: true });
			if (made && Math.max(...numbers(folder)) === highest + 1) {
				for (const n of numbers(folder))
					if (n <= highest) rmSync(join(folder, `start-lock.${n}`), { force: true });
				return mine;
			}
			// Somebody went further while we looked: an old number may be free again, but it is not the highest.
			if (made) rmSync(mine, { force: true });
		}
		if (Date.now() > until) {
			throw new StartRefusal(
				`Another process has been starting the database in ${folder} for two minutes; end it and start again.`
			);
		}
		await pause(25);
	}
}

function numbers(folder: string): number[] {
	return readdirSync(folder).flatMap((name) => {
		const digits = /^start-lock\.(\d+)$/.exec(name)?.[1];
		return digits === undefined ? [] : [Number(digits)];
	});
}

function isHeld(path: string): boolean {
	try {
		const [pid = '', born = ''] = readFileSync(path, 'utf8').split(/ (.*)/s);
		return /^\d+$/.test(pid) && birthOf(Number(pid)) === born;
	} catch {
		return false;
	}
}

function tryLink(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if (failureCode(error) === 'EEXIST') return false;
		throw error;
	}
}
