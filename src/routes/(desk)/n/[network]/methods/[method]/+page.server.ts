import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readLikings } from '#lifecycle/debrief/evaluation/helped/queries.server.ts';
import { libraryMethod } from '#methods/library/model.ts';
import { makeMethod, removeMethod, shareMethod } from '#methods/own/commands.server.ts';
import { readOwnMethods } from '#methods/own/queries.server.ts';
import { wholeSettings } from '#methods/own/settings/model.ts';
import { energyOf } from '#methods/choosing/model.ts';
import { usesOfMethods } from '#methods/choosing/queries.server.ts';
import { WishInput } from '#methods/choosing/schema.ts';
import { minutesOf } from '#methods/model.ts';
import { act, leader, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const { methods, organisation } = await readOwnMethods(event.locals.runtime.db, scope);
	const own = methods.find(({ method }) => method.id === event.params.method);
	const method = own?.method ?? libraryMethod(event.params.method);
	if (!method) return notHere(event);
	const { meeting } = v.parse(WishInput, Object.fromEntries(event.url.searchParams));
	const { db } = event.locals.runtime;
	const [uses, likings] = await Promise.all([usesOfMethods(db, scope), readLikings(db, scope)]);
	const { language } = event.locals;
	const { id, name, purpose, family, people, phases, large, roles, materials, watch, rescue, source } =
		method;
	return {
		meeting,
		method: {
			id,
			name: name[language],
			french: name.fr,
			purpose: purpose[language],
			family,
			people,
			phases,
			large: large?.[language] ?? null,
			roles: roles[language],
			materials: materials[language],
			watch: watch[language],
			rescue: rescue.map((question) => question[language]),
			source: source[language],
			minutes: minutesOf(method.steps),
			energy: energyOf(method.steps),
			steps: method.steps.map((step) => ({ ...step, settings: wholeSettings(step) }))
		},
		own: own && { here: own.here, sharedWith: own.sharedWith },
		organisation,
		uses: uses.filter(({ methodId }) => methodId === id),
		likings: likings.filter(({ methodId }) => methodId === id)
	};
};

export const actions: Actions = {
	async make(event) {
		const scope = await leader(event);
		const made = await act(event, makeMethod, scope, { from: event.params.method });
		if (!made.ok) return made.failure;
		redirect(303, `/n/${scope.slug}/methods/${made.value.id}/edit`);
	},
	async share(event) {
		const scope = await leader(event);
		const shared = await act(event, shareMethod, scope, { id: event.params.method });
		if (!shared.ok) return shared.failure;
		redirect(303, event.url.pathname);
	},
	async remove(event) {
		const scope = await leader(event);
		const removed = await act(event, removeMethod, scope, { id: event.params.method });
		if (!removed.ok) return removed.failure;
		redirect(303, `/n/${scope.slug}/methods`);
	}
};
