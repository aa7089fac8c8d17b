import { readMeetingMarks } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { readReports } from '#lifecycle/debrief/report/queries.server.ts';
import { insider } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, clock } = event.locals.runtime;
	const scope = await insider(event);
	const [reports, marks] = await Promise.all([
		readReports(db, scope, clock.now()),
		readMeetingMarks(db, scope)
	]);
	return { reports, marks };
};
