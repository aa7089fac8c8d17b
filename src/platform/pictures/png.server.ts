import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

/** A picture as programs outside of a browser want it, and a name that changes when it does. */
export interface Png {
	bytes: Uint8Array<ArrayBuffer>;
	/** For ETag. */
	tag: string;
}

/** So many pictures are kept at most, of some forty kilobytes each: drawing one takes longer than answering a page. */
const MOST = 100;
const kept = new Map<string, Promise<Png>>();

/**
 * Draws an SVG of ours as PNG, at the size it says, beside the main thread. The same SVG is drawn once. Texts are
 * written with the still weights of our own typeface alone: nothing of the machine shows.
 */
export function pngOf(svg: string): Promise<Png> {
	const tag = createHash('sha256').update(svg).digest('base64url').slice(0, 22);
	const png = kept.get(tag) ?? draw(svg, tag);
	kept.delete(tag);
	kept.set(tag, png);
	png.catch(() => kept.delete(tag));
	const [oldest] = kept.keys();
	if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
	return png;
}

async function draw(svg: string, tag: string): Promise<Png> {
	const picture = await renderAsync(svg, {
		font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Kring Strong' }
	});
	return { bytes: new Uint8Array(picture.asPng()), tag };
}

/** Where the fonts lie, for the source and for the build alike: the library reads files only. */
function fontFiles(): string[] {
	const { resolve } = createRequire(import.meta.url);
	return [resolve('#ui/fonts/kring-loud.ttf'), resolve('#ui/fonts/kring-strong.ttf')];
}
