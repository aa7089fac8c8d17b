import type { Answer, FormItem } from '../model.ts';

/** The field of an item on the page to type in: by its place, since an id may be a number. */
export function fieldOf(at: number): string {
	return `q${at}`;
}

/** The answers that a form on paper gives, by item; what was left empty is none. What does not fit is for whoever keeps it. */
export function readPaper(
	items: readonly FormItem[],
	typed: Readonly<Record<string, string | readonly string[]>>
): Record<string, Answer> {
	const answers: Record<string, Answer> = {};
	for (const [at, { id, kind }] of items.entries()) {
		const given = typed[fieldOf(at)] ?? '';
		const one = typeof given === 'string' ? given : (given[0] ?? '');
		if (kind === 'several') {
			const several = typeof given === 'string' ? [given] : given;
			const ticked = several.filter((place) => place !== '');
			if (ticked.length > 0) answers[id] = ticked;
		} else if (one !== '') answers[id] = kind === 'scale' || kind === 'number' ? Number(one) : one;
	}
	return answers;
}
