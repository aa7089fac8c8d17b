import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { forecast } from './model.ts';

const people = Array.from({ length: 12 }, (_, at) => `p${at}`);

rule('H25', 'while one chooses it says that people meet again, and with which groups they may not', () => {
	expect(forecast(people, [], 3, 2)).toMatchObject({ atLeast: 3 });
	expect(forecast(people, [], 3, 2)?.better[0]).toEqual([3, 3, 3, 3]);
	expect(forecast(people, [], 4, 4)).toEqual({ atLeast: 0, better: [] });
	expect(forecast(people, [], 3, 1)?.atLeast).toBe(0);
});

test('who met before counts, and where nothing is left to plan nothing is said', () => {
	const all = people.flatMap((a, i) => people.slice(i + 1).map((b) => [a, b, 1] as const));
	expect(forecast(people, all, 6, 1)).toEqual({ atLeast: 6, better: [] });
	expect(forecast(people, [], 3, 0)).toBeNull();
	expect(forecast(people.slice(0, 3), [], 2, 1)).toBeNull();
});
