import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { migrate } from '../migrate.ts';
import { StartRefusal } from '../refusal.ts';
import { checkBackup, restoreBackup } from './restore.ts';
import { writeBackup } from './write.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', '..', 'migrations');
const ORCHARD = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'fixtures', 'migrations');
const AWKWARD = 'tab\there, line\nand\rreturn, back\\slash, \\. and \\N, quote\'s "two", é 漢 🍐';

let folder = '';
let file = '';
let source: TestDatabase;
let target: TestDatabase;
let clients: Client[] = [];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'kring-backup-'));
	file = join(folder, 'kring.backup');
	[source, target] = await Promise.all([createTestDatabase(), createEmptyDatabase()]);
});

afterEach(async () => {
	await Promise.all(clients.map((client) => client.end()));
	clients = [];
	await Promise.all([source.drop(), target.drop()]);
	rmSync(folder, { recursive: true });
});

async function connect(url: string, application = 'a test'): Promise<Client> {
	const client = new Client({ connectionString: url, application_name: application });
	await client.connect();
	clients.push(client);
	return client;
}

async function fill(client: Client): Promise<void> {
	const id = '00000000-0000-7000-8000-000000000001';
	await client.query(
		`insert into person (id, email, name, created_at) values ($1, 'ann@example.org', 'Ann', '2026-11-22T10:00:00.123456Z')`,
		[id]
	);
	await client.query(
		`insert into mail (id, send_key, to_email, language, subject, text, html, state, created_at)
			select gen_random_uuid(), n::text, 'ann@example.org', 'nl', $1, $1, '', case when n < 3 then 'waiting' else 'sent' end, now()
			from generate_series(1, 5000) n`,
		[AWKWARD]
	);
	await client.query(`insert into setting (key, value) values ('Zeta', '{"a": [1, null]}'), ('alfa', '"é"')`);
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
	const error = await attempt.catch((reason: unknown) => reason);
	if (!(error instanceof StartRefusal)) throw new Error(`not refused: ${String(error)}`, { cause: error });
	return error.message;
}

async function tablesOf(url: string): Promise<unknown> {
	const { rows } = await (
		await connect(url)
	).query("select count(*)::int from pg_tables where schemaname = 'public'");
	return rows[0].count;
}

test('a restored database holds the same rows, to the byte, and only mail that waited is held back', async () => {
	await fill(await connect(source.url));
	const written = await writeBackup(source.url, file, '1.2.3');
	expect(written.tables['mail']?.rows).toBe(5000);
	const restored = await restoreBackup(target.url, file, MIGRATIONS, false);
	expect(restored).toMatchObject({ header: { version: '1.2.3' }, rows: 5003, held: 2 });
	const client = await connect(target.url);
	const { rows } = await client.query('select state, count(*)::int from mail group by state order by state');
	expect(rows).toEqual([
		{ state: 'held', count: 2 },
		{ state: 'sent', count: 4998 }
	]);
	expect((await client.query('select distinct text from mail')).rows).toEqual([{ text: AWKWARD }]);
	await client.query("update mail set state = 'waiting' where state = 'held'");
	expect(await writeBackup(target.url, `${file}.again`, '1.2.3')).toEqual(written);
});

test('no link, code or file of a mail is in a backup: whoever reads it cannot come in', async () => {
	const client = await connect(source.url);
	const secret = 'a'.repeat(43);
	await client.query(
		`insert into mail (id, send_key, to_email, language, subject, text, html, attachments, created_at) values
			(gen_random_uuid(), 'x', 'ann@example.org', 'nl', 'Je link', $1, $1, $2, now())`,
		[
			`Open http://kring.example/me/${secret}\nCode: 204816\nTot 14 januari`,
			JSON.stringify([{ content: secret }])
		]
	);
	await writeBackup(source.url, file, '1.2.3');
	const text = gunzipSync(readFileSync(file)).toString();
	expect(text).not.toMatch(new RegExp(`${secret}|204816`));
	expect(text).toContain('Open http://kring.example/me/...\\nCode: ......\\nTot 14 januari');
	expect((await client.query('select text from mail')).rows[0].text).toContain(secret);
});

test('references are back after a restore', async () => {
	await writeBackup(source.url, file, '1.2.3');
	await restoreBackup(target.url, file, MIGRATIONS, false);
	const count = "select count(*)::int from pg_constraint where contype = 'f' and convalidated";
	const [before, after] = await Promise.all(
		[source.url, target.url].map(async (url) => (await connect(url)).query(count))
	);
	expect(after?.rows).toEqual(before?.rows);
});

