import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coupleOf } from '#steps/running/dividing/model.ts';
import { acquaintance } from './model.ts';

test('everybody reads with whom they talked and with whom not yet, in the order that was given', () => {
	const met = new Map([
		[coupleOf('bart', 'an'), 2],
		[coupleOf('an', 'chris'), 1],
		[coupleOf('an', 'gone'), 4]
	]);
	expect(acquaintance(['chris', 'an', 'bart'], met)).toEqual({
		people: [
			{ id: 'chris', spoken: ['an'], notYet: ['bart'] },
			{ id: 'an', spoken: ['chris', 'bart'], notYet: [] },
			{ id: 'bart', spoken: ['an'], notYet: ['chris'] }
		],
		times: [[], [1], [0, 2]],
		known: 2,
		possible: 3
	});
});

test('a network without people or of one person has no couples', () => {
	expect(acquaintance([], new Map())).toMatchObject({ people: [], known: 0, possible: 0 });
	expect(acquaintance(['an'], new Map())).toMatchObject({ times: [[]], known: 0, possible: 0 });
});

const couples = fc.uniqueArray(fc.tuple(fc.nat(42), fc.nat(42)), {
	selector: ([a, b]) => coupleOf(String(a), String(b))
});

test('each couple counts once, whoever is named first, and is on both lists or on none', () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 43 }), couples, (size, chosen) => {
			const ids = Array.from({ length: size }, (_, at) => String(at));
			const inside = chosen.filter(([a, b]) => a !== b && a < size && b < size);
			const met = new Map(inside.map(([a, b]) => [coupleOf(String(b), String(a)), 1]));
			const map = acquaintance(ids, met);
			expect(map.known).toBe(inside.length);
			expect(map.times.flat().filter((times) => times > 0)).toHaveLength(inside.length);
			expect(map.times.flat()).toHaveLength(map.possible);
			for (const { id, spoken, notYet } of map.people) {
				expect([...spoken, ...notYet, id].toSorted()).toEqual(ids.toSorted());
				for (const other of spoken) expect(map.people.find((one) => one.id === other)?.spoken).toContain(id);
			}
		})
	);
});
