import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { rule } from '#tests/support/rule.ts';
import { coupleKey, placeOf, whoMetWhom, type PairPerson, type Round } from '#steps/pair/model.ts';
import { planRounds } from '#steps/pair/rounds/model.ts';
import { largestMatching, seated } from '#steps/pair/matching/model.ts';
import { replan } from '#steps/pair/replan/model.ts';

const person = (id: string, organisation: string | null = null): PairPerson => ({
	id,
	organisation,
	fixedTable: null
});
const people = (n: number): PairPerson[] => Array.from({ length: n }, (_, i) => person(`p${i}`));

/** Whether these people can all sit with somebody they never met. */
function canAllMeetNew(ids: readonly string[], met: ReadonlySet<string>): boolean {
	const graph = ids.map((a) => ids.flatMap((b, i) => (a !== b && !met.has(coupleKey(a, b)) ? [i] : [])));
	return seated(largestMatching(graph)) === ids.length;
}

/** What must hold for every round to come, given everything before it. */
function expectGoodPlan(
	held: readonly Round[],
	plan: readonly Round[],
	present: readonly PairPerson[]
): void {
	const ids = present.map((p) => p.id);
	const before = [...held];
	for (const round of plan) {
		const seats = [
			...round.pairings.flatMap((p) => p.people),
			...(round.pausing === null ? [] : [round.pausing])
		];
		expect(seats.toSorted(), 'nobody twice, nobody missing, nobody who left').toEqual(ids.toSorted());
		expect(round.number).toBe(before.length + 1);
		const met = new Set(whoMetWhom(before).map((m) => coupleKey(...m.people)));
		const paused = (id: string) => before.filter((r) => r.pausing === id).length;
		const repeats = round.pairings.filter((p) => met.has(coupleKey(...p.people))).length;
		const pausers = round.pausing === null ? [null] : ids;
		const without = (id: string | null) => ids.filter((other) => other !== id);
		if (repeats > 0) {
			expect(
				pausers.some((id) => canAllMeetNew(without(id), met)),
				'a round without repeats existed'
			).toBe(false);
		} else if (round.pausing !== null) {
			const mine = paused(round.pausing);
			const fairer = ids.filter((id) => paused(id) < mine);
			expect(
				fairer.some((id) => canAllMeetNew(without(id), met)),
				'somebody else could have paused'
			).toBe(false);
		}
		before.push(round);
	}
}

rule(
	'H24',
	'any late arrivals and leavers: what happened stays, and the rest is as new and as fair as it can be',
	() => {
		const evenings = fc.record({
			begin: fc.integer({ min: 2, max: 13 }),
			events: fc.array(
				fc.record({
					roundsOn: fc.integer({ min: 1, max: 4 }),
					arrive: fc.integer({ min: 0, max: 2 }),
					leave: fc.integer({ min: 0, max: 2 })
				}),
				{ minLength: 1, maxLength: 4 }
			),
			seed: fc.string()
		});
		fc.assert(
			fc.property(evenings, ({ begin, events, seed }) => {
				const random = seeded(seed);
				let present = people(begin);
				let plan = planRounds(present);
				const held: Round[] = [];
				let nextId = begin;
				for (const { roundsOn, arrive, leave } of events) {
					held.push(...plan.slice(0, roundsOn));
					const planned = plan.slice(roundsOn);
					present = present.slice(Math.min(leave, present.length));
					for (let i = 0; i < arrive; i++) present = [...present, person(`p${nextId++}`)];
					plan = replan({ held, planned, present, rounds: planned.length, random });
					expect(plan).toHaveLength(present.length < 2 ? 0 : planned.length);
					expectGoodPlan(held, plan, present);
				}
			}),
			{ seed: 218, numRuns: 150 }
		);
	}
);

describe('the simple cases keep the plan that people already saw', () => {
	const fifteen = people(15);
	const full = planRounds(fifteen);
	const held = full.slice(0, 4);
	const planned = full.slice(4);
	const random = seeded('unused');

	test('nothing happened: nothing changes', () => {
		expect(replan({ held, planned, present: fifteen, rounds: 11, random })).toEqual(planned);
	});

	rule('H24', 'a late comer takes the pause seat: nobody pauses any more and nobody meets twice', () => {
		const late = person('late');
		const plan = replan({ held, planned, present: [...fifteen, late], rounds: 11, random });
		plan.forEach((round, i) => {
			expect(round.pausing).toBeNull();
			const place = placeOf(round, 'late');
			expect(place).toMatchObject({ kind: 'table', partner: planned[i]?.pausing });
		});
		expectGoodPlan(held, plan, [...fifteen, late]);
	});

	test('of an even number one leaves: the partner of each round pauses', () => {
		const fourteen = people(14);
		const rounds = planRounds(fourteen);
		const staying = fourteen.slice(1);
		const plan = replan({
			held: rounds.slice(0, 3),
			planned: rounds.slice(3),
			present: staying,
			rounds: 10,
			random
		});
		plan.forEach((round, i) => {
			const old = rounds[3 + i];
			const left = old ? placeOf(old, 'p0') : { kind: 'absent' as const };
			expect(left).toMatchObject({ kind: 'table', partner: round.pausing });
		});
		expectGoodPlan(rounds.slice(0, 3), plan, staying);
	});

	test('one leaves and one comes: the new one takes the empty seat', () => {
		const present = [...fifteen.slice(1), person('new')];
		const plan = replan({ held, planned, present, rounds: 11, random });
		plan.forEach((round, i) => {
			const old = planned[i];
			expect(placeOf(round, 'new').kind).toBe(old ? placeOf(old, 'p0').kind : '');
		});
	});
});

test('more time than planned: extra rounds go on with whoever has not met', () => {
	const eight = people(8);
	const full = planRounds(eight);
	const held = full.slice(0, 3);
	const plan = replan({ held, planned: [], present: eight, rounds: 4, random: seeded('more') });
	expect(plan).toHaveLength(4);
	expectGoodPlan(held, plan, eight);
});

test('when everybody has met everybody, the rounds go on with repeats rather than stop', () => {
	const six = people(6);
	const held = planRounds(six);
	const plan = replan({ held, planned: [], present: six, rounds: 2, random: seeded('again') });
	expect(plan).toHaveLength(2);
	expect(whoMetWhom([...held, ...plan]).every(({ times }) => times <= 2)).toBe(true);
});

test('colleagues are kept for the end when the rest is worked out anew', () => {
	const group = Array.from({ length: 12 }, (_, i) => person(`p${i}`, `org${Math.floor(i / 2)}`));
	const plan = replan({ held: [], planned: [], present: group, rounds: 8, random: seeded('colleagues') });
	const colleagues = whoMetWhom(plan).filter(({ people: [a, b] }) => {
		const of = (id: string) => group.find((p) => p.id === id)?.organisation;
		return of(a) === of(b);
	});
	expect(colleagues).toEqual([]);
});

test('the same seed makes the same plan', () => {
	const make = () =>
		replan({ held: [], planned: [], present: people(9), rounds: 9, random: seeded('evening') });
	expect(make()).toEqual(make());
});

test('nobody, or one person, has no rounds', () => {
	for (const n of [0, 1]) {
		expect(
			replan({ held: [], planned: planRounds(people(4)), present: people(n), rounds: 3, random: seeded('') })
		).toEqual([]);
	}
});
