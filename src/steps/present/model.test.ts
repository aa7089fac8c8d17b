import { expect, test } from 'vitest';
import { ranked } from './model.ts';
import { pictureType } from './slides/model.ts';

test('open questions come first, then those that most people share, then the earlier one', () => {
	const of = (answered: boolean, support: number, position: number) => ({ answered, support, position });
	expect(ranked([of(true, 9, 1), of(false, 0, 2), of(false, 3, 4), of(false, 3, 3)])).toEqual([
		of(false, 3, 3),
		of(false, 3, 4),
		of(false, 0, 2),
		of(true, 9, 1)
	]);
});

test('a picture is known by its bytes, and nothing else is one', () => {
	const text = (words: string) => new TextEncoder().encode(words);
	const riff = new Uint8Array([0x52, 0x49, 0x46, 0x46, 1, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]);
	expect(pictureType(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png');
	expect(pictureType(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
	expect(pictureType(riff)).toBe('image/webp');
	for (const other of [
		'<svg onload="x">',
		'%PDF-1.7',
		'GIF89a',
		'<!doctype html>',
		'    WEBP',
		'RIFFxxxxWAVE',
		''
	])
		expect(pictureType(text(other)), other).toBeNull();
});
