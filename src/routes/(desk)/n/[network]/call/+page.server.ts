import { redirect } from '@sveltejs/kit';
import { cancelNetwork, pauseNetwork, resumeNetwork } from '#commons/network/life/commands.server.ts';
import { lastNetworkChange } from '#commons/network/queries.server.ts';
import { closeCall, reopenCall, saveCall } from '#lifecycle/announce/call/commands.server.ts';
import { completeness, missingForPublishing } from '#lifecycle/announce/call/model.ts';
import { readCallEditor } from '#lifecycle/announce/call/queries.server.ts';
import { act, leader } from '#routes/action.server.ts';
import { arranged } from '../arranged.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const { db, origin } = event.locals.runtime;
	const call = await readCallEditor(db, scope);
	return {
		call,
		completeness: completeness(call.content.elements),
		missing: missingForPublishing({
			...call.content,
			promises: call.content.promises.length,
			facilitators: call.facilitators
		}),
		address: `${origin}/call/${scope.slug}`,
		lastChange:
			event.request.method === 'POST' || event.isDataRequest ? await lastNetworkChange(db, scope) : null
	};
};

export const actions: Actions = {
	save: async (event) => {
		const scope = await leader(event);
		const result = await act(event, saveCall, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/call?saved`);
	},
	arrange: async (event) => {
		await leader(event);
		return arranged(event, saveCall.name);
	},
	close: async (event) => {
		const scope = await leader(event);
		const result = await act(event, closeCall, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/call`);
	},
	reopen: async (event) => {
		const scope = await leader(event);
		const result = await act(event, reopenCall, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/call`);
	},
	pause: async (event) => {
		const scope = await leader(event);
		const result = await act(event, pauseNetwork, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/call`);
	},
	resume: async (event) => {
		const scope = await leader(event);
		const result = await act(event, resumeNetwork, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/call`);
	},
	cancel: async (event) => {
		const scope = await leader(event);
		const result = await act(event, cancelNetwork, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/call`);
	}
};
