import { expect, test } from 'vitest';
import { lineWidth, widestWord } from './line-width.ts';

test('the widest word decides, wherever it stands, and a hyphen ends it', () => {
	const long = lineWidth('competentiemanagement');
	expect(widestWord('competentiemanagement in kleine bedrijven')).toBe(long);
	expect(widestWord('in kleine bedrijven: competentiemanagement')).toBe(long);
	expect(widestWord('competentie-management')).toBeLessThan(long);
	expect(widestWord('')).toBe(0);
});

test('wide signs count for more than narrow ones', () => {
	expect(lineWidth('mmm')).toBeGreaterThan(lineWidth('nnn'));
	expect(lineWidth('nnn')).toBeGreaterThan(lineWidth('iii'));
});
