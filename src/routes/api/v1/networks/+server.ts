import { json } from '@sveltejs/kit';
import { personByToken } from '#platform/auth/persons.server.ts';
import { networksOf } from '#platform/auth/queries.server.ts';
import { bearer, problem } from '#routes/api/caller.server.ts';
import type { RequestHandler } from './$types';

/** The networks of whoever the token belongs to. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const token = bearer(request);
	const { runtime } = locals;
	const person = token === null ? null : await personByToken(runtime.db, token, runtime.clock.now());
	if (!person) return problem(401, 'not_signed_in');
	return json({ networks: await networksOf(runtime.db, person) });
};
