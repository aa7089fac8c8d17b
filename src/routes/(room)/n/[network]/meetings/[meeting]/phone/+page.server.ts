import { redirect } from '@sveltejs/kit';
import { leads } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import { clearToken } from '#platform/auth/cookies.ts';
import { arrive, leave } from '#lifecycle/convene/stage/joining/commands.server.ts';
import { phoneStart } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { act, inMeeting, insider, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, clock } = event.locals.runtime;
	const number = Number(event.params.meeting);
	const found = await phoneStart(db, await insider(event), number, () => clock.now().getTime());
	const { scope, ...shown } = found ?? (await notHere(event));
	return {
		...shown,
		// With it the page fetches its words and the face of its step beside those of the layouts, and not after them.
		language: event.locals.language,
		memberId: scope.memberId,
		leads: leads(scope.role),
		/** Came in by a code or link: may give up the seat again. */
		seated: scope.door === 'seat',
		here: `/n/${scope.slug}/meetings/${scope.meetingNumber}`,
		network: `/n/${scope.slug}`
	};
};

export const actions: Actions = {
	arrive: async (event) => {
		const scope = await inMeeting(event);
		const result = await act(event, arrive, scope);
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	},
	leave: async (event) => {
		const scope = await inMeeting(event);
		const result = await act(event, leave, scope);
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	},
	/** "I am somebody else": gives up the seat and goes back to the door. */
	other: async (event) => {
		const scope = await inMeeting(event);
		await execute(event.locals.runtime, leave, scope, {});
		if (scope.door === 'seat') clearToken(event.cookies, event.locals.runtime.origin, 'seat');
		redirect(303, '/join');
	}
};
