import * as v from 'valibot';
import { text } from '#platform/commands/fields.ts';
import { localText } from '#steps/running/schema.ts';

/** The most signs of a question on the screen. */
const RESCUE_LIMIT = 180;

/** What somebody typed stands in both languages. */
const typed = v.pipe(
	text(RESCUE_LIMIT),
	v.transform((one) => ({ nl: one, en: one }))
);

/** A question that helps a talk that stalls, in both languages or in one; nothing takes it away again. */
export const Rescue = v.object({
	text: v.optional(v.nullable(v.union([typed, localText(RESCUE_LIMIT)])), null)
});
