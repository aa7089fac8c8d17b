import { json } from '@sveltejs/kit';
import { databaseAnswers } from '#platform/health.server.ts';
import type { RequestHandler } from './$types';
import manifest from '../../../package.json' with { type: 'json' };

/** For whoever watches the installation: is the program up, does the database answer, which version is this. */
export const GET: RequestHandler = async ({ locals }) => {
	const database = await databaseAnswers(locals.runtime.db);
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
