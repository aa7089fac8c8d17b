import { readPeople } from '#commons/people/queries.server.ts';
import { readMet } from '#lifecycle/convene/encounters/queries.server.ts';
import { acquaintance } from '#lifecycle/convene/encounters/model.ts';
import { leader } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const { db } = event.locals.runtime;
	const [people, met] = await Promise.all([readPeople(db, scope), readMet(db, scope)]);
	const taking = people.filter(({ role }) => role === 'member' || role === 'host');
	return {
		map: acquaintance(
			taking.map(({ id }) => id),
			met
		),
		names: new Map(taking.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()]))
	};
};
