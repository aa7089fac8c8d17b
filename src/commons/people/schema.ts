import * as v from 'valibot';
import {
	checkbox,
	choice,
	emailAddress,
	id,
	MAIL_ADDRESS,
	optionalText,
	text
} from '#platform/commands/fields.ts';

/** An address that may stay empty: somebody who told it in person and has no mail. */
const optionalEmail = v.pipe(
	v.optional(v.nullable(v.string('email')), null),
	v.transform((value) => (value === null || value.trim() === '' ? null : value.trim().toLowerCase())),
	v.nullable(v.pipe(v.string('email'), v.maxLength(254, 'too_long:254'), v.regex(MAIL_ADDRESS, 'email')))
);

/** Adds somebody who told it in person. */
export const AddMember = v.object({
	firstName: text(60),
	lastName: optionalText(80),
	email: optionalEmail,
	language: choice(['nl', 'en']),
	organisation: optionalText(160),
	jobTitle: optionalText(120),
	offersCase: checkbox(),
	canHost: checkbox()
});

/** Asks somebody to lead the network too. */
export const InviteFacilitator = v.object({
	firstName: text(60),
	lastName: optionalText(80),
	email: emailAddress(),
	language: choice(['nl', 'en']),
	message: optionalText(1000)
});

/** Ends somebody's membership. */
export const EndMembership = v.object({ memberId: id() });

/** Mails a member their personal link once more. */
export const SendPersonalLink = v.object({ memberId: id() });
