const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * The path of a slice that starts at twelve o'clock and runs clockwise, in a box of 24 by 24 around (12, 12).
 * `share` is between 0 and 1; at 0 there is no path, from 1 on the slice is the whole disc.
 */
export function slicePath(share: number, radius: number): string {
	if (!(share > 0)) return '';
	const top = round(12 - radius);
	if (share >= 1) {
		return `M12 ${top}a${radius} ${radius} 0 1 1 0 ${2 * radius}a${radius} ${radius} 0 1 1 0 ${-2 * radius}z`;
	}
	const angle = 2 * Math.PI * share;
	const x = round(12 + radius * Math.sin(angle));
	const y = round(12 - radius * Math.cos(angle));
	return `M12 12V${top}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
}

/** The place of the `index`th of `count` points on a circle, from twelve o'clock clockwise. */
export function onCircle(
	index: number,
	count: number,
	radius: number,
	centre = 12
): { x: number; y: number } {
	const angle = (2 * Math.PI * index) / Math.max(1, count);
	return { x: round(centre + radius * Math.sin(angle)), y: round(centre - radius * Math.cos(angle)) };
}
