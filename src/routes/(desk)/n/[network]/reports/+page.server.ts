import { readReports } from '#lifecycle/debrief/report/queries.server.ts';
import { insider } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, clock } = event.locals.runtime;
	return { reports: await readReports(db, await insider(event), clock.now()) };
};
