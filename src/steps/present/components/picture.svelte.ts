import { newId } from '#platform/ids/device.ts';
import type { Outcome } from '#platform/commands/outcome.ts';
import { refuse } from '#platform/commands/outcome.ts';
import type { FaceProps } from '#steps/contract.ts';
import { MOST_BYTES, PIECE } from '../slides/model.ts';

/** The size of a screen: more cannot be seen. */
const WIDTH = 1920;
const HEIGHT = 1080;
const QUALITIES = [0.88, 0.75, 0.6];

/**
 * Makes a picture of a file as it is shown: no larger than the screen, and without what a camera writes into a file, such as the
 * place. Null when the browser can make no picture of it.
 */
async function pictureOf(file: Blob): Promise<Blob | null> {
	const bitmap = await createImageBitmap(file).catch(() => null);
	if (!bitmap) return null;
	const scale = Math.min(1, WIDTH / bitmap.width, HEIGHT / bitmap.height);
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	bitmap.close();
	for (const quality of QUALITIES) {
		// A browser that cannot write this kind writes PNG instead, which is fine when it is small enough.
		const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/webp', quality));
		if (blob && blob.size <= MOST_BYTES) return blob;
	}
	return null;
}

/** Sends a file as a slide, in pieces that fit in a command. Refuses `no_picture`. */
export async function sendSlide(file: Blob, runId: string, send: FaceProps['send']): Promise<Outcome> {
	const picture = await pictureOf(file);
	if (!picture) return refuse('no_picture');
	const bytes = new Uint8Array(await picture.arrayBuffer());
	const slideId = newId();
	const pieces = Math.ceil(bytes.length / PIECE);
	let outcome: Outcome = refuse('no_picture');
	for (let piece = 0; piece < pieces; piece++) {
		const part = bytes.subarray(piece * PIECE, (piece + 1) * PIECE);
		const data = btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join(''));
		outcome = await send('present.addSlide', { runId, slideId, piece, pieces, data });
		if (!outcome.ok) break;
	}
	return outcome;
}
