import { json } from '@sveltejs/kit';
import { readMethods } from '#methods/own/queries.server.ts';
import { leader, notHere } from '#routes/action.server.ts';
import type { RequestHandler } from './$types';

/** A method as a file, to keep or to bring in elsewhere. */
export const GET: RequestHandler = async (event) => {
	const scope = await leader(event);
	const methods = await readMethods(event.locals.runtime.db, scope);
	const method = methods.find(({ id }) => id === event.params.method);
	if (!method) return notHere(event);
	const name = method.name[scope.language]
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60);
	return json(method, {
		headers: { 'content-disposition': ['attachment', `filename="${name}.json"`].join('; ') }
	});
};
