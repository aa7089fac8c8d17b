import * as v from 'valibot';
import { id, list, optionalId } from '#platform/commands/fields.ts';
import { MOST_OPTIONS, TEXT_LIMIT } from '../model.ts';

/** Who handed in a form. */
export const handInInput = v.object({
	runId: id(),
	memberIds: v.pipe(list(id(), 500), v.minLength(1, 'choose_at_least:1'))
});

const typed = v.pipe(v.string('invalid'), v.trim(), v.maxLength(TEXT_LIMIT, `too_long:${TEXT_LIMIT}`));

/** A form as it stands on paper: what was typed for each item, by the place of the item, as `q0`; empty is no answer. */
export const typeInInput = v.object({
	runId: id(),
	/** Whose it is, where the form has names. */
	forMemberId: optionalId(),
	answers: v.optional(
		v.record(
			v.pipe(v.string('invalid'), v.regex(/^q\d{1,2}$/, 'invalid')),
			v.union([typed, v.pipe(v.array(typed), v.maxLength(MOST_OPTIONS, 'invalid'))], 'invalid')
		),
		{}
	)
});
