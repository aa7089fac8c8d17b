import { isId } from '#platform/ids/ids.ts';
import { latestMails } from '#platform/mail/queries.server.ts';
import { notHere } from '#routes/action.server.ts';
import { installation } from '#routes/app.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	if (!event.locals.person?.administrator) return notHere(event);
	const { db, clock } = event.locals.runtime;
	const after = event.url.searchParams.get('after') ?? '';
	return {
		...(await latestMails(db, clock.now(), isId(after) ? after : null)),
		// The hours of the machine that sends: in the browser's own zone a page would tell another hour than its first drawing.
		timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		sends: (await installation()).mail.sends
	};
};
