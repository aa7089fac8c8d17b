import { expect, test } from 'vitest';
import { onCircle, slicePath } from './pie.ts';

test('a slice runs clockwise from twelve o’clock', () => {
	expect(slicePath(0.5, 8)).toBe('M12 12V4A8 8 0 0 1 12 20z');
	expect(slicePath(0.8, 8)).toBe('M12 12V4A8 8 0 1 1 4.39 9.53z');
});

test('nothing has no slice and the whole is a closed disc', () => {
	expect(slicePath(0, 8)).toBe('');
	expect(slicePath(Number.NaN, 8)).toBe('');
	expect(slicePath(1.4, 8)).toBe('M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0 -16z');
});

test('the first of many points stands on top', () => {
	expect(onCircle(0, 8, 8.8)).toEqual({ x: 12, y: 3.2 });
	expect(onCircle(2, 8, 8.8)).toEqual({ x: 20.8, y: 12 });
});
