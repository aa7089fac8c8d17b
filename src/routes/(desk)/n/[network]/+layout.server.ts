import { redirect } from '@sveltejs/kit';
import { leads } from '#platform/auth/scope.ts';
import { knock, notHere } from '#routes/action.server.ts';
import type { LayoutServerLoad } from './$types';

// Who is not in this network is told the same as when it does not exist: who is signed in, that it is not here; anybody
// else, to sign in first.
export const load: LayoutServerLoad = async (event) => {
	const found = await knock(event);
	const inside = found?.network ?? found?.sponsor;
	if (!found || !inside) {
		if (!event.locals.person) redirect(303, `/sign-in?to=${encodeURIComponent(event.url.pathname)}`);
		return notHere(event);
	}
	return {
		network: {
			slug: found.public.slug,
			title: found.title,
			state: found.state,
			language: found.public.language,
			timeZone: found.public.timeZone
		},
		role: found.network?.role ?? ('sponsor' as const),
		leads: found.network ? leads(found.network.role) : false,
		memberId: inside.memberId
	};
};
