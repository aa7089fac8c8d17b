import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { evenSizes, mixInput, mixPerson, type MixInput } from '#steps/mixing/model.ts';
import { sizeAdvice } from './model.ts';

rule('H25', 'told beforehand when repeats cannot be avoided, and which sizes would avoid them', () => {
	const three = (sizes: number[]): MixInput =>
		mixInput(
			Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, at) => mixPerson(`p${at}`)),
			[sizes, sizes, sizes]
		);
	expect(sizeAdvice(three([4, 4, 4]), 's')).toMatchObject({ atLeast: 6 });
	expect(sizeAdvice(three([4, 4, 4]), 's').without[0]).toEqual([3, 3, 3, 3]);
	expect(sizeAdvice(three([5, 5, 4]), 's').without[0]).toEqual([4, 4, 3, 3]);
	expect(sizeAdvice(three([4, 4, 4, 4]), 's')).toEqual({ atLeast: 0, without: [] });
});

rule('H25', 'who met in earlier meetings counts: what nobody can avoid any more is said beforehand', () => {
	const people = Array.from({ length: 8 }, (_, at) => mixPerson(`p${at}`));
	const once: MixInput = { ...mixInput(people, [evenSizes(8, 2)]), earlier: [] };
	expect(sizeAdvice(once, 's').atLeast, 'the first time').toBe(0);
	// In earlier meetings everybody met everybody, except each person one other.
	const earlier = people.flatMap(({ id: a }, i) =>
		people.slice(i + 1).flatMap(({ id: b }, j) => {
			const isLast = i % 2 === 0 && j === 0;
			return isLast ? [] : [{ people: [a, b] as const, times: 1 }];
		})
	);
	const advice = sizeAdvice({ ...once, earlier }, 's');
	expect(advice.atLeast).toBeGreaterThan(0);
	expect(advice.without, 'in pairs everybody still has somebody new').toEqual([[2, 2, 2, 2]]);
});
