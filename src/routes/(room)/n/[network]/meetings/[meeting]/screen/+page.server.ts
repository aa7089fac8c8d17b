import { qrPath } from '#platform/pictures/qr.server.ts';
import { roomOf } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { conductor, startOf } from '#routes/room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await conductor(event);
	const room = await roomOf(event.locals.runtime.db, scope);
	const { origin } = event.locals.runtime;
	return {
		start: await startOf(event, scope, { surface: 'screen' }),
		room,
		/** What to type; the address without what nobody types. */
		address: `${new URL(origin).host}/join`,
		qr: room.code === '' ? null : qrPath(`${origin}/join/${room.code}`),
		light: event.url.searchParams.has('light'),
		here: `/n/${scope.slug}/meetings/${scope.meetingNumber}`
	};
};
