import * as v from 'valibot';
import { id, integer } from '#platform/commands/fields.ts';
import { count, flag } from '#steps/running/schema.ts';
import { ITEM_KINDS, MOST_ITEMS, MOST_OPTIONS, NUMBER_LIMIT, TEXT_LIMIT, type FormItem } from './model.ts';

const both = (max: number) =>
	v.object({ nl: v.pipe(v.string(), v.maxLength(max)), en: v.pipe(v.string(), v.maxLength(max)) });
const end = v.optional(v.nullable(both(40)), null);

const item = v.object({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,40}$/)),
	kind: v.picklist(ITEM_KINDS),
	text: both(140),
	options: v.optional(v.pipe(v.array(both(80)), v.maxLength(MOST_OPTIONS)), []),
	low: end,
	high: end
});

/** Settings of a form step as they are planned. An item that does not fit what it should be is left out. */
export const formSettings = v.object({
	/** Answers have no author, or belong to somebody who alone can read them again. */
	anonymous: flag(true),
	items: v.optional(v.fallback(v.pipe(v.array(item), v.maxLength(MOST_ITEMS)), []), [])
});
export type FormSettings = v.InferOutput<typeof formSettings> & { items: FormItem[] };

/** What the run itself remembers. */
export const formData = v.object({
	/** Closed: no more answers come in, and what came out may be looked at. */
	shown: flag(false),
	/** The item that the room screen shows. */
	at: count(0, MOST_ITEMS, 0)
});
export type FormData = v.InferOutput<typeof formData>;

const option = v.pipe(v.string('invalid'), v.maxLength(3, 'invalid'));
/** What somebody filled in, as a phone sends it and the database keeps it. */
export const answersSchema = v.record(
	v.pipe(v.string('invalid'), v.maxLength(40, 'invalid')),
	v.union(
		[
			v.pipe(v.number(), v.minValue(-NUMBER_LIMIT), v.maxValue(NUMBER_LIMIT)),
			v.pipe(v.string(), v.trim(), v.maxLength(TEXT_LIMIT)),
			v.pipe(v.array(option), v.maxLength(MOST_OPTIONS))
		],
		'invalid'
	)
);

export const answerInput = v.object({
	runId: id(),
	/** Made on the phone: whoever shows it again may change the answers. */
	secret: v.pipe(v.string('required'), v.regex(/^[\w-]{20,100}$/, 'invalid')),
	answers: answersSchema
});
export const runInput = v.object({ runId: id() });
export const lookInput = v.object({ runId: id(), at: integer(0, MOST_ITEMS) });
