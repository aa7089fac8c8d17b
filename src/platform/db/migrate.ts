import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { connectOwner, lineOf } from './owner.ts';
import { failureCode, failureText, StartRefusal } from './refusal.ts';

/** One migrator at a time for a database, however many processes start at once. */
export const MIGRATION_LOCK = 7_305_412;

/** A file of SQL that is applied once, in the order of its number, and never edited afterwards. */
export interface Migration {
	/** File name without `.sql`: `0001_foundation`. */
	name: string;
	sql: string;
	/** SHA-256 of the text, hex. */
	checksum: string;
}

/** The migrations in a folder, in order. Refuses names that are not `NNNN_name.sql` and numbers that occur twice. */
export function readMigrations(folder: string): Migration[] {
	const files = readdirSync(folder).filter((file) => file.endsWith('.sql') && file !== 'schema.sql');
	const numbers = new Set<string>();
	return files.sort().map((file) => {
		const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
		if (number === undefined) throw new Error(`${file} in ${folder} should be called NNNN_name.sql`);
		if (numbers.has(number)) throw new Error(`Two migrations in ${folder} have the number ${number}`);
		numbers.add(number);
		const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
		return { name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') };
	});
}

/**
 * Brings a database to the newest state: each migration that it lacks in a transaction of its own, so that a killed one
 * starts again. Several processes may call it at once; one works, the others wait and find it done.
 * @param url the database, as its owner
 * @returns the names of the migrations applied now
 * @throws StartRefusal for a database of a newer version, an edited or broken migration, or an unreachable server
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
	const migrations = readMigrations(folder);
	const client = await connectOwner(url);
	try {
		await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
		await ensureAppRole(client);
		await prepareDatabase(client);
		const pending = await compare(client, migrations);
		for (const migration of pending) {
			await client.query('begin');
			await applyMigration(client, migration);
			await client.query('commit');
		}
		return pending.map(({ name }) => name);
	} finally {
		await client.end();
	}
}

async function compare(client: Client, migrations: Migration[]): Promise<Migration[]> {
	const { rows } = await client.query<{ name: string; checksum: string }>(
		'select name, checksum from kring_migration order by name'
	);
	const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
	for (const { name, checksum } of rows) {
		if (!known.has(name)) {
			throw new StartRefusal(
				`The database has had migration ${name}, which this Kring does not know: ` +
					'start the newer version that made it, or restore a backup of this one.'
			);
		}
		if (known.get(name) !== checksum) {
			throw new StartRefusal(
				`Migration ${name} was edited after it was applied: put the file back as it was, and write the change as a new migration.`
			);
		}
	}
	const last = rows.at(-1)?.name ?? '';
	const applied = new Set(rows.map(({ name }) => name));
	const pending = migrations.filter(({ name }) => !applied.has(name));
	const late = pending.find(({ name }) => name < last);
	if (late === undefined) return pending;
	throw new StartRefusal(
		`Migration ${late.name} comes before ${last}, which was applied already: give it a higher number.`
	);
}

/** Makes the list of applied migrations, where it is missing. */
export async function prepareDatabase(client: Client): Promise<void> {
	await client.query(
		`create table if not exists kring_migration
			(name text primary key, checksum text not null, applied_at timestamptz not null default now())`
	);
}

/** Applies one migration and notes it, within the transaction of the caller. Names file and line when it is broken. */
export async function applyMigration(client: Client, { name, sql, checksum }: Migration): Promise<void> {
	try {
		await client.query(sql);
	} catch (error) {
		const line = lineOf(sql, error);
		throw new StartRefusal(
			`Migration ${name}.sql${line === null ? '' : `:${line}`} does not work on this database and was undone ` +
				`(${failureText(error)}): start the version that ran before, and have the migration mended.`
		);
	}
	await client.query('insert into kring_migration (name, checksum) values ($1, $2)', [name, checksum]);
}

/**
 * The role that serves requests, `kring_app`: it cannot log in, owns nothing and cannot pass row-level security. Roles
 * belong to the whole server, so another database may be making it at this moment. Refuses a role of that name that
 * somebody made and that may pass the policies.
 */
export async function ensureAppRole(client: Client): Promise<void> {
	try {
		const { rowCount } = await client.query("select from pg_roles where rolname = 'kring_app'");
		if (rowCount === 0) await client.query('create role kring_app nologin');
	} catch (error) {
		const made = ['42710', '23505'].includes(failureCode(error));
		if (!made) throw roleRefusal(error);
	}
	const { rows } = await client.query<{ passes: boolean }>(
		"select rolsuper or rolbypassrls as passes from pg_roles where rolname = 'kring_app'"
	);
	if (rows[0]?.passes === true) {
		throw new StartRefusal(
			'The role kring_app, which serves requests, may pass row-level security, so that nothing would keep networks apart: ' +
				'have an administrator run "alter role kring_app nosuperuser nobypassrls".'
		);
	}
	try {
		await client.query('set role kring_app');
	} catch {
		await client.query('grant kring_app to current_user').catch((error: unknown) => {
			throw roleRefusal(error);
		});
	}
	await client.query('reset role');
}

function roleRefusal(error: unknown): StartRefusal {
	return new StartRefusal(
		`The database's user may not make the role that serves requests (${failureText(error)}): have an administrator ` +
			'run "create role kring_app nologin; grant kring_app to <that user>" once.'
	);
}
