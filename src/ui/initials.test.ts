import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test('a ring shows the first letters of the first and last word of a name', () => {
	expect(initials('Els Goossens')).toBe('EG');
	expect(initials('Ilse Van Acker')).toBe('IA');
	expect(initials('Anne-Marie De Wit')).toBe('AW');
});

test('a first name alone gives one letter, an empty name a question mark', () => {
	expect(initials('Nele')).toBe('N');
	expect(initials('  ')).toBe('?');
});

test('letters outside Latin and outside the basic plane stay whole', () => {
	expect(initials('Éva Ürményi')).toBe('ÉÜ');
	expect(initials('𐐷ob')).toMatch(/^.$/u);
});
