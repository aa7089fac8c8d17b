import * as v from 'valibot';
import { checkbox, choice, integer, optionalId, optionalText, text } from '#platform/commands/fields.ts';

const day = v.pipe(text(10), v.isoDate('date'));
const time = v.pipe(text(5), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'));

const when = v.object({
	title: text(160),
	day,
	startTime: time,
	endTime: time,
	place: text(300),
	route: optionalText(1000),
	bring: optionalText(500),
	/** The question of this time; nothing where there is none yet. */
	keyQuestion: optionalText(300),
	hostMemberId: optionalId()
});

/** A new meeting: when, where, with whom as host. */
export const PlanMeeting = v.object({
	...when.entries,
	kind: choice(['kickoff', 'ordinary', 'closing'])
});

/** The same, changed; version is the one that the writer had before them. */
export const ChangeMeeting = v.object({
	...when.entries,
	version: integer(1, 1_000_000)
});

/** Cancels a meeting, with the reason that everybody is told. */
export const CancelMeeting = v.object({ reason: text(500) });

/** Sends the invitation to everybody, or only to who has not answered. */
export const InviteToMeeting = v.object({ onlySilent: checkbox() });

/** Comes, does not come, or does not know yet. */
export const AnswerInvitation = v.object({
	answer: choice(['yes', 'no', 'maybe']),
	notice: optionalText(300),
	/** Whoever leads may answer for somebody who told them. */
	memberId: optionalId()
});
