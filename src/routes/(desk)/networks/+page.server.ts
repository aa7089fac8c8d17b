import { redirect } from '@sveltejs/kit';
import { isTellingDemo } from '#demo/load.server.ts';
import { networksOf } from '#platform/auth/queries.server.ts';
import { leads } from '#platform/auth/scope.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { person } = locals;
	if (!person) redirect(303, '/sign-in');
	const memberships = await networksOf(locals.runtime.db, person);
	return {
		networks: memberships.map((membership) => ({ ...membership, leads: leads(membership.role) })),
		preparing: isTellingDemo(),
		mayCreate: person.mayCreateNetworks || person.administrator
	};
};
