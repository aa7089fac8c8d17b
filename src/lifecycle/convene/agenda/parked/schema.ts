import * as v from 'valibot';
import { id, optionalId } from '#platform/commands/fields.ts';

/** Gives a place to something that was put aside: on an item, or as an item of its own. */
export const PlaceParked = v.object({
	parkedId: id(),
	/** The item; nothing makes a new one of it. */
	itemId: optionalId()
});

/** Takes it off its item: it waits again. */
export const LiftParked = v.object({ parkedId: id() });
