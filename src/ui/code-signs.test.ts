import { expect, test } from 'vitest';
import { codeSigns, readCode } from './code-signs.ts';

test('a code is read from what people really type', () => {
	expect(readCode('h7wpk')).toBe('H7WPK');
	expect(readCode(' H7-WPK, ')).toBe('H7WPK');
	expect(readCode('H7WPKKK')).toBe('H7WPK');
});

test('signs that look alike are no part of a code', () => {
	for (const sign of '0O1IL') expect(codeSigns).not.toContain(sign);
	expect(readCode('O0I1L')).toBe('');
});
