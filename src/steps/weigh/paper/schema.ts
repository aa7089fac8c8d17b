import * as v from 'valibot';
import { id, list, optionalInteger } from '#platform/commands/fields.ts';
import { MOST_ITEMS, STEPS } from '../terms/model.ts';

/** Who handed in a paper. */
export const handInInput = v.object({
	runId: id(),
	memberIds: v.pipe(list(id(), 500), v.minLength(1, 'choose_at_least:1'))
});

const step = optionalInteger(1, STEPS);

/** Where a paper lays the proposals, in their order; one without a place on both axes has no opinion. */
export const typeInInput = v.object({
	runId: id(),
	places: v.optional(v.pipe(v.array(v.object({ x: step, y: step })), v.maxLength(MOST_ITEMS, 'invalid')), [])
});
