import { redirect } from '@sveltejs/kit';
import { isLocale, LOCALE_COOKIE } from '#platform/i18n/locale.ts';
import { localPath } from '#platform/auth/local-path.ts';
import { readForm } from '#routes/action.server.ts';
import type { RequestHandler } from './$types';

/** Remembers the language that a visitor chose, and goes back to where they were. */
export const POST: RequestHandler = async (event) => {
	const { cookies, locals } = event;
	const form = await readForm(event);
	const language = form.get('language');
	const back = form.get('back');
	if (isLocale(language)) {
		cookies.set(LOCALE_COOKIE, language, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: locals.runtime.origin.startsWith('https:'),
			maxAge: 31_536_000
		});
	}
	redirect(303, (typeof back === 'string' && localPath(back)) || '/');
};
