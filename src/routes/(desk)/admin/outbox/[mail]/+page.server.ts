import { isId } from '#platform/ids/ids.ts';
import { oneMail } from '#platform/mail/queries.server.ts';
import { notHere } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	if (!event.locals.person?.administrator || !isId(event.params.mail)) return notHere(event);
	const { db, clock } = event.locals.runtime;
	const mail = await oneMail(db, event.params.mail, clock.now());
	if (!mail) return notHere(event);
	return { mail: { subject: mail.subject, to: mail.to_email, text: mail.text, id: mail.id } };
};
