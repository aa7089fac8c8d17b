import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailDraft } from '#platform/mail/draft.ts';

/** Asks somebody to lead a network together. */
export async function inviteMail(facts: {
	networkId: string;
	title: string;
	/** Who asks. */
	by: string;
	to: { email: string; name: string };
	firstName: string;
	language: 'nl' | 'en';
	link: string;
	message: string;
	sendKey: string;
}): Promise<MailDraft> {
	const t = await loadMessages(facts.language, ['people']);
	const { title, by } = facts;
	return {
		sendKey: facts.sendKey,
		networkId: facts.networkId,
		to: facts.to,
		language: facts.language,
		subject: t('people.mail.invite.subject', { title }),
		preheader: t('people.mail.invite.text', { title, by }),
		blocks: [
			{ type: 'heading', text: t('people.mail.welcome.heading', { name: facts.firstName }) },
			{ type: 'text', text: t('people.mail.invite.text', { title, by }) },
			...(facts.message === '' ? [] : [{ type: 'quote' as const, text: facts.message, by }]),
			{ type: 'button', label: t('people.mail.invite.button'), href: facts.link },
			{ type: 'small', text: t('people.mail.invite.how') }
		],
		reason: t('people.mail.invite.reason', { by })
	};
}
