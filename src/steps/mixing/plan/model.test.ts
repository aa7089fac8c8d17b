import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MIX_INSTANCES, planInstance } from '#tests/support/mixing-instances.ts';
import { rule } from '#tests/support/rule.ts';
import {
	encountersIn,
	evenSizes,
	mixInput,
	mixPerson,
	MIX_WEIGHTS,
	type MixInput
} from '#steps/mixing/model.ts';
import { problemOf } from '#steps/mixing/problem/model.ts';
import { seatingOf } from '#steps/mixing/seating/model.ts';
import { summarise } from '#steps/mixing/summary/model.ts';
import { mix } from './model.ts';

const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

for (const instance of MIX_INSTANCES) {
	const isOneOfMany = instance.meetings.length > 1;
	const effort = { looks: isOneOfMany ? 3_000_000 : 60_000_000 };
	rule(
		isOneOfMany || /in pairs/.test(instance.name) ? 'H24' : 'H25',
		`${instance.name}: at most ${instance.repeats} repeats for each of ten seeds`,
		() => {
			for (const seed of SEEDS) {
				const figures = planInstance(instance, seed, effort);
				expect(figures.repeats).toBeLessThanOrEqual(instance.repeats);
				expect(figures.most).toBeLessThanOrEqual(2);
				expect(figures).toMatchObject({ colleagues: 0, unbalanced: 0, broken: 0 });
			}
		},
		120_000
	);
}

/** Meetings of people as they come: any number, groups of any size, some who cannot be there all the time, some rules. */
const anyInput: fc.Arbitrary<MixInput> = fc
	.record({
		count: fc.integer({ min: 2, max: 18 }),
		groups: fc.integer({ min: 1, max: 6 }),
		rounds: fc.integer({ min: 1, max: 4 }),
		organisations: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 18, maxLength: 18 }),
		late: fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
		isNew: fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
		apart: fc.integer({ min: 0, max: 2 }),
		together: fc.integer({ min: 0, max: 1 }),
		past: fc.array(fc.tuple(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 17 })), {
			maxLength: 20
		})
	})
	.map(({ count, groups, rounds, organisations, late, isNew, apart, together, past }) => {
		const people = Array.from({ length: count }, (_, i) => ({
			...mixPerson(`p${i}`),
			organisation: organisations[i] === null ? null : `o${organisations[i]}`,
			traits: [`f${i % 3}`, i % 4 === 0 ? null : `x${i % 2}`],
			newcomer: isNew[i] ?? false,
			// The first two are there all the time, so that no round is empty.
			from: i > 1 && late[i] ? 1 : null
		}));
		const sizes = Array.from({ length: rounds }, (_, round) => {
			const here = people.filter(({ from }) => round >= (from ?? 0)).length;
			return evenSizes(here, Math.min(groups, here));
		});
		return {
			...mixInput(people, sizes),
			apart:
				apart === 0 || count < 6
					? []
					: [
							['p2', 'p3'],
							['p4', 'p2']
						]
							.slice(0, apart)
							.map(([a = '', b = '']) => [a, b] as const),
			together: together === 0 || count < 8 ? [] : [['p5', 'p6']],
			earlier: past
				.filter(([a, b]) => a !== b)
				.map(([a, b]) => ({ people: [`p${a}`, `p${b}`] as const, times: 1 }))
		};
	});

test('nobody sits twice and nobody is forgotten, whoever is there when', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const plan = mix(input, 'any', { looks: 20_000 });
			if (!plan.ok) return;
			plan.value.forEach((groups, round) => {
				const here = input.people.filter(({ from }) => round >= (from ?? 0)).map(({ id }) => id);
				expect(groups.flat().sort()).toEqual(here.sort());
				expect(groups.map(({ length }) => length)).toEqual(input.sizes[round]);
			});
		}),
		{ seed: 218, numRuns: 150 }
	);
});

test('what is cheap to keep up to date is what a slow count says', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const plan = mix(input, 'any', { looks: 20_000 });
			if (!plan.ok) return;
			const number = new Map(input.people.map(({ id }, i) => [id, i]));
			const seating = seatingOf(
				problemOf(input),
				plan.value.map((round) => round.map((group) => group.map((id) => number.get(id) ?? 0)))
			);
			expect(seating.cost).toBe(slowCost(input, plan.value));
		}),
		{ seed: 219, numRuns: 150 }
	);
});

test('rules hold whenever there is room for them', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 9, max: 18 }),
			fc.integer({ min: 3, max: 4 }),
			fc.integer({ min: 1, max: 5 }),
			(count, groups, rounds) => {
				const people = Array.from({ length: count }, (_, i) => ({
					...mixPerson(`p${i}`),
					group: i === 0 ? 1 : null
				}));
				const input: MixInput = {
					...mixInput(
						people,
						Array.from({ length: rounds }, () => evenSizes(count, groups))
					),
					apart: [
						['p1', 'p2'],
						['p1', 'p5']
					],
					together: [['p3', 'p4']],
					locks: [{ round: rounds - 1, person: 'p6', group: 2 }]
				};
				const plan = mix(input, 'rules', { looks: 300_000 });
				expect(plan.ok && summarise(input, plan.value).broken).toEqual([]);
				if (!plan.ok) return;
				for (const round of plan.value) {
					const home = (id: string) => round.findIndex((group) => group.includes(id));
					expect(home('p0')).toBe(1);
					expect(home('p1')).not.toBe(home('p2'));
					expect(home('p1')).not.toBe(home('p5'));
					expect(home('p3')).toBe(home('p4'));
				}
				expect(plan.value.at(-1)?.[2]).toContain('p6');
			}
		),
		{ seed: 220, numRuns: 30 }
	);
});

