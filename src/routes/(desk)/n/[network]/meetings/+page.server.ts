import { redirect } from '@sveltejs/kit';
import { leads } from '#platform/auth/scope.ts';
import { inNetwork } from '#platform/db/access.ts';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { meetingLines, possibleHosts } from '#lifecycle/convene/meetings/queries.server.ts';
import { act, insider, leader } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await insider(event);
	const mayLead = leads(scope.role);
	return inNetwork(event.locals.runtime.db, scope.networkId, async (trx) => ({
		meetings: await meetingLines(trx, scope),
		hosts: mayLead ? await possibleHosts(trx, scope) : []
	}));
};

export const actions: Actions = {
	plan: async (event) => {
		const scope = await leader(event);
		const result = await act(event, planMeeting, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/meetings/${result.value.number}`);
	}
};
