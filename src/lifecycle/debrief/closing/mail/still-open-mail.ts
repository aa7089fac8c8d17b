import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailDraft } from '#platform/mail/draft.ts';

/** What is still asked of somebody after a meeting. */
export interface StillOpen {
	networkTitle: string;
	number: number;
	/** The form waits for 48 hours more. */
	evaluation: boolean;
	/** Own questions of which only the asker can say that they were answered. */
	questions: readonly string[];
	link: string;
}

/** Asks who left early for their opinion, and an absent asker whether the question got its answer. */
export async function stillOpenMail(
	receiver: { email: string; name: string; firstName: string; language: 'nl' | 'en' },
	open: StillOpen
): Promise<Omit<MailDraft, 'sendKey' | 'networkId'>> {
	const t = await loadMessages(receiver.language, ['debrief']);
	const about = { number: open.number, network: open.networkTitle };
	const asks = open.questions.length > 0;
	return {
		to: { email: receiver.email, name: receiver.name },
		language: receiver.language,
		subject: asks ? t('debrief.mail.confirm.subject', about) : t('debrief.mail.evaluation.subject', about),
		preheader: t('debrief.mail.evaluation.preheader'),
		blocks: [
			{
				type: 'heading',
				text: asks ? t('debrief.mail.confirm.title') : t('debrief.mail.evaluation.title')
			},
			...(asks
				? [
						{ type: 'text' as const, text: t('debrief.mail.confirm.text', { name: receiver.firstName }) },
						...open.questions.map((text) => ({ type: 'quote' as const, text }))
					]
				: []),
			...(open.evaluation
				? [{ type: 'text' as const, text: t('debrief.mail.evaluation.text', { name: receiver.firstName }) }]
				: []),
			{ type: 'button', label: t('debrief.mail.evaluation.button'), href: open.link },
			{ type: 'small', text: t('debrief.mail.personal') }
		],
		reason: t('debrief.mail.reason', { network: open.networkTitle })
	};
}
