import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { decisionsFor, isCorrectable, isWithdrawable, placeFor } from './model.ts';

test('an unconfirmed address lets nobody in', () => {
	expect(decisionsFor('submitted')).toEqual(['decline']);
	expect(decisionsFor('confirmed')).toEqual(['accept', 'wait', 'decline']);
	expect(decisionsFor('accepted')).toEqual([]);
});

test('one can correct until the decision, and withdraw after it', () => {
	expect(isCorrectable('waiting')).toBe(true);
	expect(isCorrectable('accepted')).toBe(false);
	expect(isWithdrawable('accepted')).toBe(true);
	expect(isWithdrawable('declined')).toBe(false);
});

rule('H8', 'the last place goes, the next person waits; an open call has no last place', () => {
	expect(placeFor(14, 15)).toBe('confirmed');
	expect(placeFor(15, 15)).toBe('waiting');
	expect(placeFor(43, null)).toBe('confirmed');
});
