import * as v from 'valibot';
import { FAMILIES, NEED_IDS, PHASES } from '#methods/model.ts';
import { ENERGIES } from './model.ts';

const nothing = v.pipe(
	v.literal(''),
	v.transform(() => undefined)
);
/** A number out of an address; what is none is as if nothing was asked. */
const number = (max: number) =>
	v.fallback(
		v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(max))),
		undefined
	);
const word = <const T extends readonly string[]>(words: T) =>
	v.fallback(v.optional(v.union([v.picklist(words), nothing])), undefined);

/** What is looked for, out of the address of the page. What does not fit is as if nothing was asked. */
export const WishInput = v.object({
	need: word(NEED_IDS),
	family: word(FAMILIES),
	phase: word(PHASES),
	energy: word(ENERGIES),
	people: number(500),
	minutes: number(480),
	words: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80))), undefined),
	/** The meeting on whose agenda a method may be put. */
	meeting: number(999)
});
