import type { Random } from '#platform/chance/model.ts';
import { at, type Problem } from '#steps/mixing/problem/model.ts';
import {
	isFree,
	roundsOf,
	seatedByChance,
	seatingOf,
	swap,
	swapCost,
	type Seating
} from '#steps/mixing/seating/model.ts';

// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): two people of a round change places; a change for the worse
// is taken now and then, more seldom as it cools. It is known to do well on this problem (Dotú and Van Hentenryck 2005
// took its cousin, tabu search, with the same move).

/** The effort is counted in looks at one pair, so that it takes as long for small groups as for large ones. */
export interface Effort {
	looks: number;
}

/** Where it begins and ends, in weights of one repeat. */
const HOT = 0.7;
const COLD = 0.15;
/** Looks of the first attempt for each seat; each attempt after it is longer, since hard ones need a slow cooling. */
const FIRST_LOOKS = 6_000;
const LONGER = 1.35;

/**
 * The cheapest plan that can be found within the effort, beginning with `begun`; stops as soon as nothing can be cheaper
 * than what it has (`bound`). The same source of chance gives the same plan.
 */
export function anneal(
	problem: Problem,
	begun: Seating | null,
	bound: number,
	effort: Effort,
	random: Random
): Seating {
	const movable = problem.sizes.map((_, round) =>
		Array.from({ length: problem.people }, (_, p) => p).filter((p) => isFree(problem, round, p))
	);
	const rounds = movable.flatMap((people, round) => (people.length > 1 ? [round] : []));
	let best = begun ?? seatedByChance(problem, random);
	let left = effort.looks;
	let looks = FIRST_LOOKS * problem.seatCount;
	while (left > 0 && best.cost > bound && rounds.length > 0) {
		const attempt = seatedByChance(problem, random);
		const found = cool(attempt, { movable, rounds, bound, looks: Math.min(looks, left), random });
		if (found.cost < best.cost) best = found;
		left -= looks;
		looks *= LONGER;
	}
	return best;
}

interface Cooling {
	movable: readonly (readonly number[])[];
	rounds: readonly number[];
	bound: number;
	looks: number;
	random: Random;
}

function cool(seating: Seating, { movable, rounds, bound, looks, random }: Cooling): Seating {
	const { problem } = seating;
	const n = problem.people;
	const unit = Math.max(1, at(problem.rise, 1));
	const perStep =
		2 * Math.max(2, problem.seatCount / problem.sizes.reduce((sum, { length }) => sum + length, 0));
	const steps = Math.ceil(looks / perStep);
	const cooling = (COLD / HOT) ** (1 / Math.max(1, Math.floor(steps / 64)));
	let heat = HOT * unit;
	let best = seating.cost;
	let kept = seating.seats.slice();
	for (let step = 1; step <= steps; step++) {
		if (step % 64 === 0) heat *= cooling;
		const round = at(rounds, Math.floor(random() * rounds.length));
		const people = movable[round] ?? [];
		const a = at(people, Math.floor(random() * people.length));
		const b = at(people, Math.floor(random() * people.length));
		const block = at(problem.blockOf, a);
		if (at(seating.groupOf, round * n + a) === at(seating.groupOf, round * n + b)) continue;
		if (block >= 0 && random() < 0.5) moveBlock(seating, round, problem.blocks[block] ?? [], b, heat, random);
		else {
			const change = swapCost(seating, round, a, b);
			if (change > 0 && random() >= Math.exp(-change / heat)) continue;
			swap(seating, round, a, b, change);
		}
		if (seating.cost < best) {
			best = seating.cost;
			kept = seating.seats.slice();
			if (best <= bound) break;
		}
	}
	return seatingOf(problem, roundsOf({ ...seating, seats: kept }));
}

/** Those who stay together change places with as many others of the group of `other`; all of them or none. */
function moveBlock(
	seating: Seating,
	round: number,
	block: readonly number[],
	other: number,
	heat: number,
	random: Random
) {
	const { problem, groupOf } = seating;
	const n = problem.people;
	const place = (person: number): number => at(groupOf, round * n + person);
	const home = place(block[0] ?? other);
	const target = place(other);
	const going = block.filter((p) => place(p) === home && isFree(problem, round, p));
	const coming: number[] = [];
	for (let p = 0, from = Math.floor(random() * n); p < n && coming.length < going.length; p++) {
		const person = (p + from) % n;
		if (place(person) === target && at(problem.blockOf, person) < 0 && isFree(problem, round, person))
			coming.push(person);
	}
	if (home === target || coming.length < going.length) return;
	const changes = going.map((person, i) => {
		const change = swapCost(seating, round, person, coming[i] ?? other);
		swap(seating, round, person, coming[i] ?? other, change);
		return change;
	});
	const change = changes.reduce((sum, each) => sum + each, 0);
	if (change <= 0 || random() < Math.exp(-change / heat)) return;
	for (let i = going.length - 1; i >= 0; i--)
		swap(seating, round, going[i] ?? other, coming[i] ?? other, -(changes[i] ?? 0));
}
