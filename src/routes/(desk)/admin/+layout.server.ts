import { notHere } from '#routes/action.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	if (!event.locals.person?.administrator) await notHere(event);
};
