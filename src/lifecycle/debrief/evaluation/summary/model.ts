import { shuffle, type Random } from '#platform/chance/model.ts';
import { HIGHEST_MARK, type Answers, type FormItem } from '#lifecycle/debrief/evaluation/model.ts';

/** Under this many answers nothing is shown (domain.md 4.2; invariant 8). */
export const SHOW_FROM = 5;

/** The figures of one mark. Quartiles by linear interpolation. */
export type MarkSummary = {
	n: number;
	/** Rounded half away from zero to two decimals. */
	mean: number;
	median: number;
	q1: number;
	q3: number;
	min: number;
	max: number;
	/** How often each mark from 0 to 10 was given: one dot an answer. */
	counts: readonly number[];
};

/** A mean of whole numbers, rounded half away from zero to two decimals. Null without numbers. */
export function meanOf(marks: readonly number[]): number | null {
	if (marks.length === 0) return null;
	const sum = marks.reduce((total, mark) => total + mark, 0);
	// In whole numbers, because 8.125 times 100 is not always exactly 812.5.
	return Math.floor((sum * 200 + marks.length) / (2 * marks.length)) / 100;
}

/** A share of people, rounded to two decimals; 0 when nobody was expected. */
export function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.floor((part * 200 + whole) / (2 * whole)) / 100;
}

/** The figures of one mark over all who gave it; null when nobody did. Hides nothing: see `showMarks`. */
export function summariseMarks(marks: readonly number[]): MarkSummary | null {
	const sorted = marks.toSorted((a, b) => a - b);
	const [min, max, mean] = [sorted[0], sorted.at(-1), meanOf(sorted)];
	if (min === undefined || max === undefined || mean === null) return null;
	return {
		n: sorted.length,
		mean,
		median: quantile(sorted, 0.5),
		q1: quantile(sorted, 0.25),
		q3: quantile(sorted, 0.75),
		min,
		max,
		counts: Array.from({ length: HIGHEST_MARK + 1 }, (_, mark) => sorted.filter((one) => one === mark).length)
	};
}

function quantile(sorted: readonly number[], part: number): number {
	const place = (sorted.length - 1) * part;
	const below = sorted[Math.floor(place)] ?? 0;
	const above = sorted[Math.ceil(place)] ?? below;
	return below + (above - below) * (place - Math.floor(place));
}

/** Every mark that was given, in order: one dot each. Empty where the dots may not be seen. */
export function dotsOf({ counts }: Pick<MarkSummary, 'counts'>): number[] {
	return counts.flatMap((count, mark) => Array.from({ length: count }, () => mark));
}

/** Whether opinions differ so much that the group should talk about it: half of it spans three marks or more. */
export function isDivided({ q1, q3 }: Pick<MarkSummary, 'q1' | 'q3'>): boolean {
	return q3 - q1 >= 3;
}

/** How a mean moved between two meetings, in a word. */
export type Trend = 'higher' | 'lower' | 'same';

/**
 * Whether a mean really moved: by 1.0, or by 0.7 when twenty or more answered both times. Less is noise
 * (domain.md 4.2).
 */
export function trend(
	before: Pick<MarkSummary, 'mean' | 'n'>,
	after: Pick<MarkSummary, 'mean' | 'n'>
): Trend {
	const hundredths = Math.round((after.mean - before.mean) * 100);
	const enough = before.n >= 20 && after.n >= 20 ? 70 : 100;
	if (Math.abs(hundredths) < enough) return 'same';
	return hundredths > 0 ? 'higher' : 'lower';
}

/**
 * How many answers may count in what is shown, when so many have come in and so many were shown before. Nothing
 * under five; while people in the room are still answering nothing yet; and later ones only in batches of five,
 * so that no answer can be found by comparing two results (domain.md 4.2). Never less than before.
 */
export function releasable(answers: number, shown: number, stillAnswering: boolean): number {
	if (answers - shown < SHOW_FROM) return shown;
	return stillAnswering && shown === 0 ? 0 : answers;
}

/** What words were given, apart from who gave them. */
export type Words = { key: string; texts: readonly string[] };

/** In how many of the forms a part of the meeting was ticked as one that helped. */
export type Helped = { methodId: string; title: string; helped: number };

/** The result of one meeting's evaluation as it may be shown. */
export type EvaluationResult =
	| { shown: false; answers: number; present: number }
	| {
			shown: true;
			answers: number;
			present: number;
			response: number;
			/** In the order of the form; null when fewer than five gave this mark. */
			marks: readonly { key: string; summary: MarkSummary | null }[];
			/** Comments to marks, by item, and answers in words; for the facilitator. In an order of chance. */
			words: readonly Words[];
			/** Of all answers, what was ticked: in the order of the form. Empty when it was not asked or nobody ticked any. */
			helped: readonly Helped[];
	  };

/** Adds the forms up, or shows nothing when there are fewer than five of them. */
export function evaluationResult(
	items: readonly FormItem[],
	forms: readonly Answers[],
	present: number,
	random: Random
): EvaluationResult {
	const answers = forms.length;
	if (answers < SHOW_FROM) return { shown: false, answers, present };
	const marks = items
		.filter((item) => item.kind === 'mark')
		.map(({ key }) => ({ key, summary: showMarks(forms.flatMap((form) => numberIn(form, key))) }));
	const words = items
		.filter(({ kind }) => kind === 'mark' || kind === 'text')
		.map(({ key }) => ({
			key,
			texts: shuffle(
				forms.flatMap((form) => wordsIn(form, key)),
				random
			)
		}));
	const helped = helpedIn(items, forms);
	return { shown: true, answers, present, response: shareOf(answers, present), marks, words, helped };
}

/**
 * Counts over all forms, not over those in which something was ticked: what was shown before then never differs by fewer
 * than five answers (see `releasable`).
 */
function helpedIn(items: readonly FormItem[], forms: readonly Answers[]): Helped[] {
	const counts = items.flatMap((item) =>
		item.kind !== 'parts'
			? []
			: item.parts.map(({ methodId, title }) => ({
					methodId,
					title,
					helped: forms.filter((form) => {
						const answer = form[item.key];
						return answer?.kind === 'parts' && answer.methodIds.includes(methodId);
					}).length
				}))
	);
	return counts.some(({ helped }) => helped > 0) ? counts : [];
}

/** The figures of one mark, or null when fewer than five people gave it. */
export function showMarks(marks: readonly number[]): MarkSummary | null {
	return marks.length < SHOW_FROM ? null : summariseMarks(marks);
}

function numberIn(form: Answers, key: string): number[] {
	const answer = form[key];
	return answer?.kind === 'mark' && typeof answer.mark === 'number' ? [answer.mark] : [];
}

function wordsIn(form: Answers, key: string): string[] {
	const answer = form[key];
	const words = answer?.kind === 'text' ? answer.text : answer?.kind === 'mark' ? answer.comment : '';
	return words === '' ? [] : [words];
}
