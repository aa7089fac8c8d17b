import { redirect } from '@sveltejs/kit';
import { writeToken } from '#platform/auth/cookies.ts';
import { requestSignIn, signInByCode } from '#platform/auth/commands.server.ts';
import { strangerScope } from '#platform/auth/persons.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { formInput } from '#platform/commands/form.ts';
import { addressKey, mayDo, mayTry } from '#platform/limits.ts';
import { act, readForm, refusal } from '#routes/action.server.ts';
import { installation } from '#routes/app.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.person) redirect(303, '/networks');
	return {
		email: url.searchParams.get('email') ?? '',
		to: url.searchParams.get('to') ?? '',
		sent: url.searchParams.has('sent'),
		mailLeaves: (await installation()).mail.sends
	};
};

export const actions: Actions = {
	send: async (event) => {
		if (!(await mayDo('askingMail', addressKey(event.getClientAddress()))))
			return tooMany('auth.requestSignIn');
		const result = await act(event, requestSignIn, strangerScope(event.locals.language));
		if (!result.ok) return result.failure;
		redirect(303, `/sign-in?sent&email=${encodeURIComponent(result.value.email)}`);
	},
	code: async (event) => {
		const address = addressKey(event.getClientAddress());
		if (!(await mayTry('wrongSignIns', address))) return tooMany('auth.signInByCode');
		const scope = strangerScope(event.locals.language);
		const values = formInput(await readForm(event));
		const agent = (event.request.headers.get('user-agent') ?? '').slice(0, 200);
		const { runtime } = event.locals;
		const outcome = await execute(runtime, signInByCode, scope, { ...values, agent });
		if (!outcome.ok || outcome.value.wrong) await mayDo('wrongSignIns', address);
		if (!outcome.ok) return refusal(signInByCode.name, outcome, values);
		if (outcome.value.wrong) {
			return refusal(
				signInByCode.name,
				{ ok: false, reason: 'wrong_code', fields: { code: 'wrong_code' } },
				values
			);
		}
		writeToken(event.cookies, runtime.origin, 'login', outcome.value.token, new Date(outcome.value.expires));
		redirect(303, outcome.value.redirectTo || '/networks');
	}
};

function tooMany(command: string) {
	return refusal(command, { ok: false, reason: 'too_many_tries' }, {});
}
