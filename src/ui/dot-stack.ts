/** The place of one dot: `x` in units of the scale, `column` -1 left of the mark or 1 right of it, `row` from the line up. */
export type Dot = { value: number; column: -1 | 1; row: number };

/** Dots for answers on a scale, stacked two wide over each mark, in the order of the scale. */
export function stackDots(values: readonly number[]): Dot[] {
	const seen = new Map<number, number>();
	return [...values]
		.sort((a, b) => a - b)
		.map((value) => {
			const before = seen.get(value) ?? 0;
			seen.set(value, before + 1);
			return { value, column: before % 2 === 0 ? -1 : 1, row: Math.floor(before / 2) };
		});
}

/** The middle answer; with an even number of answers the mean of the two in the middle. Undefined without answers. */
export function median(values: readonly number[]): number | undefined {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const high = sorted[Math.floor(middle)];
	const low = sorted[Math.ceil(middle) - 1];
	return high === undefined || low === undefined ? undefined : (high + low) / 2;
}
