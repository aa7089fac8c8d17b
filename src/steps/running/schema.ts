import * as v from 'valibot';
import { text } from '#platform/commands/fields.ts';
import type { LocalText } from '#steps/contract.ts';

// Settings come from a planned step that somebody may have typed in long ago: what is missing or unfit falls back, so
// that a step in a room always opens.

/** A yes or no among the settings of a step. */
export function flag(otherwise: boolean) {
	return v.optional(v.fallback(v.boolean(), otherwise), otherwise);
}

/** A whole number among the settings of a step. */
export function count(min: number, max: number, otherwise: number) {
	return v.optional(
		v.fallback(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), otherwise),
		otherwise
	);
}

/** A whole number among the settings of a step, or nothing. */
export function optionalCount(min: number, max: number) {
	return v.optional(
		v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))), null),
		null
	);
}

/** One of a few words among the settings of a step. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T, otherwise: T[number]) {
	return v.optional(v.fallback(v.picklist(words), otherwise), otherwise);
}

/** Texts in both languages; one that was typed once counts for both. */
export function localTexts(max: number, length: number) {
	const one = v.pipe(
		v.union([v.string(), v.object({ nl: v.string(), en: v.string() })]),
		v.transform((given): LocalText => (typeof given === 'string' ? { nl: given, en: given } : given)),
		v.check(
			({ nl, en }) => nl.trim() !== '' && en.trim() !== '' && nl.length <= length && en.length <= length
		)
	);
	return v.optional(v.fallback(v.pipe(v.array(one), v.maxLength(max)), []), []);
}

/** A text in both languages, as an input. */
export function localText(max: number) {
	return v.object({ nl: text(max), en: text(max) });
}
