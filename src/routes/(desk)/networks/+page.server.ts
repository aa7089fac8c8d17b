import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isTellingDemo } from '#demo/load.server.ts';
import { readFacts } from '#commons/network/facts/queries.server.ts';
import {
	readStanding,
	standingOf,
	type Standing
} from '#lifecycle/debrief/overview/standing/queries.server.ts';
import { networksOf } from '#platform/auth/queries.server.ts';
import { leads } from '#platform/auth/scope.ts';
import { knock } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person } = event.locals;
	if (!person) redirect(303, '/sign-in');
	const memberships = await networksOf(event.locals.runtime.db, person);
	const networks = await Promise.all(
		memberships.map(async ({ slug, title, role }) => {
			const found = await standing(event, slug);
			return found && { slug, title, role, leads: leads(role), ...found };
		})
	);
	return {
		networks: networks.filter((network) => network !== null),
		preparing: isTellingDemo(),
		mayCreate: person.mayCreateNetworks || person.administrator
	};
};

/** Where a network stands for who asks, and the time zone it lives in; null for who left it this very moment. */
async function standing(
	event: RequestEvent,
	slug: string
): Promise<{ standing: Standing; timeZone: string } | null> {
	const { db } = event.locals.runtime;
	const entry = await knock(event, slug);
	if (!entry) return null;
	const { timeZone } = entry.public;
	if (entry.network) return { timeZone, standing: await readStanding(db, entry.network) };
	if (entry.sponsor) return { timeZone, standing: standingOf(await readFacts(db, entry.sponsor)) };
	return null;
}
