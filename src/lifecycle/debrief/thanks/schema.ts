import * as v from 'valibot';
import { id, text } from '#platform/commands/fields.ts';
import { THANKS_LIMIT } from './model.ts';

/** A line of thanks for somebody of the meeting. */
export const GiveThanks = v.object({
	toId: v.pipe(v.string('choose'), v.uuid('choose')),
	text: text(THANKS_LIMIT)
});

/** A card. */
export const OneCard = v.object({ cardId: id() });
