import { redirect } from '@sveltejs/kit';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { readMeetings } from '#lifecycle/convene/meetings/queries.server.ts';
import { readMeetingMarks } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { act, insider, leader } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await insider(event);
	const { db } = event.locals.runtime;
	const [lists, marks] = await Promise.all([readMeetings(db, scope), readMeetingMarks(db, scope)]);
	return { ...lists, marks };
};

export const actions: Actions = {
	plan: async (event) => {
		const scope = await leader(event);
		const result = await act(event, planMeeting, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/meetings/${result.value.number}`);
	}
};
