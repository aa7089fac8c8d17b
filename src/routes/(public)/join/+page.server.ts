import { redirect } from '@sveltejs/kit';
import { codeLength, readCode } from '#ui/code-signs.ts';
import { readForm } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
	const code = readCode(url.searchParams.get('code') ?? '');
	if (code.length === codeLength) redirect(303, `/join/${code}`);
	return { code };
};

export const actions: Actions = {
	default: async (event) => {
		const typed = String((await readForm(event)).get('code') ?? '');
		const code = readCode(typed);
		// What is no code at all gets the same page as a code that leads nowhere.
		redirect(303, `/join/${code === '' ? 'x' : code}`);
	}
};
