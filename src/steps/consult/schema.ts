import * as v from 'valibot';
import { id, text } from '#platform/commands/fields.ts';
import { count, flag, localTexts, oneOf, optionalCount } from '#steps/running/schema.ts';

/** What peers write: it labels the field, and says what the writing is for. */
export const SAYS = [
	'fact_question',
	'open_question',
	'association',
	'core',
	'problem',
	'factor',
	'experience',
	'advice',
	'learned'
] as const;
export type Says = (typeof SAYS)[number];

/** How near a question or a wording comes to the case giver. */
export const RATINGS = ['warm', 'neutral', 'cold'] as const;
export type Rating = (typeof RATINGS)[number];

/** What may outlive the meeting: nothing, what the group heard, or what stands in the report without or with a name. */
export const REMAINS = ['nothing', 'group', 'report', 'report_named'] as const;
export type Remains = (typeof REMAINS)[number];

/** The longest entry. Advice is a few sentences. */
export const ENTRY_LIMIT = 600;
/** The longest question of a case: one sentence. */
export const QUESTION_LIMIT = 300;

/** Settings of a consult step as they are planned. */
export const consultSettings = v.object({
	/** Who speaks. Whoever does not, listens. */
	floor: oneOf(['giver', 'peers', 'everybody'], 'everybody'),
	/** Each in turn gives a case: whose turn it is, by place in the group. Without it one person gives for the whole item. */
	round: optionalCount(1, 8),
	/** People may offer their case in this step. */
	bring: flag(false),
	/** What is written, or nothing. */
	says: v.optional(v.fallback(v.nullable(v.picklist(SAYS)), null), null),
	/** Who writes it. */
	writers: oneOf(['peers', 'giver', 'everybody'], 'peers'),
	/** Who reads it: the giver at once, or the group when it is shown. */
	reader: oneOf(['giver', 'group'], 'giver'),
	/** What the giver does on the phone meanwhile. */
	giver: oneOf(['nothing', 'listens', 'rates', 'keeps'], 'nothing'),
	/** What was written earlier in this item and lies on the table again. */
	shows: v.optional(v.fallback(v.array(v.picklist(SAYS)), []), []),
	/** The largest group; more people make more groups at the same time. */
	groupSize: count(3, 12, 8),
	/** Beginnings of sentences that help. */
	starters: localTexts(6, 120)
});
export type ConsultSettings = v.InferOutput<typeof consultSettings>;

/** What the run remembers. */
export const consultData = v.object({
	/** What the group wrote lies open for the group. */
	shown: flag(false)
});
export type ConsultData = v.InferOutput<typeof consultData>;

export const writeInput = v.object({ runId: id(), entryId: id(), text: text(ENTRY_LIMIT) });
export const removeInput = v.object({ runId: id(), entryId: id() });
export const runInput = v.object({ runId: id() });
