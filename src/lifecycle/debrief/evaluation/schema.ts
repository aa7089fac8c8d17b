import * as v from 'valibot';
import { checkbox, choice, id, list, optionalText, text } from '#platform/commands/fields.ts';
import { ANSWER_LIMIT, FORM_TEMPLATES, type Answer, type Answers, type FormItem } from './model.ts';

const formItem = v.variant('kind', [
	v.object({ key: v.picklist(['content', 'discussion', 'facilitation']), kind: v.literal('mark') }),
	v.object({
		key: v.picklist(['takeaways', 'themes', 'learned', 'process', 'next_time']),
		kind: v.literal('text'),
		use: v.picklist(['takeaway', 'theme', 'comment'])
	}),
	v.object({
		key: v.literal('helped'),
		kind: v.literal('parts'),
		parts: v.array(v.object({ methodId: v.string(), title: v.string() }))
	}),
	v.object({ key: v.string(), kind: v.literal('promise'), promiseId: v.string(), text: v.string() })
]);

/** The items of a form as they stand in the database; what is none is left out. */
export function readItems(stored: unknown): FormItem[] {
	if (!Array.isArray(stored)) return [];
	return stored.flatMap((one) => {
		const parsed = v.safeParse(formItem, one);
		return parsed.success ? [parsed.output] : [];
	});
}

const answer = v.variant('kind', [
	v.object({ kind: v.literal('mark'), mark: v.nullable(v.number()), comment: v.string() }),
	v.object({ kind: v.literal('text'), text: v.string() }),
	v.object({ kind: v.literal('parts'), methodIds: v.array(v.string()) }),
	v.object({ kind: v.literal('promise'), mark: v.nullable(v.union([v.number(), v.literal('not_yet')])) })
]);

/** A filled-in form as it stands in the database. */
export function readForm(stored: unknown): Answers {
	const parsed = v.safeParse(v.record(v.string(), answer), stored);
	return parsed.success ? parsed.output : {};
}

/** What a form or a phone sends for one item: a mark with a comment, words that may be shared, or the parts ticked. */
const given = v.object({
	mark: v.optional(v.nullable(v.union([v.number(), v.string()])), null),
	comment: optionalText(ANSWER_LIMIT),
	text: optionalText(ANSWER_LIMIT),
	shared: checkbox(),
	parts: list(v.pipe(v.string('choose'), v.maxLength(60, 'choose')), 60)
});
const answers = v.optional(v.record(v.string(), given), {});
/** Answers by the key of their item, as they were sent. */
export type Given = v.InferOutput<typeof answers>;

/** The answers of a sent form, item by item; what the form does not ask is left out. */
export function answersFrom(items: readonly FormItem[], sent: Given): Answers {
	const all: Record<string, Answer> = {};
	for (const item of items) {
		const one = sent[item.key];
		if (!one) continue;
		if (item.kind === 'text') all[item.key] = { kind: 'text', text: one.text };
		else if (item.kind === 'mark')
			all[item.key] = { kind: 'mark', mark: markFrom(one.mark), comment: one.comment };
		else if (item.kind === 'parts') all[item.key] = { kind: 'parts', methodIds: one.parts };
		else all[item.key] = { kind: 'promise', mark: one.mark === 'not_yet' ? 'not_yet' : markFrom(one.mark) };
	}
	return all;
}

function markFrom(sent: string | number | null): number | null {
	if (sent === null || sent === '') return null;
	return Number(sent);
}

/** Opens the evaluation with one of the forms. */
export const OpenEvaluation = v.object({ template: choice(FORM_TEMPLATES), nextTime: checkbox() });

/** The settings of a step at which the form opens. */
export const OffersForm = v.object({ opens: v.literal('evaluation') });

const stepsWithForm = v.array(v.object({ settings: v.unknown() }));
/** Whether one of the steps of an agenda item, as they stand in the database, opens the form. */
export function holdsForm(stored: unknown): boolean {
	const parsed = v.safeParse(stepsWithForm, stored);
	return parsed.success && parsed.output.some(({ settings }) => v.is(OffersForm, settings));
}

/** One filled-in form. The secret is made on the phone and stays there: only its hash is kept. */
export const AnswerEvaluation = v.object({
	secret: v.pipe(v.string('required'), v.minLength(20, 'invalid'), v.maxLength(200, 'invalid')),
	answers
});

/** A form that was filled in on paper. */
export const EnterPaper = v.object({ answers });

/** What people asked, and what changes because of it. */
export const Adjust = v.object({ asked: text(300), change: text(300) });

/** Takes an adjustment away that was not told yet. */
export const DropAdjustment = v.object({ adjustmentId: id() });
