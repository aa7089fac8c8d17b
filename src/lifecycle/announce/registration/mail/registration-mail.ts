import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailBlock, MailDraft } from '#platform/mail/draft.ts';

/**
 * What a mail about a registration says: please confirm; your place is kept; you are on the waiting list; a place came
 * free; you were registered already; the facilitator says no, or put you on the waiting list.
 */
export type RegistrationNews = 'confirm' | 'confirmed' | 'waiting' | 'free' | 'again' | 'declined' | 'moved';

/** The news that comes with a button to one's own registration. */
const LINKED: readonly RegistrationNews[] = ['confirm', 'confirmed', 'waiting', 'free', 'again', 'moved'];

/** A mail to somebody who registered, in their language. */
export async function registrationMail(facts: {
	about: RegistrationNews;
	networkId: string;
	title: string;
	person: { email: string; first_name: string; last_name: string; language: 'nl' | 'en' };
	link: string;
	sendKey: string;
	/** What the facilitator wrote to this person. */
	message?: string;
}): Promise<MailDraft> {
	const { about, title, person, link } = facts;
	const t = await loadMessages(person.language, ['announce']);
	const blocks: MailBlock[] = [
		{ type: 'heading', text: t('announce.mail.hello', { name: person.first_name }) },
		{ type: 'text', text: t(`announce.mail.${about}.text`, { title }) }
	];
	if (facts.message) blocks.push({ type: 'quote', text: facts.message });
	if (LINKED.includes(about)) {
		const label = about === 'confirm' ? t('announce.mail.confirm.button') : t('announce.mail.button');
		blocks.push({ type: 'button', label, href: link });
	}
	if (about === 'confirm') blocks.push({ type: 'small', text: t('announce.mail.confirm.notYou') });
	else if (about !== 'declined') blocks.push({ type: 'small', text: t('announce.mail.keep') });
	return {
		sendKey: facts.sendKey,
		networkId: facts.networkId,
		to: { email: person.email, name: `${person.first_name} ${person.last_name}`.trim() },
		language: person.language,
		subject: t(`announce.mail.${about}.subject`, { title }),
		preheader: t(`announce.mail.${about}.text`, { title }),
		blocks,
		reason: t('announce.mail.reason', { title })
	};
}
