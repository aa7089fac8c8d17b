import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readLikings } from '#lifecycle/debrief/evaluation/helped/queries.server.ts';
import { library } from '#methods/library/model.ts';
import { bringMethod, makeMethod } from '#methods/own/commands.server.ts';
import { readOwnMethods } from '#methods/own/queries.server.ts';
import { choose, energyOf, knownOf } from '#methods/choosing/model.ts';
import { answersTo, NEEDS } from '#methods/choosing/needs/model.ts';
import { usesOfMethods } from '#methods/choosing/queries.server.ts';
import { WishInput } from '#methods/choosing/schema.ts';
import { minutesOf } from '#methods/model.ts';
import { act, leader } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const { need, meeting, ...wish } = v.parse(WishInput, Object.fromEntries(event.url.searchParams));
	const { db } = event.locals.runtime;
	const [uses, likings, own] = await Promise.all([
		usesOfMethods(db, scope),
		readLikings(db, scope),
		readOwnMethods(db, scope)
	]);
	const all = [...own.methods.map(({ method }) => method), ...library];
	const marks = new Map(own.methods.map(({ method, here }) => [method.id, here ? 'own' : 'shared'] as const));
	const { language } = event.locals;
	const found = need ? answersTo(need, all, wish.people) : choose(all, wish);
	const kept = Object.entries({ people: wish.people, meeting })
		.map(([name, value]) => (value === undefined ? '' : `&${name}=${value}`))
		.join('');
	return {
		wish,
		need: need ?? null,
		meeting,
		needs: NEEDS.map(({ id }) => ({ id, href: `?need=${id}${kept}#found`, current: id === need })),
		methods: found.map(({ id, name, purpose, family, people, steps }) => ({
			id,
			name: name[language],
			purpose: purpose[language],
			family,
			people,
			mark: marks.get(id) ?? null,
			minutes: minutesOf(steps),
			energy: energyOf(steps),
			steps: steps.map(({ mode, minutes, title }) => ({ mode, minutes, label: title[language] })),
			...knownOf(id, uses, likings)
		}))
	};
};

export const actions: Actions = {
	async make(event) {
		const scope = await leader(event);
		const made = await act(event, makeMethod, scope);
		if (!made.ok) return made.failure;
		redirect(303, `/n/${scope.slug}/methods/${made.value.id}/edit`);
	},
	async bring(event) {
		const scope = await leader(event);
		const brought = await act(event, bringMethod, scope);
		if (!brought.ok) return brought.failure;
		redirect(303, `/n/${scope.slug}/methods/${brought.value.id}`);
	}
};
