import * as v from 'valibot';
import { id, text } from '#platform/commands/fields.ts';
import { count, flag, localTexts, oneOf, optionalCount } from '#steps/running/schema.ts';
import { ENTRY_LIMIT, SAYS } from './terms/model.ts';

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
