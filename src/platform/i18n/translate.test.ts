import { expect, test } from 'vitest';
import { loadAllMessages, loadMessages } from './translate.ts';

test('a message is said in the language that was loaded, with its plural', async () => {
	const [nl, en] = await Promise.all([loadMessages('nl', ['errors']), loadMessages('en', ['errors'])]);
	expect(nl('errors.too_long', { n: 1 })).toBe('Schrijf hoogstens 1 teken.');
	expect(nl('errors.too_long', { n: 2 })).toBe('Schrijf hoogstens 2 tekens.');
	expect(en('errors.too_long', { n: 1 })).toBe('Write at most 1 character.');
	expect([nl.locale, en.locale]).toEqual(['nl', 'en']);
});

test('a chapter that was not loaded, or a key that does not exist, is breakage and says so', async () => {
	const t = await loadMessages('nl', ['ui']);
	expect(() => t('errors.required')).toThrow(/errors\.required.*chapter is not among the loaded/);
	// @ts-expect-error a key that does not exist does not compile either
	expect(() => t('ui.no-such-thing')).toThrow(/does not exist in nl/);
});

test('the server has every chapter', async () => {
	const t = await loadAllMessages('en');
	expect(t('errors.too_long', { n: 80 })).toBe('Write at most 80 characters.');
	expect(t('ui.save')).toBe('Save');
});

test('arguments are demanded exactly where the message has them', async () => {
	const t = await loadAllMessages('nl');
	// @ts-expect-error the number is missing
	expect(() => t('errors.too_long')).not.toThrow(/does not exist/);
	// @ts-expect-error this message takes nothing
	expect(t('ui.save', { count: 1 })).toBe('Bewaar');
});
