import { oneMail } from '#platform/mail/queries.server.ts';
import { notHere } from '#routes/action.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	if (!event.locals.person?.administrator || !/^[0-9a-f-]{36}$/.test(event.params.mail))
		return notHere(event);
	const mail = await oneMail(event.locals.runtime.db, event.params.mail);
	if (!mail) return notHere(event);
	return { mail: { subject: mail.subject, to: mail.to_email, text: mail.text, id: mail.id } };
};
