import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

// A participant may sit at the desk of their network with a personal link alone; everything else asks for a login.
export const load: LayoutServerLoad = ({ locals, url }) => {
	if (!locals.person && !url.pathname.startsWith('/n/')) {
		redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname)}`);
	}
	return {};
};
