import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { rule } from '#tests/support/rule.ts';
import {
	floorWords,
	giversOf,
	groupCount,
	hasFloor,
	lateSeat,
	mayWriteHere,
	restsNow,
	seatPeople,
	sharedRounds,
	tooLate
} from './model.ts';

test('groups are as few as fit the largest size; in rounds none is too small', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 3, max: 12 }),
			fc.boolean(),
			(people, groupSize, rounds) => {
				const groups = groupCount(people, { groupSize, round: rounds ? 1 : null });
				if (!rounds) expect(Math.ceil(people / groups)).toBeLessThanOrEqual(groupSize);
				else if (people >= groupSize) expect(Math.floor(people / groups)).toBeGreaterThanOrEqual(groupSize);
			}
		),
		{ numRuns: 200 }
	);
});

test('everybody keeps the group and gets a place in it, by chance', () => {
	const groups = [
		['a', 'b', 'c'],
		['d', 'e']
	];
	const seats = seatPeople(groups, seeded('one'));
	expect(seats.map(({ group, place }) => `${group}.${place}`)).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2']);
	expect(
		seats
			.filter(({ group }) => group === 1)
			.map(({ memberId }) => memberId)
			.toSorted()
	).toEqual(groups[0]);
	const orders = new Set(
		Array.from({ length: 40 }, (_, at) => seatPeople(groups, seeded(String(at)))[0]?.memberId)
	);
	expect(orders).toEqual(new Set(groups[0]));
});

test('in rounds each gives once, in the order of the places; else the one who was named', () => {
	const seats = ['a', 'b', 'c'].map((memberId, at) => ({
		memberId,
		group: 1,
		place: at + 1,
		gives: memberId === 'b',
		fromRound: null
	}));
	const inRound = (round: number | null) => giversOf(seats, 1, { round, groupSize: 3 });
	expect([1, 2, 3, 4].map(inRound)).toEqual([['a'], ['b'], ['c'], []]);
	expect(inRound(null)).toEqual(['b']);
	expect(giversOf(seats, 2, { round: null, groupSize: 3 })).toEqual([]);
});

rule('H63', 'in threes everybody has a turn as the one who is helped, with any number of people', () => {
	for (let count = 3; count <= 60; count++) {
		const people = Array.from({ length: count }, (_, at) => String(at));
		const groups = groupCount(count, { groupSize: 3, round: 1 });
		const divided = Array.from({ length: groups }, (_, group) =>
			people.filter((_, at) => at % groups === group)
		);
		const seats = seatPeople(divided, seeded(String(count)));
		const helped = divided.flatMap((_, group) =>
			[1, 2, 3].flatMap((round) => {
				const givers = giversOf(seats, group + 1, { round, groupSize: 3 });
				// Two may share a round, and then one of them is last in the group.
				expect(givers.length, `${count} people, round ${round}`).toBeLessThanOrEqual(2);
				expect(givers.length).toBeGreaterThan(0);
				return givers;
			})
		);
		expect(helped.toSorted()).toEqual(people.toSorted());
	}
});

rule('H63', 'whoever leads knows beforehand which rounds two people share', () => {
	expect([3, 4, 5, 6].map((people) => sharedRounds(people, 3))).toEqual([[], [3], [2, 3], [1, 2, 3]]);
	for (let people = 3; people <= 6; people++) {
		const seats = seatPeople([Array.from({ length: people }, (_, at) => String(at))], seeded('x'));
		const shared = [1, 2, 3].filter((round) => giversOf(seats, 1, { round, groupSize: 3 }).length > 1);
		expect(sharedRounds(people, 3)).toEqual(shared);
	}
});

rule(
	'U16',
	'who comes when the own round is over is known; who was there for it, or comes in time, is not',
	() => {
		const start = seatPeople([['a', 'b', 'c', 'd']], seeded('x'));
		const inRound = (from: number, ...more: string[]) =>
			more.reduce((seats, id) => [...seats, lateSeat(seats, id, from)], start);
		const late = (seats: typeof start, round: number | null) => tooLate(seats, { round, groupSize: 3 });
		// A fifth shares the second round, a sixth the first.
		expect(late(inRound(1, 'e'), 1)).toEqual([]);
		expect(late(inRound(2, 'e'), 2), 'comes in the own round').toEqual([]);
		expect(late(inRound(1, 'e'), 3), 'had a turn').toEqual([]);
		expect(late(inRound(3, 'e'), 3)).toEqual(['e']);
		expect(late(inRound(2, 'e', 'f'), 2)).toEqual(['f']);
		expect(late(inRound(3, 'e'), 2), 'whoever leads went back: the turn comes after all').toEqual([]);
		expect(late(inRound(3, 'e'), null)).toEqual([]);
	}
);

