import { SHEETS, sheetsOf } from '#lifecycle/debrief/paper/model.ts';
import { notHere } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';
import { packOf } from '../pack.server.ts';

export const load: PageServerLoad = async (event) => {
	const { pack, scope, t } = await packOf(event);
	const name = SHEETS.find((one) => one === event.params.sheet);
	if (!name) return notHere(event);
	const counted = name === 'tables' || name === 'codes' || name === 'cases' ? name : null;
	return {
		name,
		number: scope.meetingNumber,
		title: pack.meeting.title,
		counted: counted && { name: counted, count: pack.counts[counted] },
		sheets: sheetsOf([name], pack, t),
		spoken: scope.language
	};
};
