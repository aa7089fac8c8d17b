/** What is wrong with one field: a code such as `required` or `too_long:200`; the text is errors.<code>. */
export type FieldError = string;

/** The answer to a command: a value, or a refusal with a reason that the surface must handle. */
export type Outcome<T = unknown> =
	{ ok: true; value: T } | { ok: false; reason: string; fields?: Record<string, FieldError> };

/** The command did what was asked. */
export function done<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** The command did nothing, for a reason somebody can read (errors.<reason>), perhaps about certain fields. */
export function refuse(reason: string, fields?: Record<string, FieldError>): Outcome<never> {
	return fields ? { ok: false, reason, fields } : { ok: false, reason };
}
