import * as v from 'valibot';
import { id, integer, list, optionalText, text } from '#platform/commands/fields.ts';
import { DESTINATIONS, OUTCOMES } from '#commons/questions/model.ts';
import type { ReportBlock } from './model.ts';

const words = v.string();
const nameless = v.object({ text: words, by: v.nullable(words) });
const harvest = v.variant('type', [
	v.object({
		type: v.literal('notes'),
		title: words,
		groups: v.array(v.object({ name: words, notes: v.array(nameless) }))
	}),
	v.object({
		type: v.literal('votes'),
		title: words,
		question: words,
		rows: v.array(v.object({ option: words, figure: words, tie: v.boolean() })),
		voters: v.number()
	}),
	v.object({ type: v.literal('questions'), title: words, questions: v.array(nameless) }),
	v.object({ type: v.literal('met'), title: words, pairs: v.number(), rounds: v.number() }),
	v.object({
		type: v.literal('table'),
		title: words,
		columns: v.array(words),
		rows: v.array(v.object({ by: v.nullable(words), cells: v.array(words) }))
	}),
	v.object({ type: v.literal('text'), title: words, text: words })
]);
const meeting = v.object({
	number: v.number(),
	title: words,
	startsAt: v.nullable(words),
	place: words,
	host: words
});
const block = v.variant('type', [
	v.object({ type: v.literal('meeting'), ...meeting.entries }),
	v.object({
		type: v.literal('adjustments'),
		adjustments: v.array(v.object({ asked: words, change: words }))
	}),
	v.object({
		type: v.literal('question'),
		text: words,
		asker: v.nullable(words),
		outcome: v.nullable(v.picklist(OUTCOMES)),
		destination: v.nullable(v.picklist(DESTINATIONS)),
		answer: words,
		tips: v.array(words)
	}),
	v.object({ type: v.literal('case'), title: words, giver: v.nullable(words), summary: words }),
	v.object({ type: v.literal('harvest'), title: words, blocks: v.array(harvest) }),
	v.object({
		type: v.picklist(['decisions', 'agreements', 'ground_rules', 'notes']),
		lines: v.array(words)
	}),
	v.object({
		type: v.literal('actions'),
		actions: v.array(v.object({ text: words, owner: v.nullable(words), dueOn: v.nullable(words) }))
	}),
	v.object({
		type: v.literal('marks'),
		answers: v.number(),
		present: v.number(),
		means: v.array(v.object({ key: words, mean: v.number(), n: v.number() }))
	}),
	v.object({ type: v.literal('next'), meeting: v.nullable(meeting), agenda: v.array(words) }),
	v.object({ type: v.literal('attendance'), present: v.array(words), absent: v.array(words) }),
	v.object({ type: v.literal('text'), text: words })
]);

/** The blocks of a report as they stand in the database; what is none is left out. */
export function readBlocks(stored: unknown): ReportBlock[] {
	if (!Array.isArray(stored)) return [];
	return stored.flatMap((one): ReportBlock[] => {
		const parsed = v.safeParse(block, one);
		return parsed.success ? [parsed.output] : [];
	});
}

/** The parts of a block that somebody may write in; what is not sent stays as it is. A list is one thing a line. */
const edit = v.object({
	text: v.optional(text(160)),
	answer: v.optional(optionalText(2000)),
	tips: v.optional(optionalText(4000)),
	lines: v.optional(optionalText(6000)),
	summary: v.optional(optionalText(4000)),
	words: v.optional(optionalText(6000)),
	/** Leaves the block out of the report. */
	gone: v.optional(v.string())
});
export type BlockEdit = v.InferOutput<typeof edit>;

/** The report as it was edited: changes by the place of their block, from what version, and a text more. */
export const SaveReport = v.object({
	version: integer(1, 1_000_000),
	blocks: v.optional(list(v.object({ at: integer(0, 500), ...edit.entries }), 500), []),
	extra: optionalText(6000),
	/** Corrections that came into the report with this change. */
	corrections: list(id(), 200)
});

/** Sends the version that was looked at. */
export const SendReport = v.object({ version: integer(1, 1_000_000) });

/** A tip of somebody who was not there, for a question that they missed. */
export const AddTip = v.object({ questionId: id(), text: text(500) });
