import * as v from 'valibot';
import { checkbox, choice, id, text } from '#platform/commands/fields.ts';
import { MESSAGE_STATES } from './events.ts';
import { MESSAGE_LIMIT } from './model.ts';

/** Made on the phone: whoever shows it again wrote the message, also when it has no name. */
const secret = v.pipe(v.string('required'), v.regex(/^[\w-]{20,100}$/, 'invalid'));

/** A word to whoever conducts, with a name or without. Without a secret it cannot be taken back. */
export const TellLead = v.object({
	text: text(MESSAGE_LIMIT),
	named: checkbox(),
	secret: v.optional(v.nullable(secret), null)
});

/** What its writer takes back. */
export const TakeBack = v.object({ secret });

/** How far whoever conducts is with one. */
export const MarkMessage = v.object({ messageId: id(), state: choice(MESSAGE_STATES) });
