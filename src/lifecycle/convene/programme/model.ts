import { largestMethod } from '#lifecycle/convene/agenda/model.ts';
import type { Mode } from '#steps/contract.ts';
import { FAMILIES, type Family } from '#methods/model.ts';

/** A meeting as the programme of the whole network shows it. */
export interface ProgrammeRow {
	kind: 'kickoff' | 'ordinary' | 'closing';
	/** Not begun yet: gaps in it can still be filled. */
	open: boolean;
	hasDate: boolean;
	/** Empty when nobody hosts yet. */
	host: string;
	/** Families of its methods, in order, breaks left out; empty without an agenda. */
	families: readonly Family[];
	/** Its parts with their minutes, as they were where it was held; what was passed by is not among them. */
	parts: readonly { methodId: string; mode: Mode; minutes: number }[];
	cases: string;
	outsideInput: string;
}

/** What a meeting still waits for; never a reproach. */
export type Gap = 'date' | 'host' | 'agenda' | 'cases';

/** What is still open in one meeting. A first and a last meeting do without cases. */
export function gapsOf(row: ProgrammeRow): Gap[] {
	if (!row.open) return [];
	return [
		...(row.hasDate ? [] : (['date'] as const)),
		...(row.host === '' ? (['host'] as const) : []),
		...(row.families.length === 0 ? (['agenda'] as const) : []),
		...(row.kind === 'ordinary' && row.cases === '' ? (['cases'] as const) : [])
	];
}

/** What stands out over all meetings together. */
export type ProgrammeHint =
	| { hint: 'not_planned'; meetings: number }
	| { hint: 'expert_waits'; questions: number }
	| { hint: 'few_families'; families: number }
	| { hint: 'one_method'; methodId: string; share: number };

/** Over three meetings a network meets at least so many families of methods (domain.md 4.7). */
const FEWEST_FAMILIES = 4;
/** … and no method takes a larger share of their time. */
const LARGEST_SHARE = 0.4;

/**
 * Looks at the whole: meetings that the call speaks of and that have no row yet (H52), questions that wait for an expert
 * while no meeting to come has outside input (H97, base rule 9), and three meetings with little variety
 * (base rule 10): few families, or one method that takes most of the time. What was held counts with the minutes that it took.
 */
export function programmeHints(
	rows: readonly ProgrammeRow[],
	{ promised, waitingForExpert }: { promised: number; waitingForExpert: number }
): ProgrammeHint[] {
	const hints: ProgrammeHint[] = [];
	if (rows.length < promised) hints.push({ hint: 'not_planned', meetings: promised - rows.length });
	if (waitingForExpert > 0 && !rows.some(({ open, outsideInput }) => open && outsideInput !== '')) {
		hints.push({ hint: 'expert_waits', questions: waitingForExpert });
	}
	const planned = rows.filter(({ families }) => families.length > 0).slice(-3);
	const met = new Set(planned.flatMap(({ families }) => families));
	if (planned.length === 3 && met.size < FEWEST_FAMILIES) {
		hints.push({ hint: 'few_families', families: met.size });
	}
	const largest = largestMethod(planned.flatMap(({ parts }) => parts));
	if (planned.length === 3 && largest && largest.share > LARGEST_SHARE) {
		hints.push({ hint: 'one_method', ...largest });
	}
	return hints;
}

/** The families of an agenda in the order of the library, each once; what only holds a meeting together does not count. */
export function familiesOf(families: readonly (Family | undefined)[]): Family[] {
	return FAMILIES.filter((family) => family !== 'break' && family !== 'frame' && families.includes(family));
}