test('the same seed gives the same plan, another seed another', () => {
	const input = mixInput(
		Array.from({ length: 14 }, (_, i) => mixPerson(`p${i}`)),
		[
			[5, 5, 4],
			[5, 5, 4]
		]
	);
	const plan = (seed: string) => mix(input, seed, { looks: 100_000 });
	expect(plan('a')).toEqual(plan('a'));
	expect(plan('a')).not.toEqual(plan('b'));
});

test('rounds that are over stay over: those who met in them meet others in the rest', () => {
	const people = Array.from({ length: 12 }, (_, i) => mixPerson(`p${i}`));
	const whole = mix(
		mixInput(
			people,
			Array.from({ length: 2 }, () => evenSizes(12, 4))
		),
		's',
		{ looks: 1_000_000 }
	);
	const held = whole.ok ? whole.value : [];
	// One leaves, one comes in late.
	const now = [...people.slice(1), mixPerson('late')];
	const rest: MixInput = { ...mixInput(now, [evenSizes(12, 4)]), earlier: encountersIn(held) };
	const plan = mix(rest, 's', { looks: 1_000_000 });
	expect(plan.ok && summarise(rest, plan.value).repeats).toBe(0);
	expect(plan.ok && plan.value.flat(2)).toContain('late');
	expect(plan.ok && plan.value.flat(2)).not.toContain('p0');
});

test.each([
	['seats and people differ', { sizes: [[3, 3]] }, 'mix_sizes'],
	['an empty group', { sizes: [[5, 0]] }, 'mix_sizes'],
	[
		'apart and together at once',
		{
			apart: [['a', 'b']],
			together: [
				['a', 'c'],
				['c', 'b']
			]
		},
		'mix_contradiction'
	],
	[
		'more together than a group holds',
		{
			together: [
				['a', 'b'],
				['b', 'c'],
				['c', 'd']
			]
		},
		'mix_too_many_together'
	],
	['a group that is not there', { locks: [{ round: 0, person: 'a', group: 7 }] }, 'mix_room']
] satisfies [string, Partial<MixInput>, string][])(
	'what no plan can do is refused: %s',
	(_, change, reason) => {
		const people = ['a', 'b', 'c', 'd', 'e'].map(mixPerson);
		expect(mix({ ...mixInput(people, [[3, 2]]), ...change }, 's', { looks: 1000 })).toMatchObject({
			ok: false,
			reason
		});
	}
);

/** The cost as the weights tell it, counted from the groups without any table. */
function slowCost(input: MixInput, rounds: readonly (readonly (readonly string[])[])[]): number {
	const past = (a: string, b: string) =>
		input.earlier.filter(({ people }) => people.includes(a) && people.includes(b)).length;
	let cost = 0;
	const met = new Map<string, number>();
	const meet = (a: string, b: string) => {
		const key = a < b ? `${a} ${b}` : `${b} ${a}`;
		const times = met.get(key) ?? (a === b ? 0 : past(a, b));
		met.set(key, times + 1);
		if (times > 0) cost += MIX_WEIGHTS.repeats * (times ** 2 - (times - 1) ** 2);
	};
	const person = new Map(input.people.map((each) => [each.id, each]));
	const named = (pairs: MixInput['apart'], a: string, b: string) =>
		pairs.filter((p) => p.includes(a) && p.includes(b)).length;
	rounds.forEach((round) => {
		const here = round.flat().flatMap((id) => person.get(id) ?? []);
		for (const group of round) {
			if (group.length === 1) meet(group[0] ?? '', group[0] ?? '');
			group.forEach((a, i) =>
				group.slice(i + 1).forEach((b) => {
					meet(a, b);
					const own = person.get(a)?.organisation;
					if (own && own === person.get(b)?.organisation) cost += MIX_WEIGHTS.colleagues;
					cost += 1_000_000 * named(input.apart, a, b);
				})
			);
			for (const t of [0, 1]) {
				for (const value of new Set(input.people.flatMap(({ traits }) => traits[t] ?? []))) {
					const share =
						(here.filter(({ traits }) => traits[t] === value).length * group.length) / here.length;
					const count = group.filter((id) => person.get(id)?.traits[t] === value).length;
					cost += MIX_WEIGHTS.balance * Math.max(0, count - Math.ceil(share), Math.floor(share) - count);
				}
			}
			const known = group.filter((id) => !person.get(id)?.newcomer);
			const strangers = known.every((a, i) => known.slice(i + 1).every((b) => past(a, b) > 0));
			if (group.length - known.length === 1 && known.length > 1 && strangers) cost += MIX_WEIGHTS.newcomers;
		}
		for (const [a, b] of input.together) {
			const home = (id: string) => round.findIndex((group) => group.includes(id));
			if (home(a) >= 0 && home(b) >= 0 && home(a) !== home(b)) cost += 1_000_000;
		}
	});
	return cost;
}
