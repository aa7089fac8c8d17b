import { redirect, type RequestEvent } from '@sveltejs/kit';
import { createNetwork } from '#commons/network/commands.server.ts';
import type { PersonScope } from '#platform/auth/scope.ts';
import { act, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { name } = await creator(event);
	return { nameless: name.trim() === '' };
};

export const actions: Actions = {
	default: async (event) => {
		const result = await act(event, createNetwork, await creator(event));
		if (!result.ok) return result.failure;
		redirect(303, `/n/${result.value.slug}/setup/kind`);
	}
};

async function creator(event: RequestEvent): Promise<PersonScope> {
	const { person } = event.locals;
	if (!person) redirect(303, '/sign-in?to=/networks/new');
	return person.administrator || person.mayCreateNetworks ? person : notHere(event);
}
