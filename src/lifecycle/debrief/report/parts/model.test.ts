import { expect, test } from 'vitest';
import { saidAtPart, saidOfLeftOut } from './model.ts';

test('of a part that was left out while somebody typed in it is told once, at its block', () => {
	const refusals = [undefined, 'part_gone', 'text_full'] as const;
	for (const isThere of [true, false]) {
		for (const first of refusals) {
			for (const second of refusals) {
				const all = [saidOfLeftOut(isThere, [first, second]), saidAtPart(first), saidAtPart(second)];
				const gone = all.filter((one) => one && one !== 'text_full');
				const isTold = !isThere || first === 'part_gone' || second === 'part_gone';
				expect([isThere, first, second, gone.length]).toEqual([isThere, first, second, isTold ? 1 : 0]);
			}
		}
	}
	expect(saidOfLeftOut(false, [])).toBe('left');
	expect(saidOfLeftOut(false, ['part_gone', 'part_gone'])).toBe('part_gone');
	expect(saidAtPart('text_full')).toBe('text_full');
});
