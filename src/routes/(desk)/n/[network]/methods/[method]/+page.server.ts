import * as v from 'valibot';
import { libraryMethod } from '#methods/library/model.ts';
import { energyOf } from '#methods/choosing/model.ts';
import { usesOfMethods } from '#methods/choosing/queries.server.ts';
import { WishInput } from '#methods/choosing/schema.ts';
import { minutesOf } from '#methods/model.ts';
import { leader, notHere } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const method = libraryMethod(event.params.method);
	if (!method) return notHere(event);
	const { meeting } = v.parse(WishInput, Object.fromEntries(event.url.searchParams));
	const uses = await usesOfMethods(event.locals.runtime.db, scope);
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
			source,
			minutes: minutesOf(method.steps),
			energy: energyOf(method.steps),
			steps: method.steps
		},
		uses: uses.filter(({ methodId }) => methodId === id)
	};
};
