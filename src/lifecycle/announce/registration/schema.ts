import * as v from 'valibot';
import {
	checkbox,
	choice,
	emailAddress,
	id,
	optionalChoice,
	optionalText,
	text
} from '#platform/commands/fields.ts';

/** How much somebody has done with the theme already. */
export const experiences = ['none', 'started', 'experienced'] as const;

/** What somebody tells about themselves; the name and the organisation are what the group will know them by. */
const about = {
	firstName: text(60),
	lastName: text(80),
	organisation: text(160),
	jobTitle: optionalText(120),
	sector: optionalText(120),
	experience: optionalChoice(experiences),
	firstQuestion: optionalText(300),
	offersCase: checkbox(),
	canHost: checkbox(),
	accessibility: optionalText(500),
	food: optionalText(300)
};

/** The ticks by commitment. */
const ticks = v.optional(v.record(v.string('invalid'), checkbox()), {});

/** Registers for a network. `leaveEmpty` is a field that people do not see: what fills it in is a machine. */
export const Register = v.object({
	...about,
	email: emailAddress(),
	commitments: ticks,
	consent: v.pipe(checkbox(), v.literal(true, 'agree')),
	language: choice(['nl', 'en']),
	leaveEmpty: optionalText(500)
});

const secret = text(100);

/** Confirms the address of a registration, with the secret that was mailed to it. */
export const ConfirmRegistration = v.object({ secret });

/** Corrects what one told about oneself. */
export const CorrectRegistration = v.object({ secret, ...about });

/** Takes a registration back. */
export const WithdrawRegistration = v.object({ secret });

/** Decides about a registration, with a word to the person. */
export const DecideRegistration = v.object({ registrationId: id(), message: optionalText(1000) });

/** Sends the mail with the link to confirm once more. */
export const RemindRegistration = v.object({ registrationId: id() });
