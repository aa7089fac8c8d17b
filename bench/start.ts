// How long a start on existing data takes until the first page, and what all processes hold in memory when nothing happens.
// The demo is loaded at a first start that does not count; the database is stopped in between, so that its own start is in
// the time. Floor: a bare Node server that answers one line. Linux only: memory is the Pss of each process in /proc.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#tests/support/free-port.ts';
import { startProgram } from '#tests/support/program.ts';

const STARTS = 3;
const START_MS = 1_000;
const MEMORY_MB = 250;

const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
const port = await freePort();
const env = {
	...process.env,
	PORT: String(port),
	HOST: '',
	ORIGIN: '',
	SMTP_URL: '',
	DATABASE_URL: '',
	DATA_DIR: folder
};
const starts: { whole: number; afterDatabase: number }[] = [];
let memory: { name: string; mb: number }[] = [];
try {
	await running(() => Promise.resolve());
	for (let start = 0; start < STARTS; start++) {
		const begun = performance.now();
		await running(async (child) => {
			const database = await child.database;
			const first = await answers(`http://127.0.0.1:${port}/`);
			starts.push({ whole: first - begun, afterDatabase: first - database });
			if (start < STARTS - 1) return;
			await pause(12_000);
			memory = tree(child.process.pid ?? 0).map(weigh);
		});
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
const floor = await bareStart();
const whole = Math.min(...starts.map(({ whole }) => whole));
const afterDatabase = Math.min(...starts.map(({ afterDatabase }) => afterDatabase));
const total = memory.reduce((sum, { mb }) => sum + mb, 0);
const quick = afterDatabase <= START_MS;
const small = total <= MEMORY_MB;
console.log(
	`start on existing data: ${Math.round(whole)} ms, of which after the database answers ${Math.round(afterDatabase)} ms; ` +
		`bare Node ${Math.round(floor)} ms; ratio ${(whole / floor).toFixed(1)}; budget ${START_MS} ms after the database: ${quick ? 'met' : 'NOT MET'}`
);
for (const { name, mb } of memory) console.log(`  ${mb.toFixed(1).padStart(6)} MB  ${name}`);
console.log(
	`memory at rest, ${memory.length} processes: ${total.toFixed(0)} MB; budget ${MEMORY_MB} MB: ${small ? 'met' : 'NOT MET'}`
);
if (!quick || !small) process.exitCode = 1;

interface Child {
	process: ChildProcess;
	/** When the database was there: PostgreSQL says so in its own log; the program opens its pool then. */
	database: Promise<number>;
}

/** Starts the program, does something while it runs, and stops it and its database in order. */
async function running(use: (child: Child) => Promise<void>): Promise<void> {
	const program = startProgram(['server.js'], { env });
	const database = socketAppears();
	try {
		await program.says(/^Kring is running at/);
		await use({ process: program.process, database });
	} finally {
		program.process.kill('SIGTERM');
		await program.ended;
	}
}

/** The moment at which the socket of the database is there, or now when it never shows. */
async function socketAppears(): Promise<number> {
	for (const end = performance.now() + 30_000; performance.now() < end; await pause(5)) {
		try {
			if (/^ready\s*$/m.test(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8')))
				return performance.now();
		} catch {
			// Not made yet.
		}
	}
	return performance.now();
}

async function answers(address: string): Promise<number> {
	for (;;) {
		const status = await fetch(address).then(
			(answer) => answer.status,
			() => 0
		);
		if (status === 200) return performance.now();
		await pause(10);
	}
}

/** A process, its children and the database that it started apart from itself. */
function tree(root: number): number[] {
	const all = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number);
	const parents = new Map(
		all.map((pid) => [
			pid,
			Number(
				read(pid, 'stat')
					.replace(/^.*\) \S /, '')
					.split(' ')[0]
			)
		])
	);
	const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
	const found = new Set([root, postmaster]);
	for (let grown = true; grown;) {
		grown = false;
		for (const [pid, parent] of parents) {
			if (found.has(pid) || !found.has(parent)) continue;
			found.add(pid);
			grown = true;
		}
	}
	return [...found];
}

function weigh(pid: number): { name: string; mb: number } {
	const pss = /^Pss:\s+(\d+) kB/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? '0';
	return { name: read(pid, 'cmdline').replaceAll('\0', ' ').trim().slice(0, 70), mb: Number(pss) / 1024 };
}

function read(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

async function bareStart(): Promise<number> {
	const code = `require('node:http').createServer((_, r) => r.end('x')).listen(${port}, '127.0.0.1')`;
	const times: number[] = [];
	for (let start = 0; start < STARTS; start++) {
		const begun = performance.now();
		const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
		times.push((await answers(`http://127.0.0.1:${port}/`)) - begun);
		child.kill();
		await new Promise((resolve) => child.once('exit', resolve));
	}
	return Math.min(...times);
}
