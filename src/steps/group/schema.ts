import * as v from 'valibot';
import { checkbox, choice, id, integer } from '#platform/commands/fields.ts';
import { count, flag, localTexts, optionalCount } from '#steps/running/schema.ts';
import { COUPLE_RULES } from '#steps/running/dividing/model.ts';
import { MOST_GROUPS } from './model.ts';

/** Settings of a group step as they are planned. */
export const groupSettings = v.object({
	/** How many groups; null: as many as `size` asks for. */
	groups: optionalCount(1, MOST_GROUPS),
	/** The largest group, where the number of groups is left open. */
	size: count(2, 20, 4),
	rounds: count(1, 8, 1),
	/** One of each group tells afterwards what was said. */
	reporter: flag(true),
	/** One stays at each table and receives the next ones; the others move on. */
	host: flag(false),
	/** What the groups are called or talk about, in the order of their numbers. */
	names: localTexts(MOST_GROUPS, 60)
});
export type GroupStepSettings = v.InferOutput<typeof groupSettings>;

const round = v.array(v.object({ people: v.array(v.string()), reporter: v.nullable(v.string()) }));
const rounds = v.optional(v.fallback(v.array(round), []), []);
const moment = v.optional(v.fallback(v.nullable(v.number()), null), null);

const rule = v.object({
	...{ a: v.string(), b: v.string(), rule: v.picklist(COUPLE_RULES) },
	whole: v.optional(v.boolean(), false)
});

/** What the run itself remembers. All moments in server milliseconds. */
export const groupData = v.object({
	plan: rounds,
	/** Plans before the last changes by hand, the newest last: to undo them. */
	past: v.optional(v.fallback(v.array(v.array(round)), []), []),
	/** The round that is on, from 1; 0 before the first has begun. */
	round: count(0, 99, 0),
	startedAt: moment,
	pausedAt: moment,
	/** How long a round lasts, with what was added to the one that is on. */
	roundSeconds: count(30, 36_000, 600),
	extraSeconds: count(0, 3600, 0),
	/** People who keep their group in the rounds to come, by choice of who conducts. */
	kept: v.optional(v.fallback(v.array(v.string()), []), []),
	/** Who sits apart from whom, or with whom, as it was when the rounds to come were mixed. */
	rules: v.optional(v.fallback(v.array(rule), []), []),
	/** With how many groups the rounds to come are planned; null: as the settings say. */
	groups: optionalCount(1, MOST_GROUPS),
	/** Told beforehand: so often at least somebody meets somebody again, and sizes that would avoid it. */
	atLeast: count(0, 9999, 0),
	instead: v.optional(v.fallback(v.array(v.array(v.number())), []), [])
});
export type GroupData = v.InferOutput<typeof groupData>;

/** `from`: the round the one who taps looks at, so that two taps on "next" do not skip a round. */
export const moveInput = v.object({ runId: id(), from: integer(0, 99) });
export const pauseInput = v.object({ runId: id(), paused: checkbox() });
export const extendInput = v.object({ runId: id(), from: integer(1, 99), seconds: integer(10, 600) });
export const mixInput = v.object({
	runId: id(),
	from: integer(0, 99),
	groups: integer(1, MOST_GROUPS),
	rounds: integer(1, 8)
});
export const swapInput = v.object({ runId: id(), round: integer(1, 99), a: id(), b: id() });
export const placeInput = v.object({
	runId: id(),
	round: integer(1, 99),
	memberId: id(),
	group: integer(1, MOST_GROUPS)
});
export const runInput = v.object({ runId: id() });
export const keepInput = v.object({ runId: id(), memberId: id(), kept: checkbox() });
/** `whole`: in all meetings of the network, not only in this one. */
export const ruleInput = v.object({
	...{ runId: id(), a: id(), b: id() },
	rule: choice([...COUPLE_RULES, 'none']),
	whole: checkbox()
});
export const reporterInput = v.object({ runId: id(), round: integer(1, 99), memberId: id() });
