import { expect, test } from 'vitest';
import { wordsOf } from '#tests/support/words.ts';

// The journeys are only as good as the words that they look for.

const [nl, en] = [wordsOf('nl'), wordsOf('en')];

test('a text of the screen is what the catalogue says in the other language, with its names and numbers', () => {
	expect(en('Verstuur naar alle leden')).toBe('Send to all members');
	expect(en('Welkom, An')).toBe('Welcome, An');
	expect(en('Ronde 2 van 15')).toBe('Round 2 of 15');
	expect([en('1 briefje'), en('5 briefjes')]).toEqual(['1 note', '5 notes']);
	expect(en('Doel en programma'), 'of a method').toBe('Goal and programme');
	expect(nl('Ronde 2 van 15')).toBe('Ronde 2 van 15');
});

test('what Dutch says in one word and English in two is either of them, and nothing around it', () => {
	const words = en('Pas aan');
	expect(words).toBeInstanceOf(RegExp);
	expect(['Edit', 'Change', 'Edit this'].map((text) => new RegExp(words).test(text))).toEqual([
		true,
		true,
		false
	]);
});

test('a whole message stands for all that it can say', () => {
	const words = en.like(
		'{pairs, plural, one {# gesprek} other {# gesprekken}} met twee in {rounds, plural, one {# ronde} other {# rondes}}.'
	);
	const said = en('99 gesprekken met twee in 14 rondes.');
	expect(String(said)).toMatch(words);
	expect('99 talks').not.toMatch(words);
});

test('nobody can look for words that are not on any screen', () => {
	for (const words of [nl, en]) {
		expect(() => words('Ronde 2 van de 15')).toThrow('Ronde 2 van de 15');
		expect(() => words('Hoe hou je het licht?')).toThrow();
		expect(() => words('1 briefjes'), 'a plural that is none').toThrow();
		expect(() => words.like('Ronde {round} van {of}')).toThrow();
	}
});
