import { redirect } from '@sveltejs/kit';
import { nextStep } from '#lifecycle/announce/setup/model.ts';
import { readSetup } from '#lifecycle/announce/setup/queries.server.ts';
import { leader } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

/** Where somebody who comes back goes on. */
export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const { written } = await readSetup(event.locals.runtime.db, scope);
	const next = nextStep(written);
	redirect(303, next === null ? `/n/${scope.slug}/call` : `/n/${scope.slug}/setup/${next}`);
};
