import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { rule } from '#tests/support/rule.ts';
import { giverOf, groupCount, hasFloor, lateSeat, mayWriteHere, seatPeople } from './model.ts';

const person = (at: number, organisations: number) => ({
	id: `m${at}`,
	organisationId: `o${at % organisations}`
});

test('everybody sits once, in groups of nearly one size that are never too large', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 3, max: 12 }),
			fc.boolean(),
			fc.string(),
			(people, groupSize, rounds, seed) => {
				const settings = { groupSize, round: rounds ? 1 : null };
				const all = Array.from({ length: people }, (_, at) => person(at, 7));
				const seats = seatPeople(all, settings, seeded(seed));
				expect(new Set(seats.map(({ memberId }) => memberId)).size).toBe(people);
				const sizes = new Map<number, number>();
				for (const { group } of seats) sizes.set(group, (sizes.get(group) ?? 0) + 1);
				expect(sizes.size).toBe(groupCount(people, settings));
				expect(Math.max(...sizes.values()) - Math.min(...sizes.values())).toBeLessThanOrEqual(1);
				if (!rounds) expect(Math.max(...sizes.values())).toBeLessThanOrEqual(groupSize);
				else if (people >= groupSize) expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(groupSize);
			}
		),
		{ numRuns: 200 }
	);
});

rule('H57', 'two colleagues sit in different groups when there are two groups', () => {
	for (let run = 0; run < 50; run++) {
		const all = Array.from({ length: 14 }, (_, at) => person(at, 7));
		const seats = seatPeople(all, { groupSize: 8, round: null }, seeded(`run ${run}`));
		for (let organisation = 0; organisation < 7; organisation++) {
			const [one, two] = [organisation, organisation + 7].map(
				(at) => seats.find(({ memberId }) => memberId === `m${at}`)?.group
			);
			expect(one).not.toBe(two);
		}
	}
});

test('in rounds each gives once, in the order of the places; else the one who was named', () => {
	const seats = ['a', 'b', 'c'].map((memberId, at) => ({
		memberId,
		group: 1,
		place: at + 1,
		gives: memberId === 'b'
	}));
	expect([1, 2, 3, 4].map((round) => giverOf(seats, 1, round))).toEqual(['a', 'b', 'c', null]);
	expect(giverOf(seats, 1, null)).toBe('b');
	expect(giverOf(seats, 2, null)).toBeNull();
});

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
		Array.from({ length: 7 }, (_, at) => person(at, 7)),
		{ groupSize: 4, round: null },
		seeded('late')
	);
	const seat = lateSeat(seats, 'late');
	expect(seat.group).toBe(2);
	expect(seat.place).toBe(4);
});
