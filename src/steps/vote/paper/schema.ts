import * as v from 'valibot';
import {
	checkbox,
	id,
	integer,
	list,
	optionalChoice,
	optionalId,
	optionalInteger,
	optionalText
} from '#platform/commands/fields.ts';
import { MOST_OPTIONS } from '../schema.ts';

/** Who put a paper in the box. */
export const handInInput = v.object({
	runId: id(),
	memberIds: v.pipe(list(id(), 500), v.minLength(1, 'choose_at_least:1'))
});

/** A ballot as it stands on paper: a mark for each option in the order of the options, or what was ticked. */
export const castPaperInput = v.object({
	runId: id(),
	round: integer(1, 99),
	/** Whose it is, where the group chose an open vote. */
	forMemberId: optionalId(),
	marks: v.optional(v.pipe(v.array(optionalInteger(0, 20)), v.maxLength(MOST_OPTIONS, 'invalid')), []),
	ticked: list(v.pipe(v.string('invalid'), v.maxLength(60, 'invalid')), MOST_OPTIONS),
	answer: optionalChoice(['consent', 'concern', 'objection']),
	reason: optionalText(300),
	/** Nothing stands on it, and that is what its voter meant. */
	blank: checkbox()
});
