import type { Answers } from '#lifecycle/debrief/evaluation/model.ts';
import { meanOf, SHOW_FROM } from '#lifecycle/debrief/evaluation/summary/model.ts';

/** From this mean a promise counts as realised; under `PARTLY_FROM` as not (domain.md 4.3). */
export const REALISED_FROM = 7;
export const PARTLY_FROM = 5;

/** A promise in one meeting: how far people see it realised, 0-10. */
export type PromiseCell = {
	/** Null when nobody could say yet, or too few did. */
	mean: number | null;
	n: number;
	notYet: number;
};

/** What became of a promise so far. */
export type Verdict = 'realised' | 'partly' | 'not' | 'never_scored';

/** A promise over all meetings. */
export type PromiseRow = {
	promiseId: string;
	cells: readonly PromiseCell[];
	/** The last mean there is. */
	last: number | null;
	/** Last mean minus the first. */
	change: number | null;
	/** How far the last mean is under "realised"; negative when above. */
	gap: number | null;
	verdict: Verdict;
};

/** The cell of one promise in one meeting. Under five marks the mean is hidden; "not yet" is counted apart. */
export function promiseCell(forms: readonly Answers[], promiseId: string): PromiseCell {
	const given = forms.flatMap((form) => {
		const answer = form[`promise:${promiseId}`];
		return answer?.kind === 'promise' && answer.mark !== null ? [answer.mark] : [];
	});
	const marks = given.filter((mark) => mark !== 'not_yet');
	return {
		mean: marks.length < SHOW_FROM ? null : meanOf(marks),
		n: marks.length,
		notYet: given.length - marks.length
	};
}

/** A row of the matrix promise by meeting, from its cells in the order of the meetings. */
export function promiseRow(promiseId: string, cells: readonly PromiseCell[]): PromiseRow {
	const means = cells.flatMap((cell) => cell.mean ?? []);
	const [first, last] = [means[0], means.at(-1)];
	if (first === undefined || last === undefined) {
		return { promiseId, cells, last: null, change: null, gap: null, verdict: 'never_scored' };
	}
	return {
		promiseId,
		cells,
		last,
		change: hundredths(last - first),
		gap: hundredths(REALISED_FROM - last),
		verdict: verdictOf(last)
	};
}

function verdictOf(mean: number): Verdict {
	if (mean >= REALISED_FROM) return 'realised';
	return mean >= PARTLY_FROM ? 'partly' : 'not';
}

/**
 * The promises that ask for attention on the next agenda: once half of the planned meetings are held, those under
 * five or never scored (domain.md 4.3). Before half-way none.
 */
export function promisesAtRisk(rows: readonly PromiseRow[], held: number, planned: number): PromiseRow[] {
	if (held * 2 < planned) return [];
	return rows.filter((row) => row.verdict === 'not' || row.verdict === 'never_scored');
}

/** The promise that rose most, for the title that says the result; null when none rose. */
export function largestRise(rows: readonly PromiseRow[]): PromiseRow | null {
	const [first] = rows
		.filter((row) => (row.change ?? 0) > 0)
		.sort((a, b) => (b.change ?? 0) - (a.change ?? 0));
	return first ?? null;
}

function hundredths(value: number): number {
	return Math.round(value * 100) / 100;
}
