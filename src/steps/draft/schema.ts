import * as v from 'valibot';
import { caretName, caretPlace, updateOfText } from '#platform/together/schema.ts';
import { id, integer, list } from '#platform/commands/fields.ts';
import { count, flag, localTexts, oneOf, optionalCount } from '#steps/running/schema.ts';
import { MOST_FIELDS, MOST_GROUPS } from './model.ts';

/** Settings of a draft step as they are planned. */
export const draftSettings = v.object({
	/** Each subgroup its own text, or all of them one. */
	per: oneOf(['subgroup', 'plenary'], 'subgroup'),
	/** How many subgroups write, where the agenda item was not divided before. */
	groups: count(2, 12, 3),
	/** A ready set of fields, where there are no fields of one's own. */
	set: oneOf(['advice', 'free'], 'free'),
	/** The names of the fields, in the order in which one fills them in. */
	fields: localTexts(MOST_FIELDS, 60),
	/** Who writes where is told to nobody, also not in the subgroup. */
	anonymous: flag(false),
	/** Everybody reads along while it is written. */
	open: flag(false)
});
export type DraftSettings = v.InferOutput<typeof draftSettings>;

/** What the run itself remembers. */
export const draftData = v.object({
	/** Everybody sees the texts. */
	shown: flag(false),
	/** Which subgroup each member writes with, from 1. */
	places: v.optional(v.fallback(v.record(v.string(), v.number()), {}), {}),
	/** In how many groups the agenda item was divided before; null: as many as the settings say, each chooses. */
	groups: optionalCount(1, MOST_GROUPS),
	/** Which page of the texts the room screen shows, from 0. */
	page: count(0, 999, 0)
});
export type DraftData = v.InferOutput<typeof draftData>;

const group = integer(1, MOST_GROUPS);

export const joinInput = v.object({ runId: id(), group });
export const updateInput = v.object({
	runId: id(),
	group,
	update: updateOfText(),
	/** The field in which one types, from 0. */
	field: integer(0, MOST_FIELDS - 1)
});
export const caretInput = v.object({
	runId: id(),
	group,
	field: integer(0, MOST_FIELDS - 1),
	caret: caretName(),
	place: caretPlace()
});
export const fillInput = v.object({
	runId: id(),
	group,
	texts: list(v.pipe(v.string('invalid'), v.maxLength(2_000, 'too_long:2000')), MOST_FIELDS)
});
export const runInput = v.object({ runId: id() });
export const lookInput = v.object({ runId: id(), page: integer(0, 999) });
