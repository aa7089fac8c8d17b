import { expect, test } from 'vitest';
import { roomTextSize, smallestRoomSize } from './room-text.ts';

test('a core question is loud, a long one shrinks, none goes under the floor', () => {
	expect(roomTextSize('Wat wil je hier zeker leren?')).toBe(11.4);
	expect(roomTextSize('x'.repeat(9).concat(' ').repeat(12))).toBe(8.4);
	expect(roomTextSize('x'.repeat(2000))).toBe(smallestRoomSize);
});

test('the longest word stands on one line, unless it may break', () => {
	const word = 'Waar begin je als je competentiemanagement wil invoeren?';
	expect(roomTextSize(word)).toBe(8.1);
	expect(roomTextSize(word.replace('management', '\u00admanagement'))).toBe(11.4);
});

test('soft hyphens do not count', () => {
	expect(roomTextSize('a\u00ad'.repeat(72))).toBe(11.4);
});
