import * as v from 'valibot';
import { checkbox, id, integer } from '#platform/commands/fields.ts';
import { count, flag, optionalCount } from '#steps/running/schema.ts';

/** Settings of a pair step as they are planned; what is left open follows from people and minutes. */
export const pairSettings = v.object({
	rounds: optionalCount(1, 60),
	talkSeconds: optionalCount(30, 1800),
	changeSeconds: optionalCount(5, 300),
	/** Rounds follow each other by the clock; otherwise somebody taps. */
	auto: flag(true)
});
export type PairStepSettings = v.InferOutput<typeof pairSettings>;

const round = v.object({
	number: v.number(),
	pairings: v.array(v.object({ table: v.number(), people: v.tuple([v.string(), v.string()]) })),
	pausing: v.nullable(v.string())
});

/** What the run itself remembers. All moments in server milliseconds. */
export const pairData = v.object({
	plan: v.optional(v.fallback(v.array(round), []), []),
	/** The round that is on, from 1; 0 before the first has begun, one more than there are when all is over. */
	round: count(0, 99, 0),
	startedAt: v.optional(v.fallback(v.nullable(v.number()), null), null),
	pausedAt: v.optional(v.fallback(v.nullable(v.number()), null), null),
	/** Added to the talk of the round that is on. */
	extraSeconds: count(0, 3600, 0),
	talkSeconds: count(10, 3600, 180),
	changeSeconds: count(0, 600, 40),
	auto: flag(true),
	/** Who left before half of the round that is on: their talk does not count as met. */
	missed: v.optional(v.fallback(v.array(v.string()), []), []),
	/** When the minutes of the step are up. */
	deadline: v.optional(v.fallback(v.number(), 0), 0),
	/** At most so many rounds, by choice; null: as many as everybody needs. */
	wanted: optionalCount(1, 60)
});
export type PairData = v.InferOutput<typeof pairData>;

/** `from`: the round the one who taps looks at, so that two taps on "next" do not skip a round. */
export const moveInput = v.object({ runId: id(), from: integer(0, 99) });
export const pauseInput = v.object({ runId: id(), paused: checkbox() });
export const extendInput = v.object({ runId: id(), from: integer(1, 99), seconds: integer(10, 600) });
export const paceInput = v.object({
	runId: id(),
	talkSeconds: integer(30, 1800),
	changeSeconds: integer(5, 300),
	auto: checkbox()
});
export const planInput = v.object({ runId: id(), rounds: v.optional(v.nullable(integer(1, 60)), null) });
