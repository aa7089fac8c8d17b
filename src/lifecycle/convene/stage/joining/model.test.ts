import { expect, test } from 'vitest';
import { mayBe, plainName, splitName } from './model.ts';

const nele = { firstName: 'Nele', lastName: 'Hendrickx' };

test('a first name is known whatever the thumb made of it', () => {
	for (const typed of ['Nele', 'nele', ' NELE ', 'Nele H.', 'nele h', 'Nele Hendrickx', 'Nèle']) {
		expect(mayBe(typed, nele), typed).toBe(true);
	}
});

test('another name is not known', () => {
	for (const typed of ['', ' ', 'Nel', 'Nele P', 'Nelena', 'Hendrickx', 'Nele Hendrickx-Peeters']) {
		expect(mayBe(typed, nele), typed).toBe(false);
	}
});

test('a first name of two words is one first name', () => {
	expect(mayBe('Jan Willem', { firstName: 'Jan-Willem', lastName: 'Aerts' })).toBe(false);
	expect(mayBe('an sofie', { firstName: 'An  Sofie', lastName: '' })).toBe(true);
});

test('a name we do not know is split after its first word', () => {
	expect(splitName('  Rik  Van den Berg ')).toEqual({ firstName: 'Rik', lastName: 'Van den Berg' });
	expect(plainName('Zoë  D’hondt')).toBe('zoe d’hondt');
});
