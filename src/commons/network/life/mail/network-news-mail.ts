import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailDraft } from '#platform/mail/draft.ts';

/** What may happen to a whole network. */
export type NetworkNews = 'paused' | 'resumed' | 'cancelled';

/** Tells somebody that their network is paused, taken up again, or will not go on. */
export async function networkNewsMail(facts: {
	news: NetworkNews;
	networkId: string;
	title: string;
	reason: string;
	version: number;
	to: { email: string; name: string };
	firstName: string;
	language: 'nl' | 'en';
}): Promise<MailDraft> {
	const t = await loadMessages(facts.language, ['announce']);
	const title = facts.title;
	return {
		sendKey: `network-${facts.news}:${facts.networkId}:${facts.version}:${facts.to.email}`,
		networkId: facts.networkId,
		to: facts.to,
		language: facts.language,
		subject: t(`announce.mail.${facts.news}.subject`, { title }),
		preheader: t(`announce.mail.${facts.news}.text`, { title }),
		blocks: [
			{ type: 'heading', text: t('announce.mail.hello', { name: facts.firstName }) },
			{ type: 'text', text: t(`announce.mail.${facts.news}.text`, { title }) },
			...(facts.reason === '' ? [] : [{ type: 'quote' as const, text: facts.reason }])
		],
		reason: t('announce.mail.reason', { title })
	};
}
