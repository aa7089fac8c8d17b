import { redirect } from '@sveltejs/kit';
import { clearToken } from '#platform/auth/cookies.ts';
import { endLogin } from '#platform/auth/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import type { RequestHandler } from './$types';

/** Ends the login of this browser, on the server too. */
export const POST: RequestHandler = async ({ locals, cookies }) => {
	const { runtime, person } = locals;
	if (person) await execute(runtime, endLogin, person, { loginId: person.loginId });
	clearToken(cookies, runtime.origin, 'login');
	redirect(303, '/');
};
