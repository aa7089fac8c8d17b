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
