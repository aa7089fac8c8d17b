import * as v from 'valibot';
import { choice, id, integer, optionalChoice, text } from '#platform/commands/fields.ts';
import { count, flag, localTexts, oneOf } from '#steps/running/schema.ts';
import { FIELDS, MOST_ITEMS, NOTE_LIMIT, STEPS } from './terms/model.ts';

const both = v.object({ nl: v.string(), en: v.string() });
/** The name of an axis, in both languages; without one it is effect or effort. */
const axis = v.optional(v.fallback(v.nullable(both), null), null);

/** Settings of a weigh step as they are planned. */
export const weighSettings = v.object({
	/** Four fields for each proposal, or proposals on two axes. */
	board: oneOf(['swot', 'axes'], 'swot'),
	/** Where the proposals come from: typed in, or what the group made before. */
	from: oneOf(['settings', 'clusters', 'questions', 'notes'], 'settings'),
	items: localTexts(MOST_ITEMS, 200),
	x: axis,
	y: axis
});
export type WeighSettings = v.InferOutput<typeof weighSettings>;

/** What the run itself remembers. */
export const weighData = v.object({
	items: v.optional(v.fallback(v.array(v.object({ id: v.string(), text: both })), []), []),
	/** Everybody sees the notes, or where the proposals lie. */
	shown: flag(false),
	/** The proposal that is on, and what of it the room screen shows: a field and its page, or an overview (see WeighForm). */
	at: count(0, MOST_ITEMS, 0),
	field: v.optional(v.fallback(v.nullable(v.picklist(FIELDS)), null), null),
	page: count(0, 999, 0)
});
export type WeighData = v.InferOutput<typeof weighData>;

const step = integer(1, STEPS);
/** Where one person lays the proposals, as a phone sends it and the database keeps it. */
export const placesSchema = v.record(
	v.pipe(v.string('invalid'), v.maxLength(60, 'invalid')),
	v.object({ x: step, y: step })
);

/** A secret made on the phone: whoever shows it again wrote the note, or laid the proposals down. */
const secret = v.pipe(v.string('required'), v.regex(/^[\w-]{20,100}$/, 'invalid'));
const itemId = v.pipe(v.string('required'), v.minLength(1, 'required'), v.maxLength(60, 'invalid'));

export const runInput = v.object({ runId: id() });
export const addItemInput = v.object({ runId: id(), text: text(200) });
export const removeItemInput = v.object({ runId: id(), item: itemId });
export const noteInput = v.object({
	runId: id(),
	/** Made on the phone, so that the note is known there before the server answers. */
	noteId: id(),
	item: itemId,
	field: choice(FIELDS),
	text: text(NOTE_LIMIT),
	secret
});
export const takeBackInput = v.object({ runId: id(), noteId: id(), secret });
export const placeInput = v.object({ runId: id(), secret, places: placesSchema });
export const lookInput = v.object({
	runId: id(),
	at: integer(0, MOST_ITEMS),
	field: optionalChoice(FIELDS),
	page: integer(0, 999)
});
