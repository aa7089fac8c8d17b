import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startProgram, type Program } from '#tests/support/program.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// Each test starts the whole program on a folder of its own: some seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const PORT = 41_400 + (process.pid % 500);
const HERE = `http://127.0.0.1:${PORT}`;

let folder = '';
let running: Program[] = [];

beforeAll(() => ensureBuilt(), 120_000);

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kring-server-'));
	chmodSync(folder, 0o711);
});

afterEach(async () => {
	for (const program of running) program.process.kill('SIGTERM');
	await Promise.all(running.map((program) => program.ended));
	running = [];
	rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}, flags: string[] = [], file = 'server.js'): Program {
	const own = {
		PORT: String(PORT),
		DATA_DIR: join(folder, 'data'),
		DEMO: '0',
		ORIGIN: '',
		DATABASE_URL: '',
		HOST: ''
	};
	const program = startProgram([...flags, file], { env: { ...process.env, ...own, ...env } });
	running.push(program);
	return program;
}

/** Posts a form as a browser would from a page of that origin; 403 means that the origin was refused. */
async function post(to: string, origin: string): Promise<number> {
	const headers = { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
	return (await fetch(to, { method: 'POST', headers, body: 'a=b' })).status;
}

async function refusal(program: Program): Promise<string> {
	expect(await program.ended).toBe(1);
	const lines = program.text().trim().split('\n');
	expect(lines).toHaveLength(1);
	return lines.join('');
}

test('starts on an empty folder, serves, compresses, logs without telling who or what, and stops in order', async () => {
	const program = start();
	await program.says(/^Kring is running at http:\/\/localhost:/);
	const health = await fetch(`${HERE}/healthz?token=geheim`);
	expect(await health.json()).toMatchObject({ status: 'ok', database: 'ok' });
	const page = await fetch(`${HERE}/no-such-page`, {
		headers: { accept: 'text/html', 'accept-encoding': 'br' }
	});
	expect(page.headers.get('content-encoding')).toBe('br');
	const line: unknown = JSON.parse(await program.says(/healthz/));
	expect(line).toMatchObject({
		level: 'info',
		event: 'request',
		method: 'GET',
		path: '/healthz',
		status: 200
	});
	program.process.kill('SIGTERM');
	expect(await program.ended).toBe(0);
	expect(program.text()).not.toMatch(/geheim|127\.0\.0\.1|no-such-page/);
	expect(existsSync(join(folder, 'data', 'postgres', 'postmaster.pid'))).toBe(false);
});

test('killed without warning, the next start serves within seconds', async () => {
	const first = start();
	await first.says(/is running/);
	first.process.kill('SIGKILL');
	await first.ended;
	const second = start();
	await second.says(/is running/);
	expect((await fetch(`${HERE}/healthz`)).status).toBe(200);
});

test('a database that is killed is back within seconds, without a restart of the program', async () => {
	const program = start();
	await program.says(/is running/);
	const pid = readFileSync(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
	process.kill(Number(pid), 'SIGKILL');
	await program.says(/PostgreSQL is there again/);
	expect((await fetch(`${HERE}/healthz`)).status).toBe(200);
	program.process.kill('SIGTERM');
	expect(await program.ended).toBe(0);
});

test('forms are taken from its own address only, which without ORIGIN is any name of this machine', async () => {
	const program = start();
	await program.says(/is running/);
	expect(await post(`${HERE}/`, HERE)).not.toBe(403);
	expect(await post(`http://localhost:${PORT}/`, `http://localhost:${PORT}`)).not.toBe(403);
	expect(await post(`${HERE}/`, 'https://kring.example.org')).toBe(403);
	expect(await post(`${HERE}/`, `http://localhost:${PORT}`)).toBe(403);
});

test('behind a proxy forms are taken from ORIGIN, whatever headers a client makes up', async () => {
	const program = start({ ORIGIN: 'https://kring.example.org' });
	await program.says(/is running at https:\/\/kring\.example\.org/);
	expect(await post(`${HERE}/`, 'https://kring.example.org')).not.toBe(403);
	expect(await post(`${HERE}/`, HERE)).toBe(403);
	const headers = {
		origin: 'https://evil.example.org',
		accept: 'text/html',
		'content-type': 'application/x-www-form-urlencoded',
		'x-kring-host': 'evil.example.org'
	};
	expect((await fetch(`${HERE}/`, { method: 'POST', headers, body: 'a=b' })).status).toBe(403);
});

test('a taken port is refused before the database is touched', async () => {
	const other = createServer().listen(PORT, '127.0.0.1');
	await once(other, 'listening');
	expect(await refusal(start())).toBe(
		`Kring cannot listen on 127.0.0.1, port ${PORT}: another program does. ` +
			`Stop that one, or choose another port: PORT=${PORT + 1} npm start.`
	);
	expect(existsSync(join(folder, 'data'))).toBe(false);
	other.close();
});

test('an address that is not of this machine is refused', async () => {
	expect(await refusal(start({ HOST: '192.0.2.1' }))).toMatch(
		/^Kring cannot listen on 192\.0\.2\.1.*Set HOST to/
	);
});

test('a folder where nobody can write is refused', async () => {
	writeFileSync(join(folder, 'data'), 'a file');
	expect(await refusal(start())).toMatch(/^Kring cannot write in the data folder .*set DATA_DIR/);
});

test('a database that does not answer is refused, without its password', async () => {
	const text = await refusal(
		start({ DATABASE_URL: `postgresql://kring:geheim@127.0.0.1:${PORT + 1}/kring` })
	);
	expect(text).toMatch(/^The database at 127\.0\.0\.1:\d+\/kring cannot be reached .*DATABASE_URL/);
	expect(text).not.toContain('geheim');
});

test('a refused migration is told in one sentence, and the database that was started for it is stopped', async () => {
	const first = start();
	await first.says(/is running/);
	const running = join(folder, 'data', 'postgres', 'postmaster.pid');
	const client = new Client({
		host: readFileSync(running, 'utf8').split('\n')[4] ?? '',
		user: 'kring',
		database: 'kring'
	});
	await client.connect();
	await client.query("insert into kring_migration (name, checksum) values ('9999_later', '')");
	await client.end();
	first.process.kill('SIGTERM');
	await first.ended;
	for (const program of ['server.js', 'scripts/lib/dev-server.ts']) {
		expect(await refusal(start({}, [], program))).toMatch(/^The database has had migration 9999_later/);
		expect(existsSync(running)).toBe(false);
	}
});

test('a system without a PostgreSQL of ours is refused, and told of DATABASE_URL', async () => {
	const pretend = 'data:text/javascript,Object.defineProperty(process,"arch",{value:"riscv64"})';
	expect(await refusal(start({}, ['--import', pretend]))).toBe(
		`Kring brings no PostgreSQL along for ${process.platform}-riscv64: set DATABASE_URL to a PostgreSQL server of your own.`
	);
});
