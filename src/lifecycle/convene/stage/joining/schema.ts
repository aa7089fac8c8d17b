import * as v from 'valibot';
import { checkbox, id, optionalText, text } from '#platform/commands/fields.ts';

/** The secret that the browser of who joins will carry; made by the page, so that a double press is one seat. */
const seat = v.pipe(v.string('invalid'), v.regex(/^[\w-]{43}$/, 'invalid'));

/** Joins by the code on the screen, as somebody we expect or as a guest. */
export const Join = v.object({
	code: text(12),
	firstName: text(60),
	/** Who of the people with this name; nobody is a guest. */
	memberId: v.optional(v.nullable(id()), null),
	seat,
	agent: optionalText(200)
});

/** Takes the seat that a personal link is for. */
export const TakeSeat = v.object({ secret: text(100), seat, agent: optionalText(200) });

/** Leaves; who leads may say it for somebody else. */
export const Leave = v.object({ memberId: v.optional(v.nullable(id()), null) });

/** Says that somebody without a phone is here: a known member, or a new guest by name. */
export const MarkPresent = v.pipe(
	v.object({
		memberId: v.optional(v.nullable(id()), null),
		name: optionalText(120),
		here: v.optional(checkbox(), true)
	}),
	v.check(({ memberId, name }) => memberId !== null || name !== '', 'required')
);
