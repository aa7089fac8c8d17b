import * as v from 'valibot';
import { checkbox, id, integer, text } from '#platform/commands/fields.ts';
import { count, flag, localTexts, oneOf, optionalCount } from '#steps/running/schema.ts';
import { NOTE_LIMIT, STALL_SECONDS } from './model.ts';

/** Settings of a write step as they are planned. */
export const writeSettings = v.object({
	anonymous: flag(false),
	per: oneOf(['person', 'pair', 'subgroup'], 'person'),
	asQuestions: flag(false),
	stallSeconds: count(10, 1800, STALL_SECONDS),
	/** How many subgroups write, when they write per subgroup. */
	groups: count(2, 12, 3),
	/** Questions of its own that help when it stalls. */
	rescue: localTexts(12, NOTE_LIMIT)
});
export type WriteStepSettings = v.InferOutput<typeof writeSettings>;

/** What the run itself remembers. */
export const writeData = v.object({
	/** Shown to everybody; also while the run is closed, so that going back shows it as it was. */
	shown: flag(false),
	/** Members who said that they are done. */
	ready: v.optional(v.fallback(v.array(v.string()), []), []),
	/** Which subgroup each member writes with (from 1), and whether as its scribe. */
	places: v.optional(
		v.fallback(v.record(v.string(), v.object({ group: v.number(), scribe: v.boolean() })), {}),
		{}
	),
	/** In how many groups the agenda item was divided before; null: as many as the settings say. */
	groups: optionalCount(1, 60),
	/** The note that the room screen shows large. */
	spotlight: v.optional(v.fallback(v.nullable(v.string()), null), null)
});
export type WriteData = v.InferOutput<typeof writeData>;

/** A secret made on the phone: whoever shows it again wrote the note. */
const secret = v.pipe(v.string('required'), v.regex(/^[\w-]{20,100}$/, 'invalid'));

export const addInput = v.object({
	runId: id(),
	/** Made on the phone, so that the note is known there before the server answers. */
	noteId: id(),
	text: text(NOTE_LIMIT),
	secret,
	/** By a facilitator for somebody without a phone, or for a subgroup. */
	forMemberId: v.optional(v.nullable(id()), null),
	group: v.optional(v.nullable(integer(1, 12)), null)
});
export const changeInput = v.object({ runId: id(), noteId: id(), text: text(NOTE_LIMIT), secret });
export const removeInput = v.object({ runId: id(), noteId: id(), secret });
export const readyInput = v.object({ runId: id(), ready: checkbox() });
export const joinInput = v.object({ runId: id(), group: integer(1, 12), scribe: checkbox() });
export const runInput = v.object({ runId: id() });
export const spotlightInput = v.object({ runId: id(), noteId: v.nullable(id()) });
