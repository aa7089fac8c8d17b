import { shuffle, type Random } from '#platform/chance/model.ts';
import type { MixRound } from '#steps/mixing/model.ts';
import { ABSENT, at, FREE, tallyAt, type Problem, type Trait } from '#steps/mixing/problem/model.ts';

/** Everybody on a seat in each round, with what is needed to know at once what a swap would cost. */
export interface Seating {
	problem: Problem;
	/** Who sits on a seat. */
	seats: Int16Array;
	/** The seat and the group of somebody, by round and person; -1 when not in that round. */
	seatOf: Int32Array;
	groupOf: Int16Array;
	/** Times together, earlier ones included, by person and person; alone on the diagonal. */
	met: Int16Array;
	/** For each trait, how many of a value sit in a group. */
	tallies: readonly Int16Array[];
	cost: number;
}

/** Rounds in numbers, on their seats. Throws when a group does not have its size: that is a mistake of ours. */
export function seatingOf(problem: Problem, rounds: readonly (readonly (readonly number[])[])[]): Seating {
	const { people, groups, start } = problem;
	const seats = new Int16Array(problem.seatCount);
	const seatOf = new Int32Array(problem.rounds * people).fill(-1);
	const groupOf = new Int16Array(problem.rounds * people).fill(-1);
	const met = problem.before.slice();
	const tallies = problem.traits.map(({ low }) => new Int16Array(low.length));
	rounds.forEach((round, r) => {
		round.forEach((group, g) => {
			const first = at(start, r * (groups + 1) + g);
			if (group.length !== at(start, r * (groups + 1) + g + 1) - first)
				throw new Error('a group of another size');
			group.forEach((a, i) => {
				seats[first + i] = a;
				seatOf[r * people + a] = first + i;
				groupOf[r * people + a] = g;
				for (const b of group.length === 1 ? [a] : group) {
					if (a !== b || group.length === 1) met[a * people + b] = at(met, a * people + b) + 1;
				}
				problem.traits.forEach((trait, t) => {
					const v = at(trait.value, a);
					const tally = tallies[t];
					const place = tallyAt(problem, trait, r, g) + v;
					if (tally && v >= 0) tally[place] = at(tally, place) + 1;
				});
			});
		});
	});
	const seating: Seating = { problem, seats, seatOf, groupOf, met, tallies, cost: 0 };
	seating.cost = wholeCost(seating);
	return seating;
}

/** Everybody on a seat by chance, save for who has a place already; those who stay together first, where there is room. */
export function seatedByChance(problem: Problem, random: Random): Seating {
	const { people, fixed, blocks, blockOf } = problem;
	const everybody = Array.from({ length: people }, (_, i) => i);
	const rounds = problem.sizes.map((sizes, r) => {
		const state = (p: number): number => at(fixed, r * people + p);
		const round = sizes.map((_, g) => everybody.filter((p) => state(p) === g));
		const room = (g: number): number => (sizes[g] ?? 0) - (round[g]?.length ?? 0);
		const order = shuffle([...sizes.keys()], random);
		const spread: number[] = everybody.filter((p) => state(p) === FREE && at(blockOf, p) < 0);
		for (const block of shuffle(blocks, random).sort((a, b) => b.length - a.length)) {
			const free = block.filter((p) => state(p) === FREE);
			const home =
				order.find((g) => block.some((p) => state(p) === g)) ?? order.find((g) => room(g) >= free.length);
			if (home !== undefined && room(home) >= free.length) round[home]?.push(...free);
			else spread.push(...free);
		}
		const rest = shuffle(spread, random);
		return round.map((group, g) => [...group, ...rest.splice(0, room(g))]);
	});
	return seatingOf(problem, rounds);
}

/** What the cost would change by when these two people, in different groups of this round, changed places. */
export function swapCost(seating: Seating, round: number, a: number, b: number): number {
	const { problem, seats, met, groupOf } = seating;
	const { people: n, groups, start, each, rise } = problem;
	const groupA = at(groupOf, round * n + a);
	const groupB = at(groupOf, round * n + b);
	const row = round * (groups + 1);
	const [fromA, toA] = [at(start, row + groupA), at(start, row + groupA + 1)];
	const [fromB, toB] = [at(start, row + groupB), at(start, row + groupB + 1)];
	const [rowA, rowB] = [a * n, b * n];
	let change = 0;
	for (let seat = fromA; seat < toA; seat++) {
		const x = at(seats, seat);
		if (x === a) continue;
		change += at(rise, at(met, rowB + x)) + at(each, rowB + x);
		change -= at(rise, at(met, rowA + x) - 1) + at(each, rowA + x);
	}
	for (let seat = fromB; seat < toB; seat++) {
		const x = at(seats, seat);
		if (x === b) continue;
		change += at(rise, at(met, rowA + x)) + at(each, rowA + x);
		change -= at(rise, at(met, rowB + x) - 1) + at(each, rowB + x);
	}
	if (toA - fromA === 1) change += at(rise, at(met, rowB + b)) - at(rise, at(met, rowA + a) - 1);
	if (toB - fromB === 1) change += at(rise, at(met, rowA + a)) - at(rise, at(met, rowB + b) - 1);
	for (let t = 0; t < problem.traits.length; t++)
		change += traitChange(seating, t, round, [a, groupA], [b, groupB]);
	if (problem.newcomer) {
		const now = strangers(seating, round, groupA) + strangers(seating, round, groupB);
		const then = strangers(seating, round, groupA, a, b) + strangers(seating, round, groupB, b, a);
		change += (then - now) * problem.newcomers;
	}
	return change;
}

