/**
 * Threes of 3q people in which everybody sits with everybody once, in (3q - 1) / 2 rounds, for a prime q that is one more than
 * a multiple of six: 21, 39 and 57 people. Null for any other q. The construction is that of D. K. Ray-Chaudhuri and
 * R. M. Wilson, "Solution of Kirkman's schoolgirl problem" (1971): people are pairs of a residue of q and one of three rows;
 * one round is moved along the residues q times, and each of 3t further threes gives a round by moving it.
 */
export function kirkmanRounds(q: number): number[][][] | null {
	const powers = q % 6 === 1 ? powersOfRoot(q) : null;
	if (!powers) return null;
	const t = (q - 1) / 6;
	const power = (exponent: number) => powers[exponent % (q - 1)] ?? 0;
	const moved = (group: readonly (readonly [residue: number, row: number])[], by: number) =>
		group.map(([residue, row]) => row * q + ((residue + by) % q));
	const rows = [0, 1, 2];
	/** Three residues that lie a third of the powers apart, all in one row, or each in a row of its own. */
	const inRow = (i: number, row: number) => rows.map((k) => [power(i + 2 * t * k), row] as const);
	const across = (i: number) => rows.map((k) => [power(i + 2 * t * k), k] as const);
	const exponents = [...Array(6 * t).keys()];
	const isOdd = (i: number) => Math.floor(i / t) % 2 === 1;
	const first = [
		rows.map((row) => [0, row] as const),
		...rows.flatMap((row) => exponents.slice(0, t).map((i) => inRow(i, row))),
		...exponents.filter(isOdd).map(across)
	];
	const shifts = [...Array(q).keys()];
	return [
		...shifts.map((by) => first.map((group) => moved(group, by))),
		...exponents.filter((i) => !isOdd(i)).map((i) => shifts.map((by) => moved(across(i), by)))
	];
}

/** The powers of a number that has all residues but zero among them; null when q is no prime. */
function powersOfRoot(q: number): number[] | null {
	for (let root = 2; root < q; root++) {
		const powers = [1];
		for (let next = root; next !== 1 && next !== 0 && powers.length < q; next = (next * root) % q)
			powers.push(next);
		if (powers.length === q - 1) return powers;
	}
	return null;
}
