import { expect, test } from 'vitest';
import { roomTextSize, smallestRoomSize } from './room-text.ts';

test('a core question is loud, a long one shrinks, none goes under the floor', () => {
	expect(roomTextSize('Wat wil je hier zeker leren?')).toBe(11.4);
	expect(roomTextSize('x'.repeat(120))).toBe(8.4);
	expect(roomTextSize('x'.repeat(2000))).toBe(smallestRoomSize);
});

test('soft hyphens do not count', () => {
	expect(roomTextSize('a\u00ad'.repeat(72))).toBe(11.4);
});
