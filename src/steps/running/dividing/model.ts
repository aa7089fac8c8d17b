// What every kind that divides people into groups knows of them: who they are, and who met whom.

/** Somebody who is divided into groups. */
export interface GroupPerson {
	id: string;
	organisation: string | null;
	/** Function, experience and the like, of which each group gets a mix. */
	traits: readonly (string | null)[];
	fixedSeat: boolean;
}

/** A key for two people, whoever is named first. */
export function coupleOf(a: string, b: string): string {
	return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** What two people may be to each other in a plan. */
export const COUPLE_RULES = ['apart', 'together'] as const;

/** Two people who sit apart, or together, whenever groups are made. */
export interface CoupleRule {
	a: string;
	b: string;
	rule: (typeof COUPLE_RULES)[number];
	/** In all meetings of the network; else in this meeting. A rule of an older run says nothing: this meeting. */
	whole?: boolean;
}

/** The couples whom rules keep apart, or together, of the people named. */
export function couplesOf(
	rules: readonly CoupleRule[],
	wanted: CoupleRule['rule'],
	people: readonly string[]
): [string, string][] {
	return rules
		.filter(({ rule, a, b }) => rule === wanted && people.includes(a) && people.includes(b))
		.map(({ a, b }) => [a, b]);
}

/** Everybody whom a rule keeps apart from this person. */
export function keptFrom(rules: readonly CoupleRule[], person: string): string[] {
	return rules.flatMap(({ a, b, rule }) =>
		rule === 'apart' && (a === person || b === person) ? [a === person ? b : a] : []
	);
}

/** How often two people met, by couple. */
export type Met = ReadonlyMap<string, number>;

/** Who met somebody before: beside them, the others are new. Nobody is new where nobody met. */
export function newcomersIn(ids: readonly string[], met: Met): ReadonlySet<string> {
	const known = new Set([...met.keys()].flatMap((couple) => couple.split(' ')));
	return new Set(known.size === 0 ? [] : ids.filter((id) => !known.has(id)));
}
