import type { Part } from './helped/model.ts';

/** The forms there are (domain.md 4.1): three marks with comment, or two open questions. */
export const FORM_TEMPLATES = ['klankbordgroep', 'pc218'] as const;
export type FormTemplate = (typeof FORM_TEMPLATES)[number];

/** The highest mark. */
export const HIGHEST_MARK = 10;
/** The most signs of a comment or an answer in words. */
export const ANSWER_LIMIT = 1000;
/** The most signs of what somebody takes home: it stands in the report and in a mail. */
export const TAKEAWAY_LIMIT = 500;

/** What an answer in words is used for after the meeting. */
export type TextUse = 'takeaway' | 'theme' | 'comment';

/** One thing the form asks. The label of marks and texts is a message, that of a promise its own words. */
export type FormItem =
	| { key: 'content' | 'discussion' | 'facilitation'; kind: 'mark' }
	| { key: 'takeaways' | 'themes' | 'learned' | 'process' | 'next_time'; kind: 'text'; use: TextUse }
	| { key: 'helped'; kind: 'parts'; parts: readonly Part[] }
	| { key: string; kind: 'promise'; promiseId: string; text: string };

/** The answer to one item. A mark is never filled in beforehand: no mark is an answer too. */
export type Answer =
	| { kind: 'mark'; mark: number | null; comment: string }
	| { kind: 'text'; text: string }
	| { kind: 'parts'; methodIds: readonly string[] }
	| { kind: 'promise'; mark: number | 'not_yet' | null };

/** A filled-in form: answers by the key of their item. */
export type Answers = Readonly<Record<string, Answer>>;

/** What one meeting asks besides its form: promises, what to do otherwise, and which of the parts that ran helped. */
export type FormOptions = {
	promises: readonly { id: string; text: string }[];
	nextTime: boolean;
	parts?: readonly Part[];
};

/** The items of a form, in the order of the phone: marks, parts, words, promises (domain.md 4.1). */
export function formItems(
	template: FormTemplate,
	{ promises, nextTime, parts = [] }: FormOptions
): FormItem[] {
	const own: Record<FormTemplate, FormItem[]> = {
		klankbordgroep: [
			{ key: 'content', kind: 'mark' },
			{ key: 'discussion', kind: 'mark' },
			{ key: 'facilitation', kind: 'mark' },
			{ key: 'takeaways', kind: 'text', use: 'takeaway' },
			{ key: 'themes', kind: 'text', use: 'theme' }
		],
		pc218: [
			{ key: 'learned', kind: 'text', use: 'takeaway' },
			{ key: 'process', kind: 'text', use: 'comment' }
		]
	};
	const items: FormItem[] = [...own[template]];
	// After the marks, before the words: to see what was done helps to remember what one takes along.
	if (parts.length > 0)
		items.splice(
			items.findIndex(({ kind }) => kind === 'text'),
			0,
			{ key: 'helped', kind: 'parts', parts }
		);
	if (nextTime) items.push({ key: 'next_time', kind: 'text', use: 'comment' });
	for (const { id, text } of promises)
		items.push({ key: `promise:${id}`, kind: 'promise', promiseId: id, text });
	return items;
}

export type AnswerError = 'unknown' | 'out_of_range' | `too_long:${number}`;

/**
 * Tidies the answers of one person. Every item may stay open, but not all of them. Refuses items the form does
 * not ask, marks that are not whole numbers from 0 to 10, and texts above the limit, each by its place in the form:
 * `content.mark`.
 */
export function checkAnswers(
	items: readonly FormItem[],
	answers: Answers
):
	| { ok: true; answers: Answers }
	| { ok: false; reason: 'empty' }
	| { ok: false; reason: 'invalid'; fields: Record<string, AnswerError> } {
	const fields: Record<string, AnswerError> = {};
	const tidy: Record<string, Answer> = {};
	for (const [key, answer] of Object.entries(answers)) {
		const item = items.find((one) => one.key === key);
		const error: Wrong | null =
			!item || item.kind !== answer.kind ? ['', 'unknown'] : answerError(item, answer);
		if (error) fields[`${key}${error[0]}`] = error[1];
		else if (!isBlank(answer)) tidy[key] = trimmed(answer);
	}
	if (Object.keys(fields).length > 0) return { ok: false, reason: 'invalid', fields };
	return Object.keys(tidy).length === 0 ? { ok: false, reason: 'empty' } : { ok: true, answers: tidy };
}

/** Which part of an answer is wrong, and how. */
type Wrong = [part: '' | '.mark' | '.comment' | '.text' | '.parts', error: AnswerError];

/** The most signs that fit in the words of this item. */
export function limitOf(item: FormItem): number {
	return item.kind === 'text' && item.use === 'takeaway' ? TAKEAWAY_LIMIT : ANSWER_LIMIT;
}

function answerError(item: FormItem, answer: Answer): Wrong | null {
	const limit = limitOf(item);
	const words = answer.kind === 'text' ? answer.text : answer.kind === 'mark' ? answer.comment : '';
	if (words.trim().length > limit)
		return [answer.kind === 'text' ? '.text' : '.comment', `too_long:${limit}`];
	if (answer.kind === 'parts') {
		const known = item.kind === 'parts' ? item.parts.map(({ methodId }) => methodId) : [];
		return answer.methodIds.every((id) => known.includes(id)) ? null : ['.parts', 'unknown'];
	}
	if (answer.kind === 'text' || answer.mark === null || answer.mark === 'not_yet') return null;
	const { mark } = answer;
	return Number.isInteger(mark) && mark >= 0 && mark <= HIGHEST_MARK ? null : ['.mark', 'out_of_range'];
}

function isBlank(answer: Answer): boolean {
	if (answer.kind === 'text') return answer.text.trim() === '';
	if (answer.kind === 'parts') return answer.methodIds.length === 0;
	return answer.mark === null && (answer.kind === 'promise' || answer.comment.trim() === '');
}

function trimmed(answer: Answer): Answer {
	if (answer.kind === 'text') return { ...answer, text: answer.text.trim() };
	if (answer.kind === 'parts') return { ...answer, methodIds: [...new Set(answer.methodIds)] };
	return answer.kind === 'mark' ? { ...answer, comment: answer.comment.trim() } : answer;
}

/** Something that changes because people asked for it (base rule 7). */
export type Adjustment = { id: string; asked: string; change: string; toldIn: string | null };

/** What the next opening must still tell: "you asked ..., so today ...". Without a change there is nothing to tell. */
export function adjustmentsToTell(adjustments: readonly Adjustment[]): Adjustment[] {
	return adjustments.filter((adjustment) => adjustment.toldIn === null && adjustment.change.trim() !== '');
}
