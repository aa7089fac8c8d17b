import * as v from 'valibot';
import { id, optionalText, text } from '#platform/commands/fields.ts';
import { flag, oneOf, optionalCount } from '#steps/running/schema.ts';

/** Settings of a turn step as they are planned. */
export const turnSettings = v.object({
	order: oneOf(['random', 'seats'], 'random'),
	/** The longest turn; ninety seconds where nothing is said. */
	seconds: optionalCount(10, 900),
	/** Each brings a question, which becomes a learning question. */
	asQuestions: flag(true)
});
export type TurnStepSettings = v.InferOutput<typeof turnSettings>;

/** What the run itself remembers. Moments in server milliseconds. */
export const turnData = v.object({
	order: v.optional(v.fallback(v.array(v.string()), []), []),
	log: v.optional(
		v.fallback(v.array(v.object({ person: v.string(), act: v.picklist(['spoke', 'passed']) })), []),
		[]
	),
	/** The first has been given the floor. */
	begun: flag(false),
	/** Since when whoever speaks has the floor. */
	startedAt: v.optional(v.fallback(v.nullable(v.number()), null), null),
	/** When the minutes of the step are up. */
	deadline: v.optional(v.fallback(v.number(), 0), 0),
	/** The question that the room screen reads back; null: that of whoever speaks. */
	readBack: v.optional(v.fallback(v.nullable(v.string()), null), null)
});
export type TurnData = v.InferOutput<typeof turnData>;

const question = v.pipe(
	text(300),
	v.transform((given) => given.replace(/\s+/gu, ' '))
);

export const runInput = v.object({ runId: id() });
/** `person`: whose turn it is for the one who taps, so that two taps do not skip somebody. */
export const endInput = v.object({ runId: id(), person: id() });
export const moveInput = v.object({ runId: id(), person: id() });
export const raiseInput = v.object({
	runId: id(),
	/** Made on the phone, so that what is sent twice is one question. */
	questionId: id(),
	text: question,
	/** By the scribe at the cockpit, for whoever speaks. */
	forMemberId: v.optional(v.nullable(id()), null)
});
export const correctInput = v.object({ runId: id(), questionId: id(), text: question });
export const mergeInput = v.object({ runId: id(), questionId: id(), intoId: id() });
export const withdrawInput = v.object({ runId: id(), questionId: id(), reason: optionalText(300) });
export const readInput = v.object({ runId: id(), questionId: v.nullable(id()) });
