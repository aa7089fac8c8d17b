import { formatDay, formatTime } from '#platform/i18n/format.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailBlock, MailDraft } from '#platform/mail/draft.ts';
import type { ReportBlock } from '#lifecycle/debrief/report/model.ts';

/** What the mail with a report tells, the same for everybody. */
export interface ReportNews {
	networkTitle: string;
	number: number;
	title: string;
	startsAt: Date | null;
	timeZone: string;
	/** Sent before, and changed since. */
	amended: boolean;
	/** What is proposed for next time and until when one may react; null when nothing is open. */
	proposal: { lines: readonly string[]; until: Date } | null;
	/** How many questions the report puts to who was not there. */
	asked: number;
	blocks: readonly ReportBlock[];
}

/** The one to whom it goes. */
export interface ReportReceiver {
	email: string;
	name: string;
	firstName: string;
	language: 'nl' | 'en';
	there: boolean;
	link: string;
	takeaways: readonly string[];
}

/** The report in short, with a personal link to all of it; who was not there reads that they were missed. */
export async function reportMail(
	receiver: ReportReceiver,
	news: ReportNews
): Promise<Omit<MailDraft, 'sendKey' | 'networkId'>> {
	const t = await loadMessages(receiver.language, ['debrief']);
	const place = { locale: receiver.language, timeZone: news.timeZone };
	const day = news.startsAt ? formatDay(news.startsAt, place) : '';
	const about = { number: news.number, network: news.networkTitle };
	const said = (outcome: 'answered' | 'partly_answered' | 'unanswered') =>
		({
			answered: t('debrief.outcome.answered'),
			partly_answered: t('debrief.outcome.partly_answered'),
			unanswered: t('debrief.outcome.unanswered')
		})[outcome];
	const questions = news.blocks.flatMap((block) =>
		block.type === 'question' ? [block.outcome ? `${block.text} ${said(block.outcome)}.` : block.text] : []
	);
	const next = news.blocks.find((block) => block.type === 'next');
	const nextDay = next?.meeting?.startsAt ? formatDay(new Date(next.meeting.startsAt), place) : '';
	const blocks: MailBlock[] = [
		{
			type: 'heading',
			text: receiver.there ? news.title : t('debrief.mail.report.missed', { name: receiver.firstName })
		},
		{
			type: 'text',
			text: receiver.there
				? t('debrief.mail.report.text', { name: receiver.firstName, day })
				: t('debrief.mail.report.absent', { day, asked: news.asked })
		},
		...(news.amended ? [{ type: 'text' as const, text: t('debrief.mail.report.amended') }] : []),
		{ type: 'button', label: t('debrief.mail.report.button'), href: receiver.link },
		...(questions.length > 0
			? [
					{ type: 'text' as const, text: t('debrief.mail.report.questions') },
					{ type: 'list' as const, items: questions }
				]
			: []),
		...(receiver.takeaways.length > 0
			? [
					{ type: 'text' as const, text: t('debrief.mail.report.takeaways') },
					...receiver.takeaways.map((text) => ({ type: 'quote' as const, text }))
				]
			: []),
		...(next?.meeting && nextDay !== ''
			? [
					{
						type: 'facts' as const,
						rows: [
							{ label: t('debrief.report.next'), value: nextDay },
							{ label: t('debrief.wrap.place'), value: next.meeting.place }
						]
					}
				]
			: []),
		...(news.proposal
			? [
					{ type: 'text' as const, text: t('debrief.mail.report.proposal') },
					{ type: 'list' as const, items: [...news.proposal.lines] },
					{
						type: 'text' as const,
						text: t('debrief.mail.report.reactUntil', {
							day: formatDay(news.proposal.until, place),
							time: formatTime(news.proposal.until, place)
						})
					}
				]
			: []),
		{ type: 'small', text: t('debrief.mail.personal') }
	];
	return {
		to: { email: receiver.email, name: receiver.name },
		language: receiver.language,
		subject: news.amended
			? t('debrief.mail.report.subject.amended', about)
			: t('debrief.mail.report.subject', about),
		preheader: news.title,
		blocks,
		reason: t('debrief.mail.reason', { network: news.networkTitle })
	};
}
