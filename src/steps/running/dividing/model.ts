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

/** How often two people met, by couple. */
export type Met = ReadonlyMap<string, number>;

/** Who met somebody before: beside them, the others are new. Nobody is new where nobody met. */
export function newcomersIn(ids: readonly string[], met: Met): ReadonlySet<string> {
	const known = new Set([...met.keys()].flatMap((couple) => couple.split(' ')));
	return new Set(known.size === 0 ? [] : ids.filter((id) => !known.has(id)));
}
