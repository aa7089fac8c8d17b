import { isId } from '#platform/ids/ids.ts';
import { oneMail } from '#platform/mail/queries.server.ts';
import { notHere } from '#routes/action.server.ts';
import type { RequestHandler } from './$types';

/** The mail as its receiver sees it, for the frame in the outbox: may show itself and nothing else. */
export const GET: RequestHandler = async (event) => {
	if (!event.locals.person?.administrator || !isId(event.params.mail)) return notHere(event);
	const { db, clock } = event.locals.runtime;
	const mail = await oneMail(db, event.params.mail, clock.now());
	if (!mail) return notHere(event);
	return new Response(mail.html.replace('<head>', '<head><base target="_top">'), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
		}
	});
};
