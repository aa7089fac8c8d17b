import { redirect } from '@sveltejs/kit';
import {
	confirmRegistration,
	correctRegistration,
	withdrawRegistration
} from '#lifecycle/announce/registration/commands.server.ts';
import { isCorrectable, isWithdrawable } from '#lifecycle/announce/registration/model.ts';
import { readRegistration } from '#lifecycle/announce/registration/queries.server.ts';
import { openDoor } from '#platform/auth/doors.server.ts';
import { act, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, thingId } = await door(event);
	const mine = await readRegistration(event.locals.runtime.db, scope, thingId);
	if (!mine) return notHere(event);
	return {
		mine: { ...mine, ahead: Number(mine.ahead ?? 0) },
		slug: scope.slug,
		isCorrectable: isCorrectable(mine.state),
		isWithdrawable: isWithdrawable(mine.state)
	};
};

export const actions: Actions = {
	confirm: async (event) => {
		const result = await act(event, confirmRegistration, (await door(event)).scope, {
			secret: event.params.secret
		});
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	},
	correct: async (event) => {
		const result = await act(event, correctRegistration, (await door(event)).scope, {
			secret: event.params.secret
		});
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}?saved`);
	},
	withdraw: async (event) => {
		const result = await act(event, withdrawRegistration, (await door(event)).scope, {
			secret: event.params.secret
		});
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	}
};

async function door(event: RequestEvent) {
	const { runtime } = event.locals;
	const found = await openDoor(runtime.db, 'registration', event.params.secret, runtime.clock.now());
	return found ?? notHere(event);
}
