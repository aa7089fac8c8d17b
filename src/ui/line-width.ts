/** How wide a sign of the loud weight is, in parts of its size, letter spacing left out: the widest of its kind. */
function signWidth(sign: string): number {
	if (" ijlI.,:;'’!|-f".includes(sign)) return 0.45;
	if ('mwMW'.includes(sign)) return 1.06;
	return sign === sign.toLowerCase() ? 0.65 : 0.79;
}

/** A width that a line of the loud weight surely stays within, in parts of its size. */
export function lineWidth(text: string): number {
	return [...text].reduce((sum, sign) => sum + signWidth(sign), 0);
}

/** The width of the widest word of a text, as `lineWidth`. A hyphen or a slash may end a line. */
export function widestWord(text: string): number {
	return Math.max(0, ...text.split(/\s+|(?<=[-/\u00ad])/u).map(lineWidth));
}
