import * as v from 'valibot';
import { id, text } from '#platform/commands/fields.ts';
import { EMPTY_STAGE, type Stage } from './model.ts';

const place = v.object({ itemId: v.string(), index: v.number() });
const stage = v.object({
	now: v.nullable(v.object({ ...place.entries, runId: v.string() })),
	clock: v.nullable(
		v.object({
			startedAt: v.number(),
			endsAt: v.number(),
			pausedAt: v.nullable(v.number()),
			pausedTotal: v.number()
		})
	),
	leadId: v.nullable(v.string()),
	last: v.nullable(place),
	left: v.record(
		v.string(),
		v.object({ left: v.number(), inAll: v.number(), state: v.picklist(['running', 'revealed']) })
	),
	// A meeting that began before there were such has none.
	inserted: v.optional(v.array(v.string()), []),
	leftOut: v.optional(v.array(v.string()), [])
});

/** What meeting.stage holds; a meeting that never ran has an empty one. */
export function readStage(stored: unknown): Stage {
	const parsed = v.safeParse(stage, stored);
	return parsed.success ? parsed.output : EMPTY_STAGE;
}

/** The step that somebody saw when they pressed: its run, or nothing while none runs. */
export const From = v.object({ from: v.optional(v.nullable(id()), null) });

/** Where to jump to. */
export const SkipTo = v.object({
	...From.entries,
	itemId: id(),
	index: v.pipe(v.optional(v.number(), 0), v.integer(), v.minValue(0))
});

/** Minutes to add; below zero to take away. */
export const Extend = v.object({
	...From.entries,
	minutes: v.pipe(
		v.number('number'),
		v.integer('number'),
		v.minValue(-30, 'at_least:-30'),
		v.maxValue(30, 'at_most:30')
	)
});

/** Somebody of the meeting. */
export const OneMember = v.object({ memberId: id() });

/** Something to talk about another time. */
export const Park = v.object({ text: text(300) });

/** A line for the report. */
export const ReportLine = v.object({
	text: text(1000),
	kind: v.optional(v.picklist(['note', 'tip', 'course', 'outcome', 'decision'], 'choose'), 'note')
});
