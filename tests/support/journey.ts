import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** Where the server of the journeys tells how to reach it. */
export function journeyFile(origin: string): string {
	return join(tmpdir(), `kring-journey-${new URL(origin).port}.json`);
}

/** The way in that the first start printed for the administrator (works once), and the database behind the pages. */
export function journeyFacts(origin: string): { way: string; databaseUrl: string } {
	return JSON.parse(readFileSync(journeyFile(origin), 'utf8')) as { way: string; databaseUrl: string };
}

/** Asks the database of the journeys something, as its owner. */
export async function askDatabase<Row extends object>(
	origin: string,
	statement: string,
	values: unknown[] = []
): Promise<Row[]> {
	const client = new Client({ connectionString: journeyFacts(origin).databaseUrl });
	await client.connect();
	try {
		return (await client.query<Row>(statement, values)).rows;
	} finally {
		await client.end();
	}
}

/**
 * The link to a page in the newest mail to an address, of the network with that slug where one is named, as a path; throws
 * when there is none.
 */
export async function linkInMail(
	origin: string,
	email: string,
	page: string,
	slug: string | null = null
): Promise<string> {
	const [mail] = await askDatabase<{ text: string }>(
		origin,
		`select text from mail left join network on network.id = mail.network_id
		where to_email = $1 and ($2::text is null or slug = $2) order by mail.created_at desc, mail.id limit 1`,
		[email, slug]
	);
	const path = new RegExp(`/${page}/[\\w-]+`).exec(mail?.text ?? '')?.[0];
	if (path === undefined) throw new Error(`no link to /${page} in the newest mail to ${email}`);
	return path;
}
