import { coupleOf, type Met } from '#steps/running/dividing/model.ts';

/** One person of the map: with whom they talked in a pair or a small group, and with whom not yet. Ids, in the order given. */
export interface Acquainted {
	readonly id: string;
	readonly spoken: readonly string[];
	readonly notYet: readonly string[];
}

/** Who met whom over all meetings of a network. */
export interface Acquaintance {
	/** In the order given: nobody is ranked. */
	readonly people: readonly Acquainted[];
	/** Row i says how often person i met person j, for each j before i: every couple once. */
	readonly times: readonly (readonly number[])[];
	/** How many couples met. */
	readonly known: number;
	/** How many couples there are. */
	readonly possible: number;
}

/**
 * The map of who met whom.
 * @param ids who are in the network now, each once; whoever left is in no couple
 * @param met how often each couple met
 */
export function acquaintance(ids: readonly string[], met: Met): Acquaintance {
	const often = (a: string, b: string) => met.get(coupleOf(a, b)) ?? 0;
	const people = ids.map((id) => {
		const others = ids.filter((other) => other !== id);
		return {
			id,
			spoken: others.filter((other) => often(id, other) > 0),
			notYet: others.filter((other) => often(id, other) === 0)
		};
	});
	const couples = ids.map((id, at) => ids.slice(0, at).map((other) => often(id, other)));
	return {
		people,
		times: couples,
		known: people.reduce((sum, { spoken }) => sum + spoken.length, 0) / 2,
		possible: couples.flat().length
	};
}