rule(
	'U15',
	'a phone rests where its holder has nothing to write, to read, to bring, to say after or to decide',
	() => {
		const talks = {
			says: null,
			writers: 'peers',
			giver: 'nothing',
			bring: false,
			round: null,
			written: false,
			starters: []
		} as const;
		const peer = { memberId: 'a', isGiver: false, giverId: 'g', reads: false };
		const giver = { memberId: 'g', isGiver: true, giverId: 'g', reads: false };
		expect([restsNow(talks, peer), restsNow(talks, giver)]).toEqual([true, true]);
		const writes = { ...talks, says: 'advice', written: true } as const;
		expect([restsNow(writes, peer), restsNow(writes, giver)], 'one writes, one reads').toEqual([
			false,
			false
		]);
		expect(restsNow({ ...writes, writers: 'giver' }, peer), 'only the giver writes').toBe(true);
		expect(restsNow(talks, { ...peer, reads: true })).toBe(false);
		for (const keeps of ['listens', 'rates', 'keeps'] as const) {
			const step = { ...talks, giver: keeps };
			expect([restsNow(step, peer), restsNow(step, giver)], keeps).toEqual([true, false]);
		}
		const brings = { ...talks, bring: true };
		expect(restsNow(brings, { ...peer, giverId: null }), 'anybody may offer a case').toBe(false);
		expect([restsNow(brings, peer), restsNow(brings, giver)]).toEqual([true, false]);
		expect(restsNow({ ...talks, round: 2 }, giver), 'words the own question').toBe(false);
		expect(restsNow({ ...talks, starters: [{ nl: 'Ik zou', en: 'I would' }] }, peer)).toBe(false);
	}
);

rule(
	'H63',
	'who may write in a step of a consultation stands in the step: peers, the giver, or everybody',
	() => {
		const step = (writers: 'peers' | 'giver' | 'everybody') => ({ says: 'advice' as const, writers });
		expect(mayWriteHere(step('peers'), 'peer', 'giver')).toBe(true);
		expect(mayWriteHere(step('peers'), 'giver', 'giver')).toBe(false);
		expect(mayWriteHere(step('giver'), 'peer', 'giver')).toBe(false);
		expect(mayWriteHere(step('giver'), 'giver', 'giver')).toBe(true);
		expect(mayWriteHere(step('everybody'), 'giver', 'giver')).toBe(true);
		expect(mayWriteHere(step('everybody'), 'peer', null)).toBe(false);
		expect(mayWriteHere({ says: null, writers: 'everybody' }, 'peer', 'giver')).toBe(false);
	}
);

rule('H39', 'while the peers talk the giver listens, and the other way round', () => {
	expect(hasFloor({ floor: 'peers' }, true)).toBe(false);
	expect(hasFloor({ floor: 'peers' }, false)).toBe(true);
	expect(hasFloor({ floor: 'giver' }, true)).toBe(true);
	expect(hasFloor({ floor: 'giver' }, false)).toBe(false);
	expect(hasFloor({ floor: 'everybody' }, false)).toBe(true);
});

rule('U16', 'who comes late sits down in the smallest group', () => {
	const seats = seatPeople(
		[
			['a', 'b', 'c', 'd'],
			['e', 'f', 'g']
		],
		seeded('late')
	);
	const seat = lateSeat(seats, 'late', null);
	expect(seat.group).toBe(2);
	expect(seat.place).toBe(4);
	expect(lateSeat(seats, 'late', null, ['e']).group, 'a rule keeps them apart').toBe(1);
	expect(lateSeat(seats, 'late', null, ['a', 'e']).group, 'where everybody is shunned, the smallest').toBe(2);
});

test('a phone says who speaks, and of a talk together that everybody may', () => {
	const says = (floor: 'giver' | 'peers' | 'everybody', written: 'advice' | null = null) =>
		[true, false].map((isGiver) =>
			floorWords({ floor, says: written, writers: 'peers', giver: 'nothing' }, isGiver)
		);
	expect(says('giver')).toEqual(['you-speak', 'peers-listen']);
	expect(says('peers')).toEqual(['you-listen', 'peers-speak']);
	expect(says('everybody')).toEqual(['together', 'together']);
	// Whoever gives the case is not told to speak while the others write for them.
	expect(says('everybody', 'advice')).toEqual(['you-wait', 'together']);
	expect(says('giver', 'advice')[0]).toBe('you-speak');
	// Who rates what was written does not answer yet.
	const rates = { floor: 'giver', says: null, writers: 'peers', giver: 'rates' } as const;
	expect([true, false].map((isGiver) => floorWords(rates, isGiver))).toEqual(['you-rate', 'peers-wait']);
});