test('a backup under load is one moment: all that was acknowledged before, and no half transaction', async () => {
	const writer = await connect(source.url);
	await writer.query("insert into setting values ('left', '0'), ('right', '0')");
	let acknowledged = 0;
	let working = true;
	const work = (async () => {
		while (working) {
			const next = acknowledged + 1;
			await writer.query('begin');
			await writer.query("update setting set value = to_jsonb($1::int) where key = 'left'", [next]);
			await writer.query("update setting set value = to_jsonb($1::int) where key = 'right'", [next]);
			await writer.query('insert into setting values ($1, $2)', [`row ${next}`, String(next)]);
			await writer.query('commit');
			acknowledged = next;
		}
	})();
	while (acknowledged < 50) await new Promise(setImmediate);
	const before = acknowledged;
	await writeBackup(source.url, file, '1.2.3');
	working = false;
	await work;
	await restoreBackup(target.url, file, MIGRATIONS, false);
	const { rows } = await (
		await connect(target.url)
	).query(
		`select (select value::int from setting where key = 'left') as left, (select value::int from setting where key = 'right') as right,
			(select count(*)::int from setting where key like 'row %') as rows`
	);
	expect(rows[0].left).toBeGreaterThanOrEqual(before);
	expect(rows[0]).toEqual({ left: rows[0].left, right: rows[0].left, rows: rows[0].left });
});

test('a broken, cut or foreign file is refused and the database stays as it was', async () => {
	await fill(await connect(source.url));
	await writeBackup(source.url, file, '1.2.3');
	const bytes = readFileSync(file);
	const text = gunzipSync(bytes).toString();
	const spoiled: [string, Buffer, RegExp][] = [
		['cut', bytes.subarray(0, bytes.length - 100), /is broken/],
		['cut between tables', gzipSync(text.slice(0, text.indexOf('{"table":"mail"'))), /its end is missing/],
		[
			'a flipped byte',
			Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))),
			/is broken/
		],
		['a changed row', gzipSync(text.replace('ann@example.org', 'bob@example.org')), /its sums are wrong/],
		['a lost row', gzipSync(text.replace(/^alfa\t.*\n/m, '')), /its sums are wrong/],
		['more after the end', gzipSync(`${text}{"table":"mail","columns":[]}\n`), /goes on after its end/],
		['another gzip', gzipSync('hello\n'), /is no backup of Kring/],
		['no gzip', Buffer.from('PGDMP'), /is no backup of Kring/],
		['nothing', Buffer.alloc(0), /is no backup of Kring/]
	];
	for (const [name, content, message] of spoiled) {
		const bad = join(folder, name);
		writeFileSync(bad, content);
		expect(await refusal(restoreBackup(target.url, bad, MIGRATIONS, true)), name).toMatch(message);
	}
	expect(await refusal(restoreBackup(target.url, join(folder, 'missing'), MIGRATIONS, true))).toMatch(
		/no backup/
	);
	expect(await tablesOf(target.url)).toBe(0);
});

test('a backup of a newer version is refused, one of an older version is brought up to date', async () => {
	const older = join(folder, 'older');
	cpSync(ORCHARD, older, { recursive: true });
	rmSync(join(older, '0002_pears.sql'));
	const orchard = await createEmptyDatabase();
	await migrate(orchard.url, older);
	await (await connect(orchard.url)).query("insert into apple values (1, 'Jonagold')");
	await writeBackup(orchard.url, file, '0.9.0');
	await restoreBackup(target.url, file, ORCHARD, false);
	expect(
		(await (await connect(target.url)).query('select name, (select count(*)::int from pear) from apple')).rows
	).toEqual([{ name: 'Jonagold', count: 1 }]);
	await migrate(orchard.url, ORCHARD);
	await writeBackup(orchard.url, file, '1.0.0');
	expect(await refusal(checkBackup(file, older))).toMatch(
		/made by Kring 1\.0\.0, whose migration 0002_pears/
	);
	await Promise.all(clients.map((client) => client.end()));
	clients = [];
	await orchard.drop();
});

test('a database with something in it is refused, and replaced only when that is said', async () => {
	await fill(await connect(source.url));
	await writeBackup(source.url, file, '1.2.3');
	await migrate(target.url, MIGRATIONS);
	const client = await connect(target.url);
	await client.query("insert into setting values ('mine', '1')");
	expect(await refusal(restoreBackup(target.url, file, MIGRATIONS, false))).toMatch(/not empty.*--replace/);
	expect((await client.query('select key from setting')).rows).toEqual([{ key: 'mine' }]);
	await restoreBackup(target.url, file, MIGRATIONS, true);
	expect((await client.query('select key from setting order by key')).rows).toEqual([
		{ key: 'Zeta' },
		{ key: 'alfa' }
	]);
});

test('a database on which the program runs is refused', async () => {
	await writeBackup(source.url, file, '1.2.3');
	await connect(target.url, 'kring');
	expect(await refusal(restoreBackup(target.url, file, MIGRATIONS, true))).toMatch(
		/^Kring is running on this database: stop it/
	);
});

test('a backup that cannot be written leaves no file behind', async () => {
	expect(await refusal(writeBackup(source.url, join(folder, 'no', 'such', 'folder'), '1.2.3'))).toMatch(
		/could not be written/
	);
	// A disk that is full, as Linux plays it.
	symlinkSync('/dev/full', `${file}.part`);
	expect(await refusal(writeBackup(source.url, file, '1.2.3'))).toMatch(/ENOSPC/);
	expect(await refusal(writeBackup(target.url, file, '1.2.3'))).toMatch(/nothing to back up/);
	expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
});
