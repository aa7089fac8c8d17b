import * as v from 'valibot';
import { checkbox, choice, integer, list, optionalText, text } from '#platform/commands/fields.ts';
import { FAMILIES, NEED_IDS, PHASES } from '#methods/model.ts';
import { MODES, STEP_KINDS } from '#steps/contract.ts';
import { FILE_LIMIT } from './model.ts';

const methodId = v.pipe(v.string('required'), v.regex(/^[a-z0-9_]{1,60}$/, 'invalid'));
const version = integer(1, 1_000_000);
const stepId = v.pipe(v.string('required'), v.regex(/^[a-z0-9_]{1,40}$/, 'invalid'));

/** Begins a method: empty, or as one that is there. */
export const MakeMethod = v.object({
	name: text(80),
	/** The method to begin from; nothing for an empty one. */
	from: v.optional(v.union([v.literal(''), methodId], 'invalid'), '')
});

/** What a method says of itself. */
export const DescribeMethod = v.object({
	id: methodId,
	version,
	name: text(80),
	purpose: text(160),
	family: choice(FAMILIES),
	phases: v.pipe(list(choice(PHASES), 3), v.minLength(1, 'choose')),
	/** What it answers: it stands in the chooser there. */
	needs: list(choice(NEED_IDS), NEED_IDS.length),
	min: integer(1, 500),
	max: integer(1, 500),
	roles: optionalText(120),
	materials: optionalText(120),
	watch: optionalText(160)
});

export const AddStep = v.object({ id: methodId, version, kind: choice(STEP_KINDS) });

/** A step as it is filled in; its settings are read by the form of its kind. */
export const ChangeStep = v.object({
	id: methodId,
	version,
	stepId,
	minutes: integer(1, 240),
	mode: choice(MODES),
	title: text(60),
	prompt: text(140),
	phoneDown: checkbox(),
	settings: v.optional(v.record(v.string(), v.unknown(), 'invalid'), {})
});

export const MoveStep = v.object({ id: methodId, version, stepId, to: integer(0, 30) });
export const RemoveStep = v.object({ id: methodId, version, stepId });
export const ShareMethod = v.object({ id: methodId, shared: checkbox() });
export const RemoveMethod = v.object({ id: methodId });
/** A method as a file of text. */
export const BringMethod = v.object({ json: text(FILE_LIMIT) });
