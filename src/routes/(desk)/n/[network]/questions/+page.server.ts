import { redirect, type RequestEvent } from '@sveltejs/kit';
import { correct, merge, raise, withdraw } from '#commons/questions/commands.server.ts';
import { readRegister } from '#commons/questions/register/queries.server.ts';
import { act, insider, leader } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const register = await readRegister(event.locals.runtime.db, await insider(event));
	return { ...register, done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	ask: async (event) => {
		const result = await act(event, raise, await insider(event));
		return result.ok ? back(event, 'asked') : result.failure;
	},
	change: async (event) => {
		const result = await act(event, correct, await insider(event));
		return result.ok ? back(event, 'changed') : result.failure;
	},
	withdraw: async (event) => {
		const result = await act(event, withdraw, await insider(event));
		return result.ok ? back(event, 'changed') : result.failure;
	},
	merge: async (event) => {
		const result = await act(event, merge, await leader(event));
		return result.ok ? back(event, 'changed') : result.failure;
	}
};

function back(event: RequestEvent, done: string): never {
	redirect(303, `${event.url.pathname}?done=${done}`);
}
