import { redirect } from '@sveltejs/kit';
import { openLobby } from '#lifecycle/convene/stage/commands.server.ts';
import { readInsertable } from '#lifecycle/convene/stage/replan/queries.server.ts';
import { cockpitStart } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { act } from '#routes/action.server.ts';
import { conductor, startOf } from '#routes/room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await conductor(event);
	return {
		start: await startOf(event, scope, { surface: 'cockpit', memberId: scope.memberId }),
		...(await cockpitStart(event.locals.runtime.db, scope)),
		insertable: await readInsertable(event.locals.runtime.db, scope, event.locals.language),
		address: `${new URL(event.locals.runtime.origin).host}/join`,
		memberId: scope.memberId,
		here: `/n/${scope.slug}/meetings/${scope.meetingNumber}`
	};
};

export const actions: Actions = {
	open: async (event) => {
		const scope = await conductor(event);
		const result = await act(event, openLobby, scope);
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	}
};
