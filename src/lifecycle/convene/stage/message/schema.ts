import * as v from 'valibot';
import { checkbox, choice, id, text } from '#platform/commands/fields.ts';
import { MESSAGE_STATES } from './events.ts';
import { MESSAGE_LIMIT } from './model.ts';

/** A word to whoever conducts, with a name or without. */
export const TellLead = v.object({ text: text(MESSAGE_LIMIT), named: checkbox() });

/** How far whoever conducts is with one. */
export const MarkMessage = v.object({ messageId: id(), state: choice(MESSAGE_STATES) });
