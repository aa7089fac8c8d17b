import { formatNumber } from '#platform/i18n/format.ts';
import type { Distribution, FormItem } from '#steps/form/model.ts';

/** A bar of a distribution: what was answered, and how often. */
export interface Bar {
	label: string;
	count: number;
}

/** The bars of one item: each mark, each option with the most chosen first, or each part of the numbers. */
export function barsOf(
	item: FormItem,
	result: Exclude<Distribution, { kind: 'few' | 'texts' }>,
	language: 'nl' | 'en'
): Bar[] {
	if (result.kind === 'scale') return result.counts.map((count, mark) => ({ label: String(mark), count }));
	if (result.kind === 'number')
		return result.bins.map(({ from, to, count }) => ({ label: `${from} – ${to}`, count }));
	return item.options
		.map((option, at) => ({ label: option[language], count: result.counts[at] ?? 0 }))
		.toSorted((a, b) => b.count - a.count);
}

/** One's own answer as words beside what came out. */
export function inWords(item: FormItem, answer: unknown, language: 'nl' | 'en'): string {
	const option = (at: unknown) => item.options[Number(at)]?.[language] ?? '';
	if (typeof answer === 'number') return numberInWords(answer, language);
	if (Array.isArray(answer)) return answer.map(option).join(', ');
	return typeof answer === 'string' ? (item.kind === 'choice' ? option(answer) : answer) : '';
}

/** A number as it was filled in: whole, or with one decimal. */
export function numberInWords(value: number, language: 'nl' | 'en'): string {
	return Number.isInteger(value) ? String(value) : formatNumber(value, language);
}

/** What came out of an item in one line; null for words, and where there is too little to show. */
export function figureOf(item: FormItem, result: Distribution, language: 'nl' | 'en'): string | null {
	if (result.kind === 'few' || result.kind === 'texts') return null;
	if (result.kind === 'scale') return formatNumber(result.mean, language);
	if (result.kind === 'number') return numberInWords(result.median, language);
	const chosen = barsOf(item, result, language).filter(({ count }) => count > 0);
	return chosen.map(({ label, count }) => `${label}: ${count}`).join(', ');
}
