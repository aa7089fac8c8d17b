import * as v from 'valibot';
import {
	checkbox,
	choice,
	id,
	integer,
	optionalInteger,
	optionalText,
	text
} from '#platform/commands/fields.ts';
import { count, flag, oneOf } from '#steps/running/schema.ts';
import { FIELDS, LIMITS } from './model.ts';

/** Settings of an exchange step as they are planned. */
export const exchangeSettings = v.object({
	/** Each on the own phone, or one row for a subgroup, by its scribe. */
	per: oneOf(['person', 'subgroup'], 'person'),
	groups: count(2, 12, 3),
	/** What is filled in stays with its writer until everything is shown together. */
	hidden: flag(true)
});
export type ExchangeSettings = v.InferOutput<typeof exchangeSettings>;

const VIEWS = [...FIELDS, 'all'] as const;

/** What the run itself remembers. */
export const exchangeData = v.object({
	/** Everybody sees the rows. */
	shown: flag(false),
	/** What the room screen compares. */
	view: oneOf(VIEWS, 'how'),
	/** Which page of the table the room screen shows, from 0. */
	page: count(0, 999, 0)
});
export type ExchangeData = v.InferOutput<typeof exchangeData>;

export const saveInput = v.object({
	runId: id(),
	how: text(LIMITS.how),
	whom: optionalText(LIMITS.whom),
	timing: optionalText(LIMITS.timing),
	effect: optionalText(LIMITS.effect),
	/** The subgroup that this is of, where subgroups write. */
	group: optionalInteger(1, 12),
	/** By whoever conducts, for somebody without a phone. */
	forMemberId: v.optional(v.nullable(id()), null)
});
export const rowInput = v.object({ runId: id(), rowId: id() });
export const withholdInput = v.object({ runId: id(), rowId: id(), withheld: checkbox() });
export const runInput = v.object({ runId: id() });
export const lookInput = v.object({ runId: id(), view: choice(VIEWS), page: integer(0, 999) });
