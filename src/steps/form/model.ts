import type { LocalText } from '#steps/contract.ts';

/** The kinds of items: a mark from 0 to 10, one of a few, several of a few, a few words, a number. */
export const ITEM_KINDS = ['scale', 'choice', 'several', 'text', 'number'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const HIGHEST_MARK = 10;
export const MOST_ITEMS = 20;
export const MOST_OPTIONS = 12;
export const TEXT_LIMIT = 300;
/** The largest number that may be filled in, either way. */
export const NUMBER_LIMIT = 1_000_000;
/** Under this many answers to an item nothing of it is shown (domain.md 4.2; invariant 8). */
export const SHOW_FROM = 5;
/** A number is counted in about so many parts. */
const BINS = 6;

/** One thing that is asked. The answer to an option is its place, from 0, as text. */
export interface FormItem {
	id: string;
	kind: ItemKind;
	text: LocalText;
	/** Of a choice. */
	options: LocalText[];
	/** What 0 and 10 mean, or null. */
	low: LocalText | null;
	high: LocalText | null;
}

/** A mark or number, the place of an option, places of options, or words. */
export type Answer = number | string | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

/** Whether an answer fits what is asked. */
export function fits(item: FormItem, answer: Answer): boolean {
	const isOption = (at: unknown) => item.options.some((_, known) => String(known) === at);
	if (item.kind === 'scale')
		return typeof answer === 'number' && Number.isInteger(answer) && answer >= 0 && answer <= HIGHEST_MARK;
	if (item.kind === 'number')
		return typeof answer === 'number' && Number.isFinite(answer) && Math.abs(answer) <= NUMBER_LIMIT;
	if (item.kind === 'text')
		return typeof answer === 'string' && answer.trim() !== '' && answer.length <= TEXT_LIMIT;
	if (item.kind === 'choice') return isOption(answer);
	return (
		Array.isArray(answer) &&
		answer.length > 0 &&
		answer.every(isOption) &&
		new Set(answer).size === answer.length
	);
}

/** The first item that an answer does not fit, or that does not exist; null when all fit. */
export function misfit(items: readonly FormItem[], answers: Answers): string | null {
	for (const [id, answer] of Object.entries(answers)) {
		const item = items.find((one) => one.id === id);
		if (!item || !fits(item, answer)) return id;
	}
	return null;
}

/** What came out of one item; never who said what, and nothing at all under five answers. */
export type Distribution =
	| { kind: 'few' }
	| { kind: 'scale'; n: number; mean: number; counts: number[] }
	| { kind: 'options'; n: number; counts: number[] }
	| { kind: 'number'; n: number; median: number; bins: { from: number; to: number; count: number }[] }
	| { kind: 'texts'; n: number; texts: string[] };

/**
 * What came out of one item with what was typed in later: one or two more answers beside a result that the group saw would be
 * found by taking that result off the new one, so they count from five on.
 */
export function outcomeOf(
	item: FormItem,
	forms: readonly { answers: Answers; later: boolean }[]
): Distribution {
	const given = (some: readonly { answers: Answers }[]) => some.map(({ answers }) => answers);
	const inTime = distributionOf(item, given(forms.filter(({ later }) => !later)));
	const late = distributionOf(item, given(forms.filter(({ later }) => later)));
	return inTime.kind !== 'few' && late.kind === 'few' ? inTime : distributionOf(item, given(forms));
}

/** Adds up what everybody answered to one item. */
export function distributionOf(item: FormItem, forms: readonly Answers[]): Distribution {
	const given = forms.flatMap((form): Answer[] => {
		const answer = form[item.id];
		return answer !== undefined && fits(item, answer) ? [answer] : [];
	});
	const n = given.length;
	if (n < SHOW_FROM) return { kind: 'few' };
	const numbers = given.filter((one) => typeof one === 'number').toSorted((a, b) => a - b);
	if (item.kind === 'scale') {
		const mean = Math.round((numbers.reduce((sum, mark) => sum + mark, 0) / n) * 100) / 100;
		const counts = Array.from(
			{ length: HIGHEST_MARK + 1 },
			(_, mark) => numbers.filter((one) => one === mark).length
		);
		return { kind: 'scale', n, mean, counts };
	}
	if (item.kind === 'number') return { kind: 'number', n, median: middleOf(numbers), bins: binsOf(numbers) };
	// In the order of the alphabet: where words stand tells nothing about whose they are, or which others are theirs.
	if (item.kind === 'text')
		return { kind: 'texts', n, texts: given.map(String).toSorted((a, b) => a.localeCompare(b)) };
	const chosen = given.flatMap((one) => (typeof one === 'object' ? [...one] : [String(one)]));
	const counts = item.options.map((_, at) => chosen.filter((one) => one === String(at)).length);
	return { kind: 'options', n, counts };
}

function middleOf(sorted: readonly number[]): number {
	const at = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2;
}

/** Parts of a round width that hold all numbers, both ends within: nobody reads off who filled in the largest. */
function binsOf(sorted: readonly number[]): { from: number; to: number; count: number }[] {
	const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
	const rough = Math.max(1, (most - least) / BINS);
	const ten = 10 ** Math.floor(Math.log10(rough));
	const width = [1, 2, 5, 10].map((times) => times * ten).find((round) => round >= rough) ?? rough;
	const first = Math.floor(least / width);
	const last = Math.floor(most / width);
	return Array.from({ length: last - first + 1 }, (_, at) => {
		const [from, to] = [(first + at) * width, (first + at + 1) * width];
		return { from, to, count: sorted.filter((one) => one >= from && one < to).length };
	});
}
