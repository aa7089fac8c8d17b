import type { RequestEvent } from '@sveltejs/kit';
import { changePerson } from '#platform/auth/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { isLocale, LOCALE_COOKIE } from '#platform/i18n/locale.ts';

/**
 * Speaks the chosen language from now on: the browser remembers it, somebody who is signed in has it in their profile,
 * and the answer to this very request is in it. Anything that is no language of ours changes nothing.
 */
export async function speak(event: RequestEvent, language: unknown): Promise<void> {
	if (!isLocale(language)) return;
	const { runtime, person } = event.locals;
	if (person) {
		await execute(runtime, changePerson, person, { name: person.name, theme: person.theme, language });
	}
	event.cookies.set(LOCALE_COOKIE, language, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: runtime.origin.startsWith('https:'),
		maxAge: 31_536_000
	});
	event.locals.language = language;
}
