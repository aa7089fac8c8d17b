import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import { coupleKey, placeOf, roundsFor, whoMetWhom, type PairPerson, type Round } from '#steps/pair/model.ts';
import { fixTables, planRounds } from '#steps/pair/rounds/model.ts';

const pc218People: PairPerson[] = pc218.members.map(({ id, organisation }) => ({
	id,
	organisation,
	fixedTable: null
}));

const groups = fc
	.integer({ min: 0, max: 30 })
	.chain((n) =>
		fc.array(
			fc.record({ organisation: fc.option(fc.constantFrom('a', 'b', 'c', 'd')), fixed: fc.boolean() }),
			{
				minLength: n,
				maxLength: n
			}
		)
	)
	.map((people) =>
		fixTables(
			people.map(({ organisation, fixed }, i) => ({
				id: `p${i}`,
				organisation,
				fixedSeat: fixed && i % 3 === 0
			}))
		)
	);

function everybodyOnce(round: Round, people: readonly PairPerson[]): void {
	const seen = [...round.pairings.flatMap((pairing) => pairing.people), round.pausing].filter(
		(id) => id !== null
	);
	expect(seen.toSorted()).toEqual(people.map((person) => person.id).toSorted());
	const tables = round.pairings.map((pairing) => pairing.table);
	expect(new Set(tables).size).toBe(tables.length);
}

function pauses(plan: readonly Round[]): string[] {
	return plan.flatMap((round) => round.pausing ?? []);
}

rule('H24', 'the fifteen of PC218 meet in fifteen rounds: 105 pairs, one pause each', () => {
	const plan = planRounds(pc218People);
	const met = whoMetWhom(plan);
	expect(plan).toHaveLength(pc218.expected.speed_dating.rounds);
	expect(met).toHaveLength(pc218.expected.speed_dating.pairs);
	expect(met.every(({ times }) => times === pc218.expected.speed_dating.pauses_each)).toBe(true);
	expect(pauses(plan).toSorted()).toEqual(pc218People.map((person) => person.id));
});

rule('H24', 'in every round everybody is somewhere once, and no pair meets twice', () => {
	fc.assert(
		fc.property(groups, (people) => {
			const plan = planRounds(people);
			expect(plan).toHaveLength(roundsFor(people.length));
			for (const round of plan) everybodyOnce(round, people);
			const met = whoMetWhom(plan);
			expect(met).toHaveLength((people.length * Math.max(0, people.length - 1)) / 2);
			expect(met.every(({ times }) => times === 1)).toBe(true);
			expect(new Set(pauses(plan)).size).toBe(pauses(plan).length);
			expect(plan.map((round) => round.number)).toEqual(plan.map((_, i) => i + 1));
		}),
		{ seed: 218, numRuns: 200 }
	);
});

test('[U17] 43 people also work: every pair once in 43 rounds', () => {
	const people = Array.from({ length: 43 }, (_, i) => ({
		id: `k${i}`,
		organisation: null,
		fixedTable: null
	}));
	const plan = planRounds(people);
	expect(plan).toHaveLength(43);
	expect(whoMetWhom(plan)).toHaveLength(903);
});

describe('colleagues', () => {
	const organisationOf = new Map(pc218People.map((person) => [person.id, person.organisation]));
	const isColleaguePair = ([a, b]: readonly [string, string]) =>
		organisationOf.get(a) === organisationOf.get(b);

	rule('H24', 'the six pairs of colleagues of PC218 all meet in the very last round', () => {
		const plan = planRounds(pc218People);
		const colleagues = (round: Round) =>
			round.pairings.filter(({ people }) => isColleaguePair(people)).length;
		expect(plan.map(colleagues)).toEqual([
			...Array.from({ length: 14 }, () => 0),
			pc218.expected.speed_dating.colleague_pairs
		]);
	});

	test('with fewer rounds colleagues do not meet at all and nobody pauses twice', () => {
		const plan = planRounds(pc218People, 8);
		expect(plan).toHaveLength(8);
		expect(whoMetWhom(plan).some(({ people }) => isColleaguePair(people))).toBe(false);
		expect(new Set(pauses(plan)).size).toBe(8);
	});

	test('more rounds than there are give no more than all', () => {
		expect(planRounds(pc218People, 99)).toHaveLength(15);
		expect(planRounds(pc218People, -1)).toEqual([]);
	});
});

describe('fixed seats', () => {
	rule('H26', 'who cannot move stays at one table through all rounds', () => {
		fc.assert(
			fc.property(groups, (people) => {
				const fixed = new Map(
					people.flatMap((p) => (p.fixedTable === null ? [] : [[p.id, p.fixedTable] as const]))
				);
				for (const round of planRounds(people)) {
					for (const [id, table] of fixed) {
						const place = placeOf(round, id);
						if (place.kind !== 'table') continue;
						const partnerTable = fixed.get(place.partner);
						// Two who both cannot move: one of them has to come.
						expect(place.table).toBe(Math.min(table, partnerTable ?? table));
					}
				}
			}),
			{ seed: 218, numRuns: 100 }
		);
	});

	test('nobody else is sent to the table of somebody who pauses there', () => {
		const people = pc218People.map((p, i) => ({ ...p, fixedTable: i === 0 ? 1 : null }));
		const pause = planRounds(people).find((round) => round.pausing === 'p01');
		expect(pause?.pairings.map((pairing) => pairing.table)).toEqual([2, 3, 4, 5, 6, 7, 8]);
	});

	test('tables for who cannot move: the last one sat at, else the lowest free', () => {
		const people = ['an', 'bart', 'chris'].map((id) => ({
			id,
			organisation: null,
			fixedSeat: id !== 'bart'
		}));
		expect(fixTables(people).map((person) => person.fixedTable)).toEqual([1, null, 2]);
		const held: Round[] = [{ number: 1, pairings: [{ table: 1, people: ['bart', 'chris'] }], pausing: 'an' }];
		expect(fixTables(people, held).map((person) => person.fixedTable)).toEqual([2, null, 1]);
	});
});

test('in each change of seats one of the two may nearly always stay where they sat', () => {
	const plan = planRounds(pc218People);
	let stays = 0;
	plan.slice(1).forEach((round, i) => {
		const before = plan[i];
		for (const { table, people } of round.pairings) {
			const tables = people.map((id) => (before ? placeOf(before, id) : { kind: 'absent' as const }));
			if (tables.some((place) => place.kind === 'table' && place.table === table)) stays++;
		}
	});
	expect(stays / (14 * 7)).toBeGreaterThan(0.8);
});

test('a couple has one name', () => {
	expect(coupleKey('b', 'a')).toBe(coupleKey('a', 'b'));
	expect(coupleKey('a,b', 'c')).not.toBe(coupleKey('a', 'b,c'));
});
