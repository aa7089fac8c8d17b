import { expect, test } from 'vitest';
import { nextSlug, slugOf } from './model.ts';

test('an address is made of the words of the title', () => {
	expect(slugOf('Leer competenties managen, van elkaar')).toBe('leer-competenties-managen-van-elkaar');
	expect(slugOf("Kmo's & coördinatie: één groep")).toBe('kmos-coordinatie-een-groep');
});

test('a long title is cut between words, one long word within it', () => {
	expect(slugOf('Een bijzonder lange titel over leren op de werkvloer')).toBe(
		'een-bijzonder-lange-titel-over-leren-op'
	);
	expect(slugOf('a'.repeat(90))).toHaveLength(40);
});

test('a title without our letters still gets an address', () => {
	expect(slugOf('学习')).toBe('kring');
	expect(slugOf('A')).toBe('kring');
});

test('a taken address gets a number', () => {
	expect(nextSlug('kring', 1)).toBe('kring');
	expect(nextSlug('kring', 2)).toBe('kring-2');
});
