/** What stands on a room screen beside the way in, in lines and in signs a line: letters of six hundredths of its height. */
const LINES = 11;
const SIGNS = 36;

/** The first ground rules that a room screen has place for; the others stand on the phones. At least one. */
export function rulesThatFit<T extends { text: string }>(rules: readonly T[]): T[] {
	let lines = 0;
	return rules.filter(({ text }, index) => {
		lines += Math.ceil(text.length / SIGNS);
		return index === 0 || lines <= LINES;
	});
}
