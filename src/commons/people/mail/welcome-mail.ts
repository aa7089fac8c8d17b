import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailBlock, MailDraft } from '#platform/mail/draft.ts';

/** Welcomes somebody as a member, with the link that is theirs alone. */
export async function welcomeMail(facts: {
	/** First welcome, or the link once more. */
	about: 'welcome' | 'link';
	networkId: string;
	title: string;
	to: { email: string; name: string };
	firstName: string;
	language: 'nl' | 'en';
	link: string;
	/** What the facilitator wrote to this person. */
	message: string;
	/** The first learning question, as it now stands in the network. */
	question: string;
	sendKey: string;
}): Promise<MailDraft> {
	const t = await loadMessages(facts.language, ['people']);
	const { title, about } = facts;
	const blocks: MailBlock[] = [
		{ type: 'heading', text: t(`people.mail.${about}.heading`, { name: facts.firstName }) },
		{ type: 'text', text: t(`people.mail.${about}.text`, { title }) }
	];
	if (facts.message !== '') blocks.push({ type: 'quote', text: facts.message });
	if (facts.question !== '') {
		blocks.push({ type: 'text', text: t('people.mail.question') }, { type: 'quote', text: facts.question });
	}
	blocks.push(
		{ type: 'button', label: t('people.mail.button'), href: facts.link },
		{ type: 'small', text: t('people.mail.personal') }
	);
	if (about === 'welcome') blocks.push({ type: 'text', text: t('people.mail.yours') });
	return {
		sendKey: facts.sendKey,
		networkId: facts.networkId,
		to: facts.to,
		language: facts.language,
		subject: t(`people.mail.${about}.subject`, { title }),
		preheader: t(`people.mail.${about}.text`, { title }),
		blocks,
		reason: t('people.mail.reason', { title })
	};
}
