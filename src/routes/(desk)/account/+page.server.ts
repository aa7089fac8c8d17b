import { redirect, type RequestEvent } from '@sveltejs/kit';
import { clearToken } from '#platform/auth/cookies.ts';
import {
	changePerson,
	createToken,
	endAllLogins,
	endLogin,
	endToken
} from '#platform/auth/commands.server.ts';
import { loginsOf, tokensOf } from '#platform/auth/queries.server.ts';
import type { PersonScope } from '#platform/auth/scope.ts';
import { LOCALE_COOKIE } from '#platform/i18n/locale.ts';
import { act } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db, clock } = event.locals.runtime;
	const now = clock.now();
	const [logins, tokens] = await Promise.all([loginsOf(db, person, now), tokensOf(db, person, now)]);
	return {
		me: { name: person.name, email: person.email, language: person.language, theme: person.theme },
		logins: logins.map((login) => ({ ...login, current: login.id === person.loginId })),
		tokens,
		timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
	};
};

export const actions: Actions = {
	change: async (event) => {
		const result = await act(event, changePerson, signedIn(event));
		if (!result.ok) return result.failure;
		event.cookies.delete(LOCALE_COOKIE, { path: '/' });
		redirect(303, '/account?saved');
	},
	endLogin: async (event) => {
		const result = await act(event, endLogin, signedIn(event));
		if (!result.ok) return result.failure;
		redirect(303, '/account');
	},
	endAll: async (event) => {
		const result = await act(event, endAllLogins, signedIn(event));
		if (!result.ok) return result.failure;
		clearToken(event.cookies, event.locals.runtime.origin, 'login');
		redirect(303, '/');
	},
	createToken: async (event) => {
		const person = signedIn(event);
		const result = await act(event, createToken, person);
		return result.ok ? { secret: result.value.secret } : result.failure;
	},
	endToken: async (event) => {
		const result = await act(event, endToken, signedIn(event));
		if (!result.ok) return result.failure;
		redirect(303, '/account');
	}
};

function signedIn(event: RequestEvent): PersonScope {
	return event.locals.person ?? redirect(303, '/sign-in?to=/account');
}
