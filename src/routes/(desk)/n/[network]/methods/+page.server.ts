import * as v from 'valibot';
import { library } from '#methods/library/model.ts';
import { choose, energyOf } from '#methods/choosing/model.ts';
import { answersTo, NEEDS } from '#methods/choosing/needs/model.ts';
import { usesOfMethods } from '#methods/choosing/queries.server.ts';
import { WishInput } from '#methods/choosing/schema.ts';
import { minutesOf } from '#methods/model.ts';
import { leader } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const { need, meeting, ...wish } = v.parse(WishInput, Object.fromEntries(event.url.searchParams));
	const uses = await usesOfMethods(event.locals.runtime.db, scope);
	const { language } = event.locals;
	const found = need ? answersTo(need, library, wish.people) : choose(library, wish);
	const kept = meeting === undefined ? '' : `&meeting=${meeting}`;
	return {
		wish,
		need: need ?? null,
		meeting,
		needs: NEEDS.map(({ id }) => ({ id, href: `?need=${id}${kept}`, current: id === need })),
		methods: found.map(({ id, name, purpose, family, people, steps }) => ({
			id,
			name: name[language],
			purpose: purpose[language],
			family,
			people,
			minutes: minutesOf(steps),
			energy: energyOf(steps),
			steps: steps.map(({ mode, minutes, title }) => ({ mode, minutes, label: title[language] })),
			used: uses.filter((use) => use.methodId === id).map((use) => use.meeting)
		}))
	};
};
