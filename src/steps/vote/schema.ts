import * as v from 'valibot';
import { id, integer, text } from '#platform/commands/fields.ts';
import { count, flag, localTexts, oneOf, optionalCount } from '#steps/running/schema.ts';
import { HIGHEST_SCORE } from './model.ts';

/** The most options on one ballot; more cannot be weighed (domain.md 6). */
export const MOST_OPTIONS = 20;

/** Settings of a vote step as they are planned. */
export const voteSettings = v.object({
	method: oneOf(['score', 'approval', 'dots', 'consent'], 'score'),
	/** Where the options come from: typed in, or what the group made before. */
	from: oneOf(['settings', 'clusters', 'questions'], 'settings'),
	options: localTexts(MOST_OPTIONS, 200),
	/** Secret unless the group chose an open vote. */
	secret: flag(true),
	/** Facilitators and experts vote too. */
	everyone: flag(false),
	dots: optionalCount(1, 20),
	perOption: count(1, 10, 2)
});
export type VoteStepSettings = v.InferOutput<typeof voteSettings>;

const both = v.object({ nl: v.string(), en: v.string() });

/** What the run itself remembers. */
export const voteData = v.object({
	options: v.optional(v.fallback(v.array(v.object({ id: v.string(), text: both })), []), []),
	/** It began with nothing to choose from: options are brought in, and nobody votes until whoever conducts says so. */
	gathering: flag(false),
	/** The vote is closed and the totals are shown; also while the run is closed, so that going back shows it as it was. */
	counted: flag(false),
	/** Consent: the text as it was amended last; null while it is the prompt of the step. */
	proposal: v.optional(v.fallback(v.nullable(v.string()), null), null),
	/** Consent: goes up with each amended text. */
	round: count(1, 99, 1),
	/** Consent: what was objected to in earlier rounds, with the text it was about ('' for the prompt). */
	history: v.optional(
		v.fallback(v.array(v.object({ proposal: v.string(), objections: v.array(v.string()) })), []),
		[]
	)
});
export type VoteData = v.InferOutput<typeof voteData>;

const optionId = v.pipe(v.string('invalid'), v.maxLength(60, 'invalid'));
const reason = v.pipe(
	v.optional(v.string('invalid'), ''),
	v.transform((given) => given.replaceAll('\0', '').trim()),
	v.maxLength(300, 'too_long:300')
);

/** A ballot as a phone sends it and the database keeps it. */
export const ballotSchema = v.variant('kind', [
	v.object({ kind: v.literal('score'), scores: v.record(optionId, integer(0, HIGHEST_SCORE)) }),
	v.object({
		kind: v.literal('approval'),
		options: v.pipe(v.array(optionId), v.maxLength(MOST_OPTIONS, 'invalid'))
	}),
	v.object({ kind: v.literal('dots'), dots: v.record(optionId, integer(0, 20)) }),
	v.object({ kind: v.literal('consent'), answer: v.literal('consent') }),
	v.object({ kind: v.literal('consent'), answer: v.picklist(['concern', 'objection'], 'choose'), reason })
]);

export const castInput = v.object({
	runId: id(),
	/** The round this ballot is about, so that a late one does not count for an amended text. */
	round: integer(1, 99),
	/** Made on the phone: whoever shows it again may change the ballot. */
	secret: v.pipe(v.string('required'), v.regex(/^[\w-]{20,100}$/, 'invalid')),
	ballot: ballotSchema
});
export const runInput = v.object({ runId: id() });
export const addOptionInput = v.object({ runId: id(), text: text(200) });
export const removeOptionInput = v.object({ runId: id(), option: optionId });
export const amendInput = v.object({ runId: id(), text: text(300) });
