import * as v from 'valibot';

// The building blocks of every input schema. A message is a code under errors.*, after a colon its number.

/** One kind of line end, and nothing around the text. */
function clean(value: string): string {
	return value.replaceAll('\r\n', '\n').trim();
}

/** A text that must be there, of at most max signs. */
export function text(max: number) {
	return v.pipe(
		v.optional(v.string('required'), ''),
		v.transform(clean),
		v.minLength(1, 'required'),
		v.maxLength(max, `too_long:${max}`)
	);
}

/** A text that may stay empty, of at most max signs. */
export function optionalText(max: number) {
	return v.pipe(v.optional(v.string('invalid'), ''), v.transform(clean), v.maxLength(max, `too_long:${max}`));
}

/**
 * What stood there when somebody began to change it: hidden in the form, so that nobody's words disappear in silence.
 * May be left out by who does not ask for that.
 */
export function seenText() {
	return v.pipe(v.optional(v.string('invalid'), ''), v.transform(clean));
}

/** Whether something else stands there by now than what was seen. Blanks do not count: a browser may change them. */
export function changedSince(seen: string, now: string): boolean {
	const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
	return seen !== '' && plain(seen) !== plain(now);
}

/** What a mail address looks like: nothing more is asked than that a mail could be sent there. */
export const MAIL_ADDRESS = /^[^\s@<>",;:]+@[^\s@<>",;:.]+(\.[^\s@<>",;:.]+)+$/;

/** A mail address, in lower case. */
export function emailAddress() {
	return v.pipe(
		v.optional(v.string('required'), ''),
		v.transform((value) => value.trim().toLowerCase()),
		v.minLength(1, 'required'),
		v.maxLength(254, 'too_long:254'),
		v.regex(MAIL_ADDRESS, 'email')
	);
}

/** A ticked box: on, true or 1. Absent, empty, off, false and 0 are none; anything else is no answer. */
export function checkbox() {
	return v.pipe(
		v.optional(v.union([v.boolean(), v.picklist(TICKED), v.picklist(UNTICKED)], 'invalid'), false),
		v.transform((value) => value === true || TICKED.some((word) => word === value))
	);
}
const TICKED = ['on', 'true', '1'] as const;
const UNTICKED = ['', 'off', 'false', '0'] as const;

/** A whole number between bounds, from a number or a text. */
export function integer(min: number, max: number) {
	return v.pipe(
		v.optional(v.union([v.number('number'), v.string('number')], 'number'), ''),
		v.transform((value) =>
			typeof value === 'string' ? (value.trim() === '' ? Number.NaN : Number(value)) : value
		),
		v.number('number'),
		v.integer('number'),
		v.minValue(min, `at_least:${min}`),
		v.maxValue(max, `at_most:${max}`)
	);
}

/** A whole number between bounds or nothing. */
export function optionalInteger(min: number, max: number) {
	return v.pipe(
		v.optional(v.nullable(v.union([v.number('number'), v.string('number')], 'number')), null),
		v.transform((value) =>
			value === null || (typeof value === 'string' && value.trim() === '') ? null : Number(value)
		),
		v.nullable(
			v.pipe(
				v.number('number'),
				v.integer('number'),
				v.minValue(min, `at_least:${min}`),
				v.maxValue(max, `at_most:${max}`)
			)
		)
	);
}

/** One of a closed list. */
export function choice<const T extends readonly [string, ...string[]]>(options: T) {
	return v.picklist(options, 'choose');
}

/** One of a closed list, or nothing. */
export function optionalChoice<const T extends readonly [string, ...string[]]>(options: T) {
	return v.pipe(
		v.optional(v.nullable(v.string('choose')), null),
		v.transform((value) => (value === '' ? null : value)),
		v.nullable(v.picklist(options, 'choose'))
	);
}

/** The id of a row. */
export function id() {
	return v.pipe(v.string('required'), v.uuid('invalid'));
}

/** An id that was chosen from a list, or nothing. */
export function optionalId() {
	return v.pipe(
		v.optional(v.nullable(v.string('choose')), null),
		v.transform((value) => (value === '' ? null : value)),
		v.nullable(v.pipe(v.string('choose'), v.uuid('choose')))
	);
}

/** A day such as 2026-11-22, or nothing. */
export function optionalDay() {
	return v.pipe(
		v.optional(v.nullable(v.string('date')), null),
		v.transform((value) => (value === null || value.trim() === '' ? null : value.trim())),
		v.nullable(v.pipe(v.string('date'), v.isoDate('date')))
	);
}

/** A list; a single value counts as a list of one, nothing as an empty list. */
export function list<T extends v.GenericSchema>(item: T, max: number) {
	return v.pipe(
		v.optional(v.unknown(), []),
		v.transform((value): unknown[] =>
			Array.isArray(value) ? value : value === null || value === '' ? [] : [value]
		),
		v.array(item),
		v.maxLength(max, `choose_at_most:${max}`)
	);
}
