import { expect, test } from 'vitest';
import { linesThatFit, roomTextSize, smallestRoomSize } from './room-text.ts';

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

test('a list on the wall stops before an entry that would be cut off', () => {
	const measure = { room: 40, letters: 20, size: 6, least: 10 };
	expect(linesThatFit(['kort', 'kort', 'kort', 'kort', 'kort'], measure)).toBe(4);
	expect(linesThatFit(['x'.repeat(30), 'x'.repeat(30), 'x'.repeat(30), 'x'.repeat(30)], measure)).toBe(3);
	expect(linesThatFit(['x'.repeat(900)], measure)).toBe(1);
});
