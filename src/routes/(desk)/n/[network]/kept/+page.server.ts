import { readKept } from '#steps/consult/kept/queries.server.ts';
import { insider } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

/** Of whoever asks, and of nobody else: the address names no one. */
export const load: PageServerLoad = async (event) => {
	const scope = await insider(event);
	return { byName: scope.byName, cases: await readKept(event.locals.runtime.db, scope) };
};
