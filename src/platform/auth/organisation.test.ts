import { expect, test } from 'vitest';
import { organisationOf } from './organisation.ts';

test('an organisation is the domain of an address, unless anybody can get one there', () => {
	expect(organisationOf('Hilde@Vorming.example')).toBe('vorming.example');
	expect(organisationOf('hilde@gmail.com')).toBe('');
	expect(organisationOf('')).toBe('');
});
