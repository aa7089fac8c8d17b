/** The floor for text on the screen in the room: 6 hundredths of its height are legible at eight metres. */
export const smallestRoomSize = 6;

const steps: readonly (readonly [longest: number, size: number])[] = [
	[72, 11.4],
	[110, 10],
	[160, 8.4],
	[220, 7.2]
];

/** The size of a text on the screen in the room, in hundredths of its height: short is loud, long is still legible. */
export function roomTextSize(text: string): number {
	const length = text.replaceAll('\u00ad', '').trim().length;
	return steps.find(([longest]) => length <= longest)?.[1] ?? smallestRoomSize;
}
