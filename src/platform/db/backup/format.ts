import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { StartRefusal } from '../refusal.ts';

/**
 * A backup is one gzip file of text, to be read with zcat: a line that names the format, a line of JSON about where it
 * comes from, then for each table a line of JSON, its rows as PostgreSQL's COPY writes them and a line `\.`; and last a
 * line of JSON with the number of rows and the SHA-256 of each table. A file without that last line is broken.
 */
export const FIRST_LINE = 'Kring backup 1';
/** Ends the rows of a table. COPY escapes backslashes, so no row looks like it. */
export const END_OF_ROWS = '\\.';

const headerSchema = v.object({
	/** Version of the Kring that wrote it. */
	version: v.string(),
	at: v.string(),
	migrations: v.array(v.object({ name: v.string(), checksum: v.string() }))
});
const tableSchema = v.object({ table: v.string(), columns: v.array(v.string()) });
const trailerSchema = v.object({
	tables: v.record(v.string(), v.object({ rows: v.number(), sha256: v.string() }))
});

/** What a backup says about itself. */
export type Header = v.InferOutput<typeof headerSchema>;
/** Rows and SHA-256 (hex) of each table. */
export type Trailer = v.InferOutput<typeof trailerSchema>;

/** A piece of a backup, in the order of the file. Rows come in chunks of whole lines. */
export type Piece =
	| { kind: 'header'; header: Header }
	| { kind: 'table'; table: string; columns: string[] }
	| { kind: 'rows'; bytes: Buffer }
	| { kind: 'trailer'; trailer: Trailer };

/** Counts and hashes the rows of a table, whatever the chunks they come in. */
export class Tally {
	#hash = createHash('sha256');
	#rows = 0;

	add(bytes: Buffer): void {
		this.#hash.update(bytes);
		for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.#rows += 1;
	}

	result(): { rows: number; sha256: string } {
		return { rows: this.#rows, sha256: this.#hash.digest('hex') };
	}
}

/**
 * Reads a backup piece by piece, in constant memory.
 * @throws StartRefusal when it is no backup of ours, or a broken one
 */
export async function* readPieces(file: string): AsyncGenerator<Piece> {
	const broken = (why: string) =>
		new StartRefusal(`${file} is broken (${why}): take another backup. Nothing was changed.`);
	const foreign = new StartRefusal(`${file} is no backup of Kring: give a file that "npm run backup" wrote.`);
	let rest: Buffer = Buffer.alloc(0);
	let line = 0;
	let inRows = false;
	let whole = false;
	try {
		for await (const chunk of bytesOf(file)) {
			rest = Buffer.concat([rest, chunk]);
			for (let more = true; more;) {
				const step = inRows ? takeRows(rest) : takeLine(rest);
				more = step.taken !== null;
				rest = step.rest;
				if (step.taken === null) continue;
				if (whole) throw broken('it goes on after its end');
				if (inRows) {
					if (step.taken.length === 0) inRows = false;
					else yield { kind: 'rows', bytes: step.taken };
					continue;
				}
				const text = step.taken.toString();
				line += 1;
				if (line === 1) {
					if (text !== FIRST_LINE) throw foreign;
				} else if (line === 2) yield { kind: 'header', header: v.parse(headerSchema, JSON.parse(text)) };
				else if (text.startsWith('{"table":')) {
					inRows = true;
					yield { kind: 'table', ...v.parse(tableSchema, JSON.parse(text)) };
				} else {
					whole = true;
					yield { kind: 'trailer', trailer: v.parse(trailerSchema, JSON.parse(text)) };
				}
			}
		}
	} catch (error) {
		if (error instanceof StartRefusal) throw error;
		if (line === 0) throw foreign;
		throw broken(error instanceof Error ? error.message : 'unreadable');
	}
	if (line === 0) throw foreign;
	if (!whole) throw broken('its end is missing');
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
	const plain = createGunzip();
	const done = pipeline(createReadStream(file), plain).catch(() => undefined);
	for await (const chunk of plain) yield Buffer.from(chunk);
	await done;
}

interface Step {
	taken: Buffer | null;
	rest: Buffer;
}

function takeLine(bytes: Buffer): Step {
	const end = bytes.indexOf(10);
	if (end === -1) return { taken: null, rest: bytes };
	return { taken: bytes.subarray(0, end), rest: bytes.subarray(end + 1) };
}

/** Whole rows; an empty piece for the line that ends them. `bytes` begins at the beginning of a line. */
function takeRows(bytes: Buffer): Step {
	const end = `${END_OF_ROWS}\n`;
	if (bytes.indexOf(end) === 0) return { taken: Buffer.alloc(0), rest: bytes.subarray(end.length) };
	const before = bytes.indexOf(`\n${end}`);
	const last = before === -1 ? bytes.lastIndexOf(10) : before;
	if (last === -1) return { taken: null, rest: bytes };
	return { taken: bytes.subarray(0, last + 1), rest: bytes.subarray(last + 1) };
}
