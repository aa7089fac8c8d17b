import { redirect } from '@sveltejs/kit';
import { writeToken } from '#platform/auth/cookies.ts';
import { signInByLink } from '#platform/auth/commands.server.ts';
import { strangerScope } from '#platform/auth/persons.server.ts';
import { act } from '#routes/action.server.ts';
import type { Actions } from './$types';

// Looking at this page signs nobody in: mail scanners open links. The button does.
export const actions: Actions = {
	default: async (event) => {
		const result = await act(event, signInByLink, strangerScope(event.locals.language), {
			link: event.params.link,
			agent: (event.request.headers.get('user-agent') ?? '').slice(0, 200)
		});
		if (!result.ok) return result.failure;
		writeToken(
			event.cookies,
			event.locals.runtime.origin,
			'login',
			result.value.token,
			new Date(result.value.expires)
		);
		redirect(303, result.value.redirectTo || '/networks');
	}
};
