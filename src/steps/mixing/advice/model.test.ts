import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { sizeAdvice } from './model.ts';

rule('H25', 'told beforehand when repeats cannot be avoided, and which sizes would avoid them', () => {
	const three = (sizes: number[]) => [sizes, sizes, sizes];
	expect(sizeAdvice(three([4, 4, 4]), 's')).toMatchObject({ atLeast: 6 });
	expect(sizeAdvice(three([4, 4, 4]), 's').without[0]).toEqual([3, 3, 3, 3]);
	expect(sizeAdvice(three([5, 5, 4]), 's').without[0]).toEqual([4, 4, 3, 3]);
	expect(sizeAdvice(three([4, 4, 4, 4]), 's')).toEqual({ atLeast: 0, without: [] });
});
