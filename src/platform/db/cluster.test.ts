import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startProgram, type Program } from '#tests/support/program.ts';

// Each test makes a cluster that syncs to disk: some seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
let running: Program[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kring-cluster-'));
	chmodSync(folder, 0o711);
});

afterEach(async () => {
	for (const program of running) program.process.kill('SIGTERM');
	await Promise.all(running.map((program) => program.ended));
	running = [];
	const left = postmaster();
	if (left !== null) process.kill(left, 'SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

function open(where = folder): Program {
	const program = startProgram(['tests/support/cluster-process.ts', where]);
	running.push(program);
	return program;
}

async function url(program: Program): Promise<string> {
	return (await program.says(/^open /)).slice('open '.length);
}

function postmaster(): number | null {
	const path = join(folder, 'postgres', 'postmaster.pid');
	let text: string;
	try {
		// A server that stops may take it away at any moment.
		text = readFileSync(path, 'utf8');
	} catch {
		return null;
	}
	const pid = Number(text.split('\n')[0]);
	return existsSync(`/proc/${pid}`) ? pid : null;
}

/** The server that runs; without one nothing is killed (0 would be this test and all that it started). */
function runningPostmaster(): number {
	const pid = postmaster();
	if (pid === null || pid <= 0) throw new Error('no server runs');
	return pid;
}

async function ask(address: string, statement: string): Promise<unknown[]> {
	const client = new Client({ connectionString: address });
	await client.connect();
	const { rows } = await client.query(statement);
	await client.end();
	return rows;
}

/** Turns the number in `postmaster.pid` and in the socket's lock file into another process's. */
function pretend(address: string, pid: number): void {
	const socket = new URL(address).searchParams.get('host') ?? '';
	const inside = join(folder, 'postgres', 'postmaster.pid');
	const lines = readFileSync(inside, 'utf8').split('\n');
	for (const path of [inside, join(socket, '.s.PGSQL.5432.lock')]) {
		writeFileSync(path, [pid, ...lines.slice(1)].join('\n'));
	}
}

test('a new folder gets a cluster that syncs to disk, and a clean end stops it', async () => {
	const first = open();
	expect(await ask(await url(first), "select current_setting('fsync') as fsync")).toEqual([{ fsync: 'on' }]);
	first.process.kill('SIGTERM');
	expect(await first.ended).toBe(0);
	expect(postmaster()).toBeNull();
});

test('the server outlives a killed program and the next start adopts it with its data', async () => {
	const first = open();
	await ask(await url(first), 'create table kept as select 1 as one');
	const server = postmaster();
	first.process.kill('SIGKILL');
	await first.ended;
	expect(postmaster()).toBe(server);
	const second = open();
	expect(await ask(await url(second), 'select one from kept')).toEqual([{ one: 1 }]);
	expect(postmaster()).toBe(server);
});

test('a data folder with a long path gets its socket in a short one', async () => {
	folder = join(folder, 'a-folder-with-a-long-name-'.repeat(5));
	const program = open();
	const address = await url(program);
	expect(new URL(address).searchParams.get('host')).toMatch(/^\/tmp\/kring-/);
	expect(await ask(address, 'select 1 as one')).toEqual([{ one: 1 }]);
	folder = dirname(folder);
});

test('of several programs the last one to leave stops the server', async () => {
	const programs = [open(), open(), open()];
	await Promise.all(programs.map(url));
	for (const program of programs.slice(0, 2)) {
		program.process.kill('SIGTERM');
		await program.ended;
		expect(postmaster()).not.toBeNull();
	}
	programs[2]?.process.kill('SIGTERM');
	await programs[2]?.ended;
	expect(postmaster()).toBeNull();
});

test('a server that is killed is started again with everything that was committed', async () => {
	const program = open();
	const address = await url(program);
	await ask(address, 'create table kept as select generate_series(1, 1000) as n');
	process.kill(runningPostmaster(), 'SIGKILL');
	await program.says(/is there again/);
	expect(await ask(address, 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
});

test.each(['a zombie', 'a stranger'])(
	'%s in postmaster.pid does not keep the server from starting',
	async (who) => {
		const first = open();
		const address = await url(first);
		await ask(address, 'create table kept as select 1 as one');
		const server = runningPostmaster();
		first.process.kill('SIGKILL');
		await first.ended;
		process.kill(server, 'SIGKILL');
		while (existsSync(join('/proc', String(server), 'exe'))) await pause(5);
		// A shell that has become `sleep` never collects its child, which stays behind as a zombie. While it still is
		// a shell it might, so the child lives until then.
		const shell = spawn('sh', ['-c', 'exec 3<&0; cat <&3 & echo $!; exec sleep 60'], {
			stdio: ['pipe', 'pipe', 'ignore']
		});
		const [said] = await once(shell.stdout, 'data');
		const zombie = Number(String(said));
		while (readFileSync(`/proc/${shell.pid}/comm`, 'utf8') !== 'sleep\n') await pause(5);
		shell.stdin.end();
		while (!/\) Z/.test(readFileSync(`/proc/${zombie}/stat`, 'utf8'))) await pause(5);
		pretend(address, who === 'a zombie' ? zombie : process.pid);
		const second = open();
		expect(await ask(await url(second), 'select one from kept')).toEqual([{ one: 1 }]);
		shell.kill();
	}
);

test('ten programs that start at once in an empty folder share one cluster', async () => {
	const programs = Array.from({ length: 10 }, open);
	const addresses = await Promise.all(programs.map(url));
	expect(new Set(addresses).size).toBe(1);
});

test('a half-made cluster of an interrupted start is not taken for a whole one', async () => {
	const first = open();
	while (!readdirSync(folder).some((name) => name.startsWith('postgres.new-'))) await pause(1);
	first.process.kill('SIGKILL');
	await first.ended;
	const second = open();
	expect(await ask(await url(second), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a folder where nobody can write is refused in one sentence', async () => {
	rmSync(folder, { recursive: true });
	writeFileSync(folder, 'a file, not a folder');
	const program = open();
	expect(await program.says(/^refused/)).toMatch(
		/cannot write in the data folder .*set DATA_DIR to another folder/
	);
	expect(await program.ended).toBe(1);
});

test('a folder that the system lets nobody make is refused, and not asked for again and again', async () => {
	const program = open('/proc/kring/data');
	expect(await program.says(/^refused/)).toMatch(/cannot write in the data folder/);
	expect(await program.ended).toBe(1);
});

test('a folder of another PostgreSQL is refused and left as it is', async () => {
	const first = open();
	await url(first);
	first.process.kill('SIGTERM');
	await first.ended;
	writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
	expect(await open().says(/^refused/)).toMatch(/made by PostgreSQL 17 .*restore/);
});
