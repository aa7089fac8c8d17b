import { redirect } from '@sveltejs/kit';
import { enterMeeting } from '#platform/auth/mint.server.ts';
import { adjust, dropAdjustment } from '#lifecycle/debrief/evaluation/commands.server.ts';
import { readResults } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { act, insider, leader, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';
import type { RequestEvent } from '@sveltejs/kit';

export const load: PageServerLoad = async (event) =>
	readResults(event.locals.runtime.db, await insider(event));

/** The meeting that a form on this page is about: its number stands in the address of the form. */
async function meetingOf(event: RequestEvent) {
	const scope = await leader(event);
	const number = Number(event.url.searchParams.get('meeting'));
	const found = Number.isInteger(number) ? await enterMeeting(event.locals.runtime.db, scope, number) : null;
	return found ?? notHere(event);
}

export const actions: Actions = {
	adjust: async (event) => {
		const result = await act(event, adjust, await meetingOf(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#adjustments`);
	},
	drop: async (event) => {
		const result = await act(event, dropAdjustment, await meetingOf(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#adjustments`);
	}
};
