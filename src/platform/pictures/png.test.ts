import { expect, test } from 'vitest';
import { pngOf } from './png.server.ts';

const svg = (inside: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="120" height="63" viewBox="0 0 120 63"><rect width="120" height="63" fill="#fff"/>${inside}</svg>`;
const text = (family: string) =>
	svg(`<text x="4" y="40" font-size="30" font-family="${family}">kring</text>`);

test('a picture is a PNG of the size that the SVG says', async () => {
	const { bytes } = await pngOf(svg(''));
	const view = new DataView(bytes.buffer);
	expect([...bytes.slice(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
	expect([view.getUint32(16), view.getUint32(20)]).toEqual([120, 63]);
});

test('words are drawn, each weight in its own way', async () => {
	const [empty, loud, strong] = await Promise.all([
		pngOf(svg('')),
		pngOf(text('Kring Loud')),
		pngOf(text('Kring Strong'))
	]);
	expect(loud.bytes).not.toEqual(empty.bytes);
	expect(strong.bytes).not.toEqual(empty.bytes);
	expect(loud.bytes).not.toEqual(strong.bytes);
});

test('the same picture is drawn once, and its tag tells two pictures apart', async () => {
	expect(await pngOf(text('Kring Loud'))).toBe(await pngOf(text('Kring Loud')));
	expect((await pngOf(svg(''))).tag).not.toBe((await pngOf(text('Kring Loud'))).tag);
});

test('what is no picture is refused, and asked again it is tried again', async () => {
	await expect(pngOf('<svg')).rejects.toThrow();
	await expect(pngOf('<svg')).rejects.toThrow();
});
