import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { evenSizes, mixInput, mixPerson } from './model.ts';
import { mix } from './plan/model.ts';
import { mixBeside } from './queries.server.ts';

const people = Array.from({ length: 14 }, (_, i) => mixPerson(`p${i}`));
const input = mixInput(people, [evenSizes(14, 3), evenSizes(14, 3), evenSizes(14, 3)]);

test('beside and here the same seed gives the same plan, and meanwhile this thread goes on', async () => {
	let turns = 0;
	let isOver = false;
	const plan = mixBeside(input, 'one', { looks: 400_000 }).finally(() => (isOver = true));
	while (!isOver) {
		await turn();
		turns++;
	}
	expect(await plan).toEqual(mix(input, 'one', { looks: 400_000 }));
	expect(turns).toBeGreaterThan(10);
});

test('a refusal comes back as a refusal', async () => {
	expect(await mixBeside(mixInput(people, [[3, 3]]), 'one', { looks: 1 })).toEqual({
		ok: false,
		reason: 'mix_sizes'
	});
});
