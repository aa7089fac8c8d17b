import type { PageServerLoad } from './$types';
import { called } from '../called.server.ts';

export const load: PageServerLoad = async (event) => {
	const { public: scope, title } = await called(event);
	return { slug: scope.slug, title, email: event.cookies.get('kring_mailed') ?? null };
};
