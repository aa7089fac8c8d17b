import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailDraft } from '#platform/mail/draft.ts';

/** The mail with a link and a code to sign in with. */
export async function signInMail(facts: {
	to: { email: string; name: string };
	language: 'nl' | 'en';
	link: string;
	code: string;
	sendKey: string;
	minutes: { link: number; code: number };
}): Promise<MailDraft> {
	const t = await loadMessages(facts.language, ['mail']);
	return {
		sendKey: facts.sendKey,
		networkId: null,
		to: facts.to,
		language: facts.language,
		subject: t('mail.signIn.subject'),
		preheader: t('mail.signIn.preheader', { minutes: facts.minutes.link }),
		blocks: [
			{ type: 'heading', text: t('mail.signIn.heading') },
			{ type: 'text', text: t('mail.signIn.text', { minutes: facts.minutes.link }) },
			{ type: 'button', label: t('mail.signIn.button'), href: facts.link },
			{ type: 'code', label: t('mail.signIn.code', { minutes: facts.minutes.code }), code: facts.code },
			{ type: 'small', text: t('mail.signIn.notYou') }
		],
		reason: t('mail.signIn.reason')
	};
}
