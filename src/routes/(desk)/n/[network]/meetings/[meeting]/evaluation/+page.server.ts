import { redirect } from '@sveltejs/kit';
import { leads } from '#platform/auth/scope.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { readStillAsked } from '#lifecycle/debrief/closing/queries.server.ts';
import { answerEvaluation, enterPaper } from '#lifecycle/debrief/evaluation/commands.server.ts';
import { confirmOutcome } from '#lifecycle/debrief/recap/commands.server.ts';
import { act, inMeeting } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await inMeeting(event);
	const { db, clock } = event.locals.runtime;
	return {
		...(await readStillAsked(db, scope, clock.now())),
		paper: leads(scope.role),
		/** For a browser without scripts; one with scripts sends the secret that it keeps. */
		secret: newSecret(),
		memberId: scope.memberId,
		here: `/n/${scope.slug}/meetings/${scope.meetingNumber}`
	};
};

export const actions: Actions = {
	answer: async (event) => {
		const result = await act(event, answerEvaluation, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	},
	paper: async (event) => {
		const result = await act(event, enterPaper, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}?typed`);
	},
	confirm: async (event) => {
		const result = await act(event, confirmOutcome, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	}
};
