import * as v from 'valibot';
import {
	checkbox,
	id,
	integer,
	list,
	optionalId,
	optionalInteger,
	optionalText,
	seenText,
	text
} from '#platform/commands/fields.ts';
import { MOST_OWNERS } from './model.ts';

/** Adds a method before the ending of the meeting, or at a place (from 0). */
export const AddItem = v.object({
	methodId: text(60),
	at: v.optional(v.nullable(integer(0, 200)), null)
});

/** What may be changed of an item. */
export const ChangeItem = v.object({
	itemId: id(),
	title: text(160),
	minutes: integer(1, 480),
	planB: optionalText(500),
	/** What to bring or lay ready. */
	material: optionalText(300),
	/** Who takes care of it, in this order; nobody is whoever leads. Empty choices of a form fall away. */
	ownerIds: v.pipe(
		list(optionalId(), MOST_OWNERS),
		v.transform((ids) => [...new Set(ids.filter((one) => one !== null))])
	),
	/** A question of one's own in place of what one step asks; empty keeps the method's own. */
	prompt: optionalText(300),
	/** Which step asks it, from 0; nothing is the first in which people do something. */
	promptStep: optionalInteger(0, 29),
	/** The item as it stood in the form, see `asSeen`. */
	seen: seenText()
});

/** Moves an item to a place (from 0). */
export const MoveItem = v.object({ itemId: id(), to: integer(0, 200) });

/** Keeps an item in its place, or lets it go. */
export const LockItem = v.object({ itemId: id(), locked: checkbox() });

/** Takes an item out. */
export const RemoveItem = v.object({ itemId: id() });

/** Puts a learning question on an item, or takes it off. */
export const LinkQuestion = v.object({ itemId: id(), questionId: id(), linked: checkbox() });
