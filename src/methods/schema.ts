import * as v from 'valibot';
import { MODES, STEP_KINDS, type Step } from '#steps/contract.ts';
import { FAMILIES, KICKOFF_PARTS, NEED_IDS, PHASES } from './model.ts';

// A method as a file: what the library is made of, and what people export, share and import. The limits are those of
// the surfaces: a prompt stands on a wall, a title on a phone.

const line = (max: number) =>
	v.pipe(v.string('required'), v.trim(), v.minLength(1, 'required'), v.maxLength(max, `too_long:${max}`));
const both = (max: number) => v.object({ nl: line(max), en: line(max) });
/** May be empty, in both languages at once. */
const maybe = (max: number) =>
	v.object({
		nl: v.pipe(v.string('invalid'), v.maxLength(max, `too_long:${max}`)),
		en: v.pipe(v.string('invalid'), v.maxLength(max, `too_long:${max}`))
	});
const whole = (min: number, max: number) =>
	v.pipe(
		v.number('number'),
		v.integer('number'),
		v.minValue(min, `at_least:${min}`),
		v.maxValue(max, `at_most:${max}`)
	);

const once = (text: string) => ({ nl: text, en: text });

/** Some of these, each at most once. */
const several = <T extends string>(known: readonly T[]) =>
	v.pipe(
		v.array(v.picklist(known, 'choose')),
		v.check((given) => new Set(given).size === given.length, 'duplicate')
	);

/** A step of a method. Its settings are read by its kind, which falls back where they do not fit. */
export const StepFile = v.object({
	id: v.pipe(v.string('required'), v.regex(/^[a-z0-9_]{1,40}$/, 'invalid')),
	kind: v.picklist(STEP_KINDS, 'choose'),
	minutes: whole(1, 240),
	mode: v.picklist(MODES, 'choose'),
	title: both(60),
	prompt: both(140),
	phoneDown: v.boolean('invalid'),
	settings: v.custom<Step['settings']>(
		(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
		'invalid'
	)
});

/** A method. */
export const MethodFile = v.object({
	id: v.pipe(v.string('required'), v.regex(/^[a-z0-9_]{1,60}$/, 'invalid')),
	name: v.object({ nl: line(80), en: line(80), fr: line(80) }),
	purpose: both(160),
	family: v.picklist(FAMILIES, 'choose'),
	phases: v.pipe(several(PHASES), v.minLength(1, 'required')),
	people: v.pipe(
		v.object({ min: whole(1, 500), max: whole(1, 500) }),
		v.check(({ min, max }) => min <= max, 'invalid')
	),
	large: v.nullable(both(160)),
	covers: several(KICKOFF_PARTS),
	// Files from before this was asked say nothing of it.
	needs: v.optional(several(NEED_IDS), () => []),
	roles: maybe(120),
	materials: maybe(120),
	watch: maybe(160),
	steps: v.pipe(
		v.array(StepFile),
		v.minLength(1, 'required'),
		v.maxLength(30, 'choose_at_most:30'),
		v.check((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, 'duplicate')
	),
	rescue: v.pipe(v.array(both(140)), v.maxLength(12, 'choose_at_most:12')),
	// Files from before this stood in two languages say it once.
	source: v.pipe(
		v.union([v.pipe(v.string(), v.transform(once)), v.object({ nl: v.string(), en: v.string() })], 'invalid'),
		maybe(200)
	)
});
