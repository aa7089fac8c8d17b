import { expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { rule } from '#tests/support/rule.ts';
import {
	groupCount,
	groupOf,
	hostsFor,
	moveEffect,
	moveIn,
	seatLate,
	swapEffect,
	swapIn,
	without,
	withReporters,
	type GroupRound
} from './model.ts';
import { coupleOf } from '#steps/running/dividing/model.ts';

const round: GroupRound = [
	{ people: ['a', 'b', 'c'], reporter: 'a' },
	{ people: ['d', 'e', 'f'], reporter: 'd' }
];

test.each([
	[15, { groups: null, size: 4 }, 4],
	[5, { groups: null, size: 4 }, 2],
	[15, { groups: 7, size: 4 }, 7],
	[15, { groups: 12, size: 4 }, 7],
	[3, { groups: 3, size: 4 }, 1],
	[1, { groups: null, size: 4 }, 1]
])('%i people with %o make %i groups, never with one person alone', (people, asked, groups) => {
	expect(groupCount(people, asked)).toBe(groups);
});

rule('H25', 'a swap says beforehand how many more people it lets meet again, and does just that', () => {
	const met = new Map([
		[coupleOf('a', 'e'), 1],
		[coupleOf('a', 'b'), 2]
	]);
	// a leaves b whom it met, and comes to e whom it met; d met nobody.
	expect(swapEffect(round, met, 'a', 'd')).toBe(0);
	expect(swapEffect(round, met, 'a', 'e')).toBe(-1);
	expect(swapEffect(round, met, 'c', 'd')).toBe(0);
	expect(swapEffect(round, met, 'a', 'b')).toBeNull();
	expect(swapEffect(round, met, 'a', 'x')).toBeNull();
	expect(swapIn(round, 'a', 'e')).toEqual([
		{ people: ['e', 'b', 'c'], reporter: null },
		{ people: ['d', 'a', 'f'], reporter: 'd' }
	]);
	expect(swapIn(swapIn(round, 'b', 'e'), 'b', 'e')).toEqual(round);
});

rule(
	'H25',
	'a move says beforehand how many more people it lets meet again, and moves one person only',
	() => {
		const met = new Map([
			[coupleOf('a', 'e'), 1],
			[coupleOf('b', 'd'), 1],
			[coupleOf('b', 'c'), 2]
		]);
		// a comes to e whom it met; b leaves c and comes to d, whom it both met.
		expect(['a', 'b', 'c'].map((id) => moveEffect(round, met, id, 2))).toEqual([1, 0, -1]);
		expect(moveEffect(round, met, 'a', 1), 'sits there already').toBeNull();
		expect(moveEffect(round, met, 'x', 2), 'sits nowhere').toBeNull();
		expect(moveEffect(round, met, 'a', 3), 'no such group').toBeNull();
		expect(moveIn(round, 'a', 2)).toEqual([
			{ people: ['b', 'c'], reporter: null },
			{ people: ['d', 'e', 'f', 'a'], reporter: 'd' }
		]);
		expect(moveIn(round, 'b', 2)[0]).toEqual({ people: ['a', 'c'], reporter: 'a' });
	}
);

rule('U16', 'who comes late sits in a smallest group, with those whom they know least', () => {
	const met = new Map([[coupleOf('x', 'd'), 1]]);
	expect(groupOf(seatLate(round, met, 'x'), 'x')).toBe(1);
	expect(groupOf(seatLate(without(round, 'e'), met, 'x'), 'x')).toBe(2);
	expect(groupOf(seatLate(without(round, 'e'), met, 'x', ['d']), 'x'), 'a rule keeps them apart').toBe(1);
	expect(seatLate(round, met, 'a')).toBe(round);
	expect(seatLate([], met, 'x')).toEqual([{ people: ['x'], reporter: null }]);
});

rule('H31', 'telling is shared out: who did so least often is next, and who left does not', () => {
	const told = new Map([
		['a', 2],
		['b', 1],
		['d', 1],
		['e', 1],
		['f', 1]
	]);
	const empty = round.map(({ people }) => ({ people, reporter: null }));
	const [first = [], second = []] = withReporters([empty, empty], told, (id) => id !== 'f', seeded('x'));
	expect(first[0]?.reporter).toBe('c');
	expect(['d', 'e']).toContain(first[1]?.reporter);
	expect(['b', 'c']).toContain(second[0]?.reporter);
	expect(second[1]?.reporter).not.toBe(first[1]?.reporter);
	expect(withReporters([round], told, () => true, seeded('x'))).toEqual([round]);
});

test('hosts are first who cannot move, then who told least often', () => {
	const people = ['a', 'b', 'c', 'd'].map((id) => ({
		id,
		organisation: null,
		traits: [],
		fixedSeat: id === 'c'
	}));
	const told = new Map([
		['a', 3],
		['b', 1],
		['d', 2]
	]);
	expect(hostsFor(people, 2, told, seeded('x'))).toEqual(['c', 'b']);
});
