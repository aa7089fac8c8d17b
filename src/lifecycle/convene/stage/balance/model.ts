import type { Mode } from '#steps/contract.ts';

// How evenly people have the floor. It helps whoever conducts to make room, and says nothing about anybody: no order, no best.

/**
 * How unevenly turns are spread: 0 when everybody had as many, 1 when one person had them all. The Gini coefficient
 * G = sum over i, j of |x_i - x_j| / (2 n^2 mean), times n / (n - 1) so that a small group can reach 1 too (G. Deltas, The
 * small-sample bias of the Gini coefficient, Review of Economics and Statistics 85, 2003).
 * @param turns of each person who could speak, none negative
 * @returns null where nothing can be said: fewer than two people, or nobody spoke
 */
export function gini(turns: readonly number[]): number | null {
	const all = turns.reduce((sum, one) => sum + one, 0);
	if (turns.length < 2 || all === 0) return null;
	const apart = turns.reduce((sum, a) => turns.reduce((inner, b) => inner + Math.abs(a - b), sum), 0);
	return apart / (2 * all * (turns.length - 1));
}

/**
 * As how many people who speak equally often it feels: 1 / (sum of p_i squared), p_i the share of each in the turns (inverse
 * Simpson, the Hill number of order 2: M. O. Hill, Diversity and evenness, Ecology 54, 1973). Between 1 and the number of people.
 * @returns null when nobody spoke
 */
export function effectiveSpeakers(turns: readonly number[]): number | null {
	const all = turns.reduce((sum, one) => sum + one, 0);
	if (all === 0) return null;
	return 1 / turns.reduce((sum, one) => sum + (one / all) ** 2, 0);
}

/** What the cockpit shows of the balance. */
export interface Balance {
	readonly people: number;
	readonly gini: number;
	readonly effective: number;
	/** Ids of who had no turn yet, in the order given. */
	readonly silent: readonly string[];
}

/**
 * The balance of those who are here; turns of who left or leads do not count. Null while too little was said to call it
 * uneven: as many turns as there are people, in a group of at least four.
 */
export function balanceOf(here: readonly string[], turns: Readonly<Record<string, number>>): Balance | null {
	const counts = here.map((id) => turns[id] ?? 0);
	const spread = gini(counts);
	const effective = effectiveSpeakers(counts);
	const said = counts.reduce((sum, one) => sum + one, 0);
	if (spread === null || effective === null || here.length < 4 || said < here.length) return null;
	return { people: here.length, gini: spread, effective, silent: here.filter((id) => !turns[id]) };
}

/**
 * What could help: nothing, to begin with silence, or to let who said little begin. Bounds of our own choice: under
 * 0.30 fine, over 0.45 act.
 */
export function quietFirst(balance: Balance | null): 'silence' | 'quiet_first' | null {
	if (balance === null || balance.gini < 0.3) return null;
	return balance.gini > 0.45 ? 'quiet_first' : 'silence';
}

/** Whether turns count in this mode: people talk with each other, all together or in a group. */
export function counts(mode: Mode | undefined): boolean {
	return mode === 'plenary' || mode === 'subgroup';
}
