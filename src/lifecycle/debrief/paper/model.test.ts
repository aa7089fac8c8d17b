import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { materialOf, tablesFor } from './model.ts';

rule('U18', 'there are as many table cards as conversations of four to six people need', () => {
	expect(tablesFor(0)).toBe(2);
	expect(tablesFor(15)).toBe(3);
	expect(tablesFor(16)).toBe(4);
	for (let people = 8; people <= 60; people++) {
		const size = people / tablesFor(people);
		expect(size).toBeGreaterThanOrEqual(3.5);
		expect(size).toBeLessThanOrEqual(5);
	}
});

test('the list of material names each thing once', () => {
	const items = ['Stiften', '', 'Papier', ' Stiften '].map((material) => ({ material }));
	expect(materialOf(items)).toEqual(['Stiften', 'Papier']);
});
