import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MailAttachment } from '#platform/mail/draft.ts';

/** An event that stands in somebody's calendar and may move. */
export interface CalendarEvent {
	/** Stays the same for the whole life of the event, so that a move moves it and does not double it. */
	uid: string;
	/** One higher with every change; calendars ignore what is not newer. */
	sequence: number;
	/** REQUEST invites and updates; CANCEL takes it away. */
	method: 'REQUEST' | 'CANCEL';
	title: string;
	description: string;
	place: string;
	startsAt: Date;
	endsAt: Date;
	stampedAt: Date;
	organiser: { name: string; email: string };
	attendee: { name: string; email: string };
	url: string;
}

/** The event as a file for a mail. Times are instants in UTC, so that every calendar shows its own wall time. */
export function calendarFile(event: CalendarEvent): MailAttachment {
	const calendar = ical({
		prodId: { company: 'Kring', product: 'Kring' },
		method: event.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
	});
	calendar.createEvent({
		id: event.uid,
		sequence: event.sequence,
		start: event.startsAt,
		end: event.endsAt,
		stamp: event.stampedAt,
		summary: event.title,
		description: event.description,
		location: event.place,
		url: event.url,
		status: event.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		organizer: event.organiser,
		attendees: [{ ...event.attendee, status: ICalAttendeeStatus.NEEDSACTION, rsvp: true }]
	});
	return {
		filename: event.method === 'CANCEL' ? 'cancelled.ics' : 'invitation.ics',
		contentType: `text/calendar; charset=utf-8; method=${event.method}`,
		content: calendar.toString()
	};
}
