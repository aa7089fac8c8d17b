import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createGzip, type Gzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { connectOwner } from '../owner.ts';
import { failureText, StartRefusal } from '../refusal.ts';
import { copyOut, PLAIN_TEXT, readTables, type Table } from './catalogue.ts';
import { END_OF_ROWS, FIRST_LINE, Tally, type Header, type Trailer } from './format.ts';

/**
 * Writes everything the database holds at this moment into one file; people may go on working meanwhile. The file gets
 * its name when it is whole and on the disk. The queue of jobs is not in it: a restored installation mails nothing again.
 * @param version of the program
 * @returns how many rows each table has
 */
export async function writeBackup(url: string, file: string, version: string): Promise<Trailer> {
	const client = await connectOwner(url);
	const part = `${file}.part`;
	try {
		const gzip = createGzip();
		const written = pipeline(gzip, createWriteStream(part, { mode: 0o600, flush: true }));
		// A full disk ends the race below. A file that is whole does not: it may be so before the database has answered the
		// last word of its transaction.
		const broken = written.then(() => new Promise<never>(() => undefined));
		const trailer = await Promise.race([writePieces(client, gzip, version), broken]);
		await written;
		await rename(part, file);
		return trailer;
	} catch (error) {
		await rm(part, { force: true });
		if (error instanceof StartRefusal) throw error;
		throw new StartRefusal(
			`The backup could not be written to ${file} (${failureText(error)}): mend that and try again.`
		);
	} finally {
		await client.end();
	}
}

async function writePieces(client: Client, gzip: Gzip, version: string): Promise<Trailer> {
	await client.query(PLAIN_TEXT);
	await client.query('begin transaction isolation level repeatable read read only');
	const { rows: migrations } = await client
		.query<Header['migrations'][number]>('select name, checksum from kring_migration order by name')
		.catch(() => {
			throw new StartRefusal('There is nothing to back up: this database was never used by Kring.');
		});
	const header: Header = { version, at: new Date().toISOString(), migrations };
	await say(gzip, `${FIRST_LINE}\n${JSON.stringify(header)}\n`);
	const trailer: Trailer = { tables: {} };
	for (const table of await readTables(client)) {
		await say(gzip, `${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
		trailer.tables[table.name] = await tally(client, table, (bytes) => say(gzip, bytes));
		await say(gzip, `${END_OF_ROWS}\n`);
	}
	gzip.end(`${JSON.stringify(trailer)}\n`);
	await client.query('commit');
	return trailer;
}

/** Reads a table in its order, counts and hashes it, and hands it on. */
export async function tally(client: Client, table: Table, take?: (bytes: Buffer) => Promise<void>) {
	const sum = new Tally();
	for await (const chunk of client.query(copyTo(copyOut(table)))) {
		const bytes = Buffer.from(chunk);
		sum.add(bytes);
		await take?.(bytes);
	}
	return sum.result();
}

async function say(gzip: Gzip, piece: string | Buffer): Promise<void> {
	if (!gzip.write(piece)) await once(gzip, 'drain');
}
