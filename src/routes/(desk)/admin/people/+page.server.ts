import { redirect } from '@sveltejs/kit';
import { allowCreator } from '#platform/auth/commands.server.ts';
import { creatorsOf } from '#platform/auth/queries.server.ts';
import { act, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	if (!event.locals.person?.administrator) return notHere(event);
	return { creators: await creatorsOf(event.locals.runtime.db) };
};

export const actions: Actions = {
	default: async (event) => {
		const result = await act(event, allowCreator, event.locals.person ?? (await notHere(event)));
		if (!result.ok) return result.failure;
		redirect(303, '/admin/people');
	}
};
