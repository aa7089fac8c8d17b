import { once } from 'node:events';
import type { Client } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { finished } from 'node:stream/promises';
import {
	applyMigration,
	ensureAppRole,
	migrate,
	MIGRATION_LOCK,
	prepareDatabase,
	readMigrations
} from '../migrate.ts';
import { connectOwner } from '../owner.ts';
import { StartRefusal } from '../refusal.ts';
import { copyIn, PLAIN_TEXT, quote, readTables } from './catalogue.ts';
import { readPieces, Tally, type Header, type Trailer } from './format.ts';
import { tally } from './write.ts';

/** What a restore did. */
export interface Restored {
	header: Header;
	rows: number;
	/** Mails that had not been sent when the backup was made; they are held back, not sent. */
	held: number;
}

/**
 * Puts a backup into a database: checks the whole file first, then does everything in one transaction that compares
 * what arrived with what was written, so that a failure leaves the database as it was. A backup of an older version is
 * brought up to date afterwards.
 * @param replace throw away what the database holds now
 * @throws StartRefusal for a broken, foreign or newer backup, and for a database that is in use or not empty
 */
export async function restoreBackup(
	url: string,
	file: string,
	migrations: string,
	replace: boolean
): Promise<Restored> {
	const { header, trailer } = await checkBackup(file, migrations);
	const client = await connectOwner(url);
	try {
		await client.query(PLAIN_TEXT);
		await ensureAppRole(client);
		await client.query('begin');
		// Whoever starts the program meanwhile waits in its migration until we are done.
		await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
		await clear(client, replace);
		await prepareDatabase(client);
		const known = readMigrations(migrations).slice(0, header.migrations.length);
		for (const migration of known) await applyMigration(client, migration);
		await empty(client);
		const keys = await dropForeignKeys(client);
		await load(client, file);
		for (const add of keys) await client.query(add);
		await compare(client, trailer);
		const held = await holdMail(client);
		await client.query('commit');
		await migrate(url, migrations);
		const rows = Object.values(trailer.tables).reduce((sum, table) => sum + table.rows, 0);
		return { header, rows, held };
	} catch (error) {
		await client.query('rollback').catch(() => undefined);
		throw error;
	} finally {
		await client.end();
	}
}

/** Reads a whole backup: its own sums, and whether this program knows its migrations. Touches no database. */
export async function checkBackup(
	file: string,
	migrations: string
): Promise<{ header: Header; trailer: Trailer }> {
	let header: Header | null = null;
	let trailer: Trailer | null = null;
	const sums = new Map<string, Tally>();
	let current = new Tally();
	for await (const piece of readPieces(file)) {
		if (piece.kind === 'header') {
			header = piece.header;
			refuseUnknown(header, migrations);
		} else if (piece.kind === 'table') sums.set(piece.table, (current = new Tally()));
		else if (piece.kind === 'rows') current.add(piece.bytes);
		else trailer = piece.trailer;
	}
	const found = Object.fromEntries([...sums].map(([table, sum]) => [table, sum.result()]));
	if (header === null || trailer === null || differs(found, trailer)) {
		throw new StartRefusal(
			`${file} is broken (its sums are wrong): take another backup. Nothing was changed.`
		);
	}
	return { header, trailer };
}

function refuseUnknown(header: Header, folder: string): void {
	const known = new Map(readMigrations(folder).map(({ name, checksum }) => [name, checksum]));
	const strange = header.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
	if (strange === undefined) return;
	throw new StartRefusal(
		`The backup was made by Kring ${header.version}, whose migration ${strange.name} this version does not know: ` +
			'restore it with that version or a newer one. Nothing was changed.'
	);
}

function differs(found: Trailer['tables'], { tables }: Trailer): boolean {
	const names = new Set([...Object.keys(found), ...Object.keys(tables)]);
	return [...names].some(
		(name) => found[name]?.rows !== tables[name]?.rows || found[name]?.sha256 !== tables[name]?.sha256
	);
}

/** Makes room: refuses a database that a program is using, or that holds something nobody said to replace. */
async function clear(client: Client, replace: boolean): Promise<void> {
	const users = await client.query(
		"select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'kring%'"
	);
	if ((users.rowCount ?? 0) > 0) {
		throw new StartRefusal('Kring is running on this database: stop it, then restore. Nothing was changed.');
	}
	const { rows: tables } = await client.query<{ name: string }>(
		"select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
	);
	for (const { name } of tables) {
		if (replace || name === 'kring_migration') continue;
		if ((await client.query(`select from ${quote(name)} limit 1`)).rowCount === 0) continue;
		throw new StartRefusal(
			'This database is not empty: restore into an empty one, or add --replace to throw away what is in it. Nothing was changed.'
		);
	}
	await client.query('drop schema if exists pgboss cascade');
	for (const { name } of tables) await client.query(`drop table ${quote(name)} cascade`);
	const { rows: functions } = await client.query<{ name: string }>(
		`select oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace
			and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`
	);
	for (const { name } of functions) await client.query(`drop routine ${name} cascade`);
}

/** Migrations may have put rows of their own into a new database; they are in the backup as well. */
async function empty(client: Client): Promise<void> {
	const names = (await readTables(client)).map(({ name }) => quote(name));
	if (names.length > 0) await client.query(`truncate ${names.join(', ')} cascade`);
}

/** Tables refer to each other in circles, so the references come back when all rows are there. */
async function dropForeignKeys(client: Client): Promise<string[]> {
	const { rows } = await client.query<{ owner: string; name: string; definition: string }>(
		`select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition
			from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`
	);
	for (const { owner, name } of rows)
		await client.query(`alter table ${owner} drop constraint ${quote(name)}`);
	return rows.map(
		({ owner, name, definition }) => `alter table ${owner} add constraint ${quote(name)} ${definition}`
	);
}

async function load(client: Client, file: string): Promise<void> {
	let copy: CopyStreamQuery | null = null;
	const finish = async () => {
		if (copy === null) return;
		const done = finished(copy);
		copy.end();
		await done;
	};
	for await (const piece of readPieces(file)) {
		if (piece.kind === 'table') {
			await finish();
			copy = client.query(copyFrom(copyIn(piece.table, piece.columns)));
		} else if (piece.kind === 'rows' && copy !== null && !copy.write(piece.bytes)) await once(copy, 'drain');
	}
	await finish();
}

async function compare(client: Client, trailer: Trailer): Promise<void> {
	const found: Trailer['tables'] = {};
	for (const table of await readTables(client)) found[table.name] = await tally(client, table);
	if (differs(found, trailer)) throw new Error('what arrived in the database differs from the backup');
}

/** Mails of before the backup may have been sent since: a person decides about them, no job. */
async function holdMail(client: Client): Promise<number> {
	const { rows } = await client.query("select to_regclass('public.mail') is not null as there");
	if (rows[0]?.there !== true) return 0;
	const { rowCount } = await client.query("update mail set state = 'held' where state = 'waiting'");
	return rowCount ?? 0;
}
