import { entry } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { public: scope, title } = await entry(event);
	return { slug: scope.slug, title, email: event.cookies.get('kring_mailed') ?? null };
};
