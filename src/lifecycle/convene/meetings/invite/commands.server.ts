import { membersAt } from '#commons/people/queries.server.ts';
import type { CommandContext } from '#platform/commands/command.ts';
import { calendarFile } from '#platform/calendar/event.ts';
import { makePersonalLink } from '#platform/auth/doors.server.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { meetingMail, type MeetingNews } from './mail/meeting-mail.ts';

/** A personal link in an invitation works until the meeting is well over. */
const LINK_DAYS_AFTER = 60;

/**
 * Mails news about a meeting to who it concerns, each in their language, with a calendar file of a higher sequence.
 * An invitation goes to every accepted member, a reminder to who has not answered, a move or cancellation to who did
 * not say no. Answers with the number of mails.
 */
export async function tellAboutMeeting(
	context: CommandContext<'meeting'>,
	news: MeetingNews
): Promise<number> {
	const { trx, scope, now } = context;
	const meeting = await trx
		.updateTable('meeting')
		.set((set) => ({ calendar_sequence: set('calendar_sequence', '+', 1) }))
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.returningAll()
		.executeTakeFirstOrThrow();
	const { starts_at: startsAt, ends_at: endsAt } = meeting;
	if (!startsAt || !endsAt) return 0;
	const network = await trx
		.selectFrom('network')
		.select('title')
		.where('id', '=', scope.networkId)
		.executeTakeFirstOrThrow();
	const organiser = await trx
		.selectFrom('member')
		.select(['first_name', 'last_name', 'email'])
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.memberId)
		.executeTakeFirstOrThrow();
	const members = await membersAt(trx, scope)
		.select([
			'member.id',
			'member.first_name',
			'member.last_name',
			'member.email',
			'member.language',
			'attendance.answer'
		])
		.where('member.state', '=', 'accepted')
		.where('member.role', '!=', 'sponsor')
		.where('member.email', 'is not', null)
		.execute();
	let sent = 0;
	for (const member of members) {
		if (member.email === null || member.id === scope.memberId) continue;
		if (news.type === 'reminder' && member.answer !== null) continue;
		if ((news.type === 'moved' || news.type === 'cancelled') && member.answer === 'no') continue;
		const secret = await makePersonalLink(
			trx,
			{ networkId: scope.networkId, memberId: member.id },
			newSecret(),
			new Date(endsAt.getTime() + LINK_DAYS_AFTER * 86_400_000)
		);
		const name = `${member.first_name} ${member.last_name}`.trim();
		const link = `${context.origin}/me/${secret}?to=${encodeURIComponent(`/n/${scope.slug}/meetings/${meeting.number}`)}`;
		const facts = {
			networkTitle: network.title,
			number: meeting.number,
			title: meeting.title,
			startsAt,
			endsAt,
			timeZone: meeting.time_zone,
			place: meeting.place,
			route: meeting.route,
			bring: meeting.bring
		};
		const attachment = calendarFile({
			uid: `${meeting.id}@${new URL(context.origin).hostname}`,
			sequence: meeting.calendar_sequence,
			method: news.type === 'cancelled' ? 'CANCEL' : 'REQUEST',
			title: `${network.title}: ${meeting.title}`,
			description: [meeting.bring, meeting.route].filter(Boolean).join('\n\n'),
			place: meeting.place,
			startsAt,
			endsAt,
			stampedAt: now,
			organiser: {
				name: `${organiser.first_name} ${organiser.last_name}`.trim(),
				email: organiser.email ?? `kring@${new URL(context.origin).hostname}`
			},
			attendee: { name, email: member.email },
			url: `${context.origin}/n/${scope.slug}/meetings/${meeting.number}`
		});
		await context.mail({
			...(await meetingMail(news, facts, {
				to: { email: member.email, name },
				firstName: member.first_name,
				language: member.language,
				link
			})),
			sendKey: `meeting:${meeting.id}:${meeting.calendar_sequence}:${member.id}`,
			networkId: scope.networkId,
			attachments: [attachment]
		});
		sent += 1;
	}
	return sent;
}
