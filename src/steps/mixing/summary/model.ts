import { encountersIn, type Earlier, type MixInput, type MixRound } from '#steps/mixing/model.ts';
import { ABSENT, at, problemOf, tallyAt, type Problem } from '#steps/mixing/problem/model.ts';
import { seatingOf, type Seating } from '#steps/mixing/seating/model.ts';

/** A hard rule that a plan breaks, in one round. */
export interface BrokenRule {
	rule: 'apart' | 'together' | 'place';
	round: number;
	people: readonly string[];
}

/** What there is to say of a plan, in the order in which it matters; ids, so that the surface can name people. */
export interface MixSummary {
	broken: readonly BrokenRule[];
	/** Couples that meet again in this plan, those kept together left out; `times` is how often they will have met in all. */
	again: readonly Earlier[];
	/** Times that somebody sits with somebody met before: one for each couple and time beyond the first. */
	repeats: number;
	/** New people that somebody meets, the least and on average. */
	meets: { least: number; mean: number };
	/** Couples of colleagues that sit together, with how often. */
	colleagues: readonly Earlier[];
	/** People too many or too few of a function, experience or sector, over all groups. */
	unbalanced: number;
	/** How often somebody has to change to another table. */
	walks: number;
}

/** Counts what a plan is worth. Expects groups of the sizes in the input, with everybody who is part of the round. */
export function summarise(input: MixInput, rounds: readonly MixRound[]): MixSummary {
	const problem = problemOf(input);
	const numbers = new Map(input.people.map(({ id }, i) => [id, i]));
	const seating = seatingOf(
		problem,
		rounds.map((round) => round.map((group) => group.map((id) => numbers.get(id) ?? 0)))
	);
	const couples = encountersIn(rounds).filter(({ people: [a, b] }) => a !== b);
	const place = ({ people: [a, b] }: Earlier): number =>
		(numbers.get(a) ?? 0) * problem.people + (numbers.get(b) ?? 0);
	const kept = new Set(problem.together.map(([a, b]) => a * problem.people + b));
	const isKept = ({ people: [a, b] }: Earlier): boolean => {
		const [x, y] = [numbers.get(a) ?? 0, numbers.get(b) ?? 0];
		return kept.has(Math.min(x, y) * problem.people + Math.max(x, y));
	};
	const before = (couple: Earlier): number => at(problem.before, place(couple));
	const fresh = new Map(input.people.map(({ id }) => [id, 0]));
	for (const couple of couples.filter((each) => before(each) === 0)) {
		for (const id of couple.people) fresh.set(id, (fresh.get(id) ?? 0) + 1);
	}
	const met = [...fresh.values()];
	const organisation = new Map(input.people.map(({ id, organisation }) => [id, organisation]));
	return {
		broken: brokenIn(input, problem, seating),
		again: couples
			.filter((couple) => !isKept(couple) && before(couple) + couple.times > 1)
			.map((couple) => ({ ...couple, times: before(couple) + couple.times })),
		repeats: couples.reduce((sum, couple) => sum + couple.times - (before(couple) === 0 ? 1 : 0), 0),
		meets: {
			least: Math.min(...met),
			mean: met.reduce((sum, each) => sum + each, 0) / Math.max(1, met.length)
		},
		colleagues: couples.filter(({ people: [a, b] }) => {
			const own = organisation.get(a) ?? null;
			return own !== null && own === organisation.get(b);
		}),
		unbalanced: unbalancedIn(problem, seating),
		walks: walksIn(problem, seating)
	};
}

function brokenIn(input: MixInput, problem: Problem, { groupOf }: Seating): BrokenRule[] {
	const { people: n, rounds, fixed } = problem;
	const broken: BrokenRule[] = [];
	const name = (person: number): string => input.people[person]?.id ?? '';
	for (let round = 0; round < rounds; round++) {
		const group = (person: number): number => at(groupOf, round * n + person);
		for (const pair of problem.apart) {
			if (group(pair[0]) >= 0 && group(pair[0]) === group(pair[1])) {
				broken.push({ rule: 'apart', round, people: pair.map(name) });
			}
		}
		for (const pair of problem.together) {
			if (group(pair[0]) >= 0 && group(pair[1]) >= 0 && group(pair[0]) !== group(pair[1])) {
				broken.push({ rule: 'together', round, people: pair.map(name) });
			}
		}
		for (let person = 0; person < n; person++) {
			const place = at(fixed, round * n + person);
			if (place >= 0 ? group(person) !== place : place === ABSENT && group(person) >= 0) {
				broken.push({ rule: 'place', round, people: [name(person)] });
			}
		}
	}
	return broken;
}

function unbalancedIn(problem: Problem, { tallies }: Seating): number {
	let sum = 0;
	problem.traits.forEach((trait, t) => {
		problem.sizes.forEach((sizes, round) => {
			sizes.forEach((_, group) => {
				for (let v = 0; v < trait.values; v++) {
					const place = tallyAt(problem, trait, round, group) + v;
					const tally = tallies[t]?.[place] ?? 0;
					sum += Math.max(0, tally - at(trait.high, place), at(trait.low, place) - tally);
				}
			});
		});
	});
	return sum;
}

function walksIn({ people, rounds }: Problem, { groupOf }: Seating): number {
	let walks = 0;
	for (let round = 1; round < rounds; round++) {
		for (let person = 0; person < people; person++) {
			const [from, to] = [at(groupOf, (round - 1) * people + person), at(groupOf, round * people + person)];
			if (from >= 0 && to >= 0 && from !== to) walks++;
		}
	}
	return walks;
}
