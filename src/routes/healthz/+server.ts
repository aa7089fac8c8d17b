import { sql } from 'kysely';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import manifest from '../../../package.json' with { type: 'json' };

/** For whoever watches the installation: is the program up, does the database answer, which version is this. */
export const GET: RequestHandler = async ({ locals }) => {
	const database = await sql`select 1`.execute(locals.runtime.db).then(
		() => true,
		() => false
	);
	const body = {
		status: database ? 'ok' : 'degraded',
		database: database ? 'ok' : 'unreachable',
		version: manifest.version
	};
	return json(body, {
		status: database ? 200 : 503,
		headers: database ? {} : { 'retry-after': '5' }
	});
};
