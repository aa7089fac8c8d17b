/** The floor for text on the screen in the room: 6 hundredths of its height are legible at eight metres. */
export const smallestRoomSize = 6;

const steps: readonly (readonly [longest: number, size: number])[] = [
	[72, 11.4],
	[110, 10],
	[160, 8.4],
	[220, 7.2]
];

/** What one line holds at size 1: the width beside the colour field over the mean width of a heavy letter. */
const line = 172;

/**
 * The size of a text on the screen in the room, in hundredths of its height: short is loud, long is still legible, and
 * the longest word stands on one line. A soft hyphen is a place where a word may break.
 */
export function roomTextSize(text: string): number {
	const length = text.replaceAll('\u00ad', '').trim().length;
	const size = steps.find(([longest]) => length <= longest)?.[1] ?? smallestRoomSize;
	const word = Math.max(1, ...text.split(/[\s\u00ad-]+/u).map((part) => [...part].length));
	return Math.max(smallestRoomSize, Math.min(size, Math.floor((line / word) * 10) / 10));
}

/**
 * How many texts of a list stand whole on the screen in the room, from the first on; at least one.
 * `room` is the height for all of them, `size` that of the letters and `least` that of an entry, in hundredths of the
 * height of the screen; `letters` is what one line holds.
 */
export function linesThatFit(
	texts: readonly string[],
	{ room, letters, size, least }: { room: number; letters: number; size: number; least: number }
): number {
	let used = 0;
	const first = texts.findIndex((text) => {
		used += Math.max(least, Math.ceil([...text].length / letters) * size * 1.05);
		return used > room;
	});
	return first === -1 ? texts.length : Math.max(1, first);
}

/** How many lines of so many letters a text takes; a word that does not fit goes to the next line whole. */
export function linesIn(text: string, letters: number): number {
	let [lines, left] = [1, letters];
	for (const word of text.split(/\s+/u)) {
		const length = [...word].length;
		if (length > left && left < letters) [lines, left] = [lines + 1, letters];
		lines += Math.max(0, Math.ceil(length / letters) - 1);
		left -= (length % letters) + 1;
	}
	return lines;
}

/**
 * What of a list that does not fit on the screen in the room stands there at a moment of the server's clock, each for `each`
 * milliseconds and then from the first again: every screen of a room shows the same. Nothing of an empty list.
 */
export function turnOf<T>(list: readonly T[], now: number, each: number): T | undefined {
	return list[Math.floor(now / each) % list.length];
}
