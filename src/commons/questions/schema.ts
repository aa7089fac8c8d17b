import * as v from 'valibot';
import { id, optionalText, seenText, text } from '#platform/commands/fields.ts';
import { QUESTION_LIMIT } from './model.ts';

/** The words of a question, tidied: outer blanks go, line breaks become spaces. */
const questionText = v.pipe(
	text(QUESTION_LIMIT),
	v.transform((given) => given.replace(/\s+/gu, ' '))
);

export const raiseInput = v.object({
	text: questionText,
	kind: v.optional(v.picklist(['practice', 'future', 'concept'], 'choose'), 'practice')
});
export const correctInput = v.object({ questionId: id(), text: questionText, seen: seenText() });
export const mergeInput = v.object({ questionId: id(), intoId: id() });
export const withdrawInput = v.object({ questionId: id(), reason: optionalText(300) });
