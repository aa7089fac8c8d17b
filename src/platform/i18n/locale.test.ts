import { expect, test } from 'vitest';
import { chooseLocale } from './locale.ts';

test('what the person chose goes before what the browser chose, before what it asks for', () => {
	expect(chooseLocale({ person: 'en', cookie: 'nl', acceptLanguage: 'nl' })).toBe('en');
	expect(chooseLocale({ person: null, cookie: 'en', acceptLanguage: 'nl' })).toBe('en');
	expect(chooseLocale({ acceptLanguage: 'en-GB,en;q=0.9' })).toBe('en');
});

test('the weights of the browser count, not the order', () => {
	expect(chooseLocale({ acceptLanguage: 'en;q=0.5, fr, nl-BE;q=0.8' })).toBe('nl');
	expect(chooseLocale({ acceptLanguage: 'en;q=0, nl;q=0.1' })).toBe('nl');
});

test('nonsense and unknown languages give the source language', () => {
	expect(chooseLocale({})).toBe('nl');
	expect(chooseLocale({ person: 'xx', cookie: '<script>', acceptLanguage: ';;q=,,=' })).toBe('nl');
	expect(chooseLocale({ acceptLanguage: 'fr-BE, de;q=0.9' })).toBe('nl');
});
