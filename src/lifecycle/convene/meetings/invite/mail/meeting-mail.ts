import { formatDate, formatTimeRange } from '#platform/i18n/format.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import type { MailDraft } from '#platform/mail/draft.ts';

/** What there is to tell about a meeting. */
export type MeetingNews =
	{ type: 'invitation' } | { type: 'reminder' } | { type: 'moved' } | { type: 'cancelled'; reason: string };

/** The meeting, as every receiver is told of it. */
export interface MeetingFacts {
	networkTitle: string;
	number: number;
	title: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	place: string;
	route: string;
	bring: string;
}

/** A mail about a meeting, with a personal link that answers and joins. */
export async function meetingMail(
	news: MeetingNews,
	meeting: MeetingFacts,
	receiver: {
		to: { email: string; name: string };
		firstName: string;
		language: 'nl' | 'en';
		link: string;
	}
): Promise<Omit<MailDraft, 'sendKey' | 'networkId'>> {
	const t = await loadMessages(receiver.language, ['meetings']);
	const place = { locale: receiver.language, timeZone: meeting.timeZone };
	const day = formatDate(meeting.startsAt, place);
	const time = formatTimeRange(meeting.startsAt, meeting.endsAt, place);
	const about = { number: meeting.number, network: meeting.networkTitle };
	const words = {
		invitation: {
			subject: t('meetings.mail.invitation.subject', about),
			text: t('meetings.mail.invitation.text', { name: receiver.firstName })
		},
		reminder: {
			subject: t('meetings.mail.reminder.subject', about),
			text: t('meetings.mail.reminder.text', { name: receiver.firstName })
		},
		moved: {
			subject: t('meetings.mail.moved.subject', about),
			text: t('meetings.mail.moved.text', { name: receiver.firstName })
		},
		cancelled: {
			subject: t('meetings.mail.cancelled.subject', about),
			text: t('meetings.mail.cancelled.text', { name: receiver.firstName })
		}
	}[news.type];
	return {
		to: receiver.to,
		language: receiver.language,
		subject: words.subject,
		preheader: `${day}, ${time}`,
		blocks: [
			{ type: 'heading', text: meeting.title },
			{ type: 'text', text: words.text },
			...(news.type === 'cancelled' ? [{ type: 'quote' as const, text: news.reason }] : []),
			{
				type: 'facts',
				rows: [
					{ label: t('meetings.mail.day'), value: day },
					{ label: t('meetings.mail.time'), value: time },
					{ label: t('meetings.mail.place'), value: meeting.place },
					...(meeting.route ? [{ label: t('meetings.mail.route'), value: meeting.route }] : []),
					...(meeting.bring ? [{ label: t('meetings.mail.bring'), value: meeting.bring }] : [])
				]
			},
			...(news.type === 'cancelled'
				? []
				: [
						{ type: 'button' as const, label: t('meetings.mail.button'), href: receiver.link },
						{ type: 'small' as const, text: t('meetings.mail.personal') }
					])
		],
		reason: t('meetings.mail.reason', { network: meeting.networkTitle })
	};
}