/** Lets two people change places. `change` is what `swapCost` said of it. */
export function swap(seating: Seating, round: number, a: number, b: number, change: number): void {
	const { problem, seats, seatOf, groupOf, tallies } = seating;
	const n = problem.people;
	const [seatA, seatB] = [at(seatOf, round * n + a), at(seatOf, round * n + b)];
	const [groupA, groupB] = [at(groupOf, round * n + a), at(groupOf, round * n + b)];
	count(seating, round, a, -1);
	count(seating, round, b, -1);
	seats[seatA] = b;
	seats[seatB] = a;
	seatOf[round * n + a] = seatB;
	seatOf[round * n + b] = seatA;
	groupOf[round * n + a] = groupB;
	groupOf[round * n + b] = groupA;
	count(seating, round, a, 1);
	count(seating, round, b, 1);
	for (let t = 0; t < tallies.length; t++) {
		const [trait, tally] = [problem.traits[t], tallies[t]];
		if (!trait || !tally) continue;
		const move = (person: number, from: number, to: number): void => {
			const v = at(trait.value, person);
			if (v < 0) return;
			const [out, into] = [tallyAt(problem, trait, round, from) + v, tallyAt(problem, trait, round, to) + v];
			tally[out] = at(tally, out) - 1;
			tally[into] = at(tally, into) + 1;
		};
		move(a, groupA, groupB);
		move(b, groupB, groupA);
	}
	seating.cost += change;
}

/** The rounds of a seating, as numbers. */
export function roundsOf({ problem, seats }: Seating): number[][][] {
	const { groups, start } = problem;
	return problem.sizes.map((sizes, r) =>
		sizes.map((_, g) => [
			...seats.slice(at(start, r * (groups + 1) + g), at(start, r * (groups + 1) + g + 1))
		])
	);
}

/** The rounds of a seating, by the names that the input gave people. */
export function namedRounds(rounds: readonly (readonly number[][])[], ids: readonly string[]): MixRound[] {
	return rounds.map((round) => round.map((group) => group.map((person) => ids[person] ?? '')));
}

/** Whether somebody can change places in a round. */
export function isFree(problem: Problem, round: number, person: number): boolean {
	return at(problem.fixed, round * problem.people + person) === FREE;
}

/** Counts a person in or out of the group where they sit. Both directions, the diagonal once. */
function count({ problem, seats, met, groupOf }: Seating, round: number, person: number, by: 1 | -1): void {
	const { people: n, groups, start } = problem;
	const row = round * (groups + 1) + at(groupOf, round * n + person);
	const [from, to] = [at(start, row), at(start, row + 1)];
	for (let seat = from; seat < to; seat++) {
		const x = at(seats, seat);
		if (x === person && to - from > 1) continue;
		met[person * n + x] = at(met, person * n + x) + by;
		if (x !== person) met[x * n + person] = at(met, x * n + person) + by;
	}
}

/** How far a tally lies outside of what a group should hold. */
function off(trait: Trait, place: number, tally: number): number {
	return Math.max(0, tally - at(trait.high, place), at(trait.low, place) - tally);
}

type Placed = readonly [person: number, group: number];

function traitChange(
	{ problem, tallies }: Seating,
	t: number,
	round: number,
	[a, groupA]: Placed,
	[b, groupB]: Placed
) {
	const [trait, tally] = [problem.traits[t], tallies[t]];
	if (!trait || !tally) return 0;
	const [va, vb] = [at(trait.value, a), at(trait.value, b)];
	if (va === vb) return 0;
	const [rowA, rowB] = [tallyAt(problem, trait, round, groupA), tallyAt(problem, trait, round, groupB)];
	const step = (place: number, by: number): number =>
		off(trait, place, at(tally, place) + by) - off(trait, place, at(tally, place));
	let change = 0;
	if (va >= 0) change += step(rowA + va, -1) + step(rowB + va, 1);
	if (vb >= 0) change += step(rowA + vb, 1) + step(rowB + vb, -1);
	return change * problem.balance;
}

/**
 * 1 when a group holds one newcomer among two or more people who all met each other in earlier meetings; with `out`
 * replaced by `into` when those are given.
 */
function strangers({ problem, seats }: Seating, round: number, group: number, out = -1, into = -1): number {
	const { people: n, groups, start, before, newcomer } = problem;
	const row = round * (groups + 1) + group;
	const inside: number[] = [];
	let fresh = 0;
	for (let seat = at(start, row); seat < at(start, row + 1); seat++) {
		const person = at(seats, seat) === out ? into : at(seats, seat);
		if (newcomer && at(newcomer, person) === 1) fresh++;
		else inside.push(person);
	}
	if (fresh !== 1 || inside.length < 2) return 0;
	return inside.every((a, i) => inside.every((b, j) => j <= i || at(before, a * n + b) > 0)) ? 1 : 0;
}

/** The cost counted anew from the whole plan. */
function wholeCost(seating: Seating): number {
	const { problem, met, tallies } = seating;
	const { people: n, before, each, rise } = problem;
	let cost = problem.base;
	for (let a = 0; a < n; a++) {
		for (let b = a; b < n; b++) {
			const place = a * n + b;
			for (let times = at(before, place); times < at(met, place); times++) cost += at(rise, times);
			if (a !== b) cost += (at(met, place) - at(before, place)) * at(each, place);
		}
	}
	problem.traits.forEach((trait, t) => {
		tallies[t]?.forEach((tally, place) => (cost += off(trait, place, tally) * problem.balance));
	});
	if (problem.newcomer) {
		problem.sizes.forEach((sizes, round) => {
			sizes.forEach((_, group) => (cost += strangers(seating, round, group) * problem.newcomers));
		});
	}
	return cost;
}

/** Whether somebody is part of a round. */
export function isSeated(problem: Problem, round: number, person: number): boolean {
	return at(problem.fixed, round * problem.people + person) !== ABSENT;
}
