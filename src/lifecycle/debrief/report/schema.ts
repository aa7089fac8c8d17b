import * as v from 'valibot';
import { id, integer, list, optionalText, seenText, text } from '#platform/commands/fields.ts';
import { DESTINATIONS, OUTCOMES } from '#commons/questions/model.ts';
import { MOST_SIGNS, placed, type PlacedBlock } from './parts/model.ts';

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

/** The name of a block in its report, such as `notes` or `extra-1`. */
export const blockId = v.pipe(v.string('invalid'), v.regex(/^[a-z][a-z0-9_-]{1,59}$/, 'invalid'));
const named = v.object({ id: v.optional(blockId) });

/** The blocks of a report as they stand in the database; what is none is left out. */
export function readBlocks(stored: unknown): PlacedBlock[] {
	if (!Array.isArray(stored)) return [];
	return placed(
		stored.flatMap((one) => {
			const parsed = v.safeParse(block, one);
			const name = v.safeParse(named, one);
			return parsed.success ? [{ ...parsed.output, id: name.success ? name.output.id : undefined }] : [];
		})
	);
}

const seen = v.optional(seenText());

/** The parts of a block that somebody may write in; what is not sent stays as it is. A list is one thing a line. */
const edit = v.object({
	id: blockId,
	text: v.optional(text(MOST_SIGNS.text)),
	answer: v.optional(optionalText(MOST_SIGNS.answer)),
	tips: v.optional(optionalText(MOST_SIGNS.tips)),
	lines: v.optional(optionalText(MOST_SIGNS.lines)),
	summary: v.optional(optionalText(MOST_SIGNS.summary)),
	words: v.optional(optionalText(MOST_SIGNS.words)),
	/** What stood there when they began: what others changed since then stands beside it. */
	seen: v.optional(
		v.object({ text: seen, answer: seen, tips: seen, lines: seen, summary: seen, words: seen }),
		{}
	),
	/** Leaves the block out of the report. */
	gone: v.optional(v.string())
});
export type BlockEdit = v.InferOutput<typeof edit>;

/** The report as it was edited: changes by the name of their block, from what version, and a text more. */
export const SaveReport = v.object({
	version: integer(1, 1_000_000),
	blocks: v.optional(list(edit, 500), []),
	extra: optionalText(MOST_SIGNS.words),
	/** Corrections that came into the report with this change. */
	corrections: list(id(), 200)
});

/** Sends the version that was looked at. */
export const SendReport = v.object({ version: integer(1, 1_000_000) });

/** A tip of somebody who was not there, for a question that they missed. */
export const AddTip = v.object({ questionId: id(), text: text(500) });
