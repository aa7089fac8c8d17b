import { redirect, type RequestEvent } from '@sveltejs/kit';
import { REGISTRATION_FORM } from '#lifecycle/announce/registration/model.ts';
import { register } from '#lifecycle/announce/registration/commands.server.ts';
import { formInput } from '#platform/commands/form.ts';
import { addressKey, mayDo } from '#platform/limits.ts';
import { act, readForm, refusal } from '#routes/action.server.ts';
import { speak } from '#routes/language.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { called } from './called.server.ts';

/** How long a stranger's browser and a proxy may keep the page: the places left may be that old. */
const FRESH = 'public, max-age=30, stale-while-revalidate=60';

export const load: PageServerLoad = async (event) => {
	const { public: scope, call, leading } = await called(event);
	const { runtime, tokens } = event.locals;
	const isStranger = tokens.login === null && tokens.seat === null;
	if (isStranger && event.request.method === 'GET') {
		event.locals.keepFor = scope.networkId;
		event.setHeaders({ 'cache-control': FRESH, vary: 'cookie, accept-language' });
	}
	return {
		call,
		keeps: call.door === 'open' || call.door === 'full' ? REGISTRATION_FORM : undefined,
		slug: scope.slug,
		timeZone: scope.timeZone,
		networkLanguage: scope.language,
		leading,
		address: `${runtime.origin}/call/${scope.slug}`
	};
};

export const actions: Actions = {
	language: async (event) => {
		const { language, ...typed } = formInput(await readForm(event));
		await speak(event, language);
		return { command: register.name, reason: '', fields: {}, values: typed };
	},
	register: async (event) => {
		const { public: scope } = await called(event);
		if (!(await mayDo('registering', addressKey(event.getClientAddress())))) {
			return refusal(
				register.name,
				{ ok: false, reason: 'too_many_tries' },
				formInput(await readForm(event))
			);
		}
		const result = await act(event, register, scope, { language: event.locals.language });
		if (!result.ok) return result.failure;
		rememberAddress(event, result.value.email);
		// The form was sent from #register; without a place of its own the next page would keep that one.
		redirect(303, `/call/${scope.slug}/thanks#content`);
	}
};

/** So that the next page can say where the mail went, without an address in the address bar. */
function rememberAddress(event: RequestEvent, email: string): void {
	event.cookies.set('kring_mailed', email, {
		path: `${event.url.pathname}/thanks`,
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: 600
	});
}
