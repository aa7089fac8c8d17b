/** The most bytes of one picture, and of one piece of it on its way. */
export const MOST_BYTES = 700_000;
export const PIECE = 44_000;
export const MOST_PIECES = Math.ceil(MOST_BYTES / PIECE);

/** The kinds of picture that can be shown: none of them can hold a script. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

const SIGNATURES: readonly (readonly [PictureType, number, readonly number[]])[] = [
	['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
	['image/jpeg', 0, [0xff, 0xd8, 0xff]],
	['image/webp', 8, [0x57, 0x45, 0x42, 0x50]]
];
const RIFF = [0x52, 0x49, 0x46, 0x46];

/** What kind of picture begins with these bytes, whatever its name says; null for anything else. */
export function pictureType(bytes: Uint8Array): PictureType | null {
	const has = (at: number, signs: readonly number[]) =>
		signs.every((sign, index) => bytes[at + index] === sign);
	const found = SIGNATURES.find(([, at, signs]) => has(at, signs))?.[0];
	return found === 'image/webp' && !has(0, RIFF) ? null : (found ?? null);
}
