import { circleRounds } from '#steps/mixing/circle/model.ts';
import { affineRounds } from './affine/model.ts';
import { kirkmanRounds } from './kirkman/model.ts';
import { developed, peopleOf, sizeOf, STARTERS } from './starters/model.ts';
import { transversalRounds } from './transversal/model.ts';

/** Rounds of groups of numbered people, in which no two meet twice. */
export type Design = number[][][];

/** More rounds or people than this nobody plans, and building it would take long. */
const MOST_PEOPLE = 200;

/**
 * A plan without repeats for groups of these sizes, with as many rounds as are known, at least `rounds`; null when no
 * construction is at hand (there may still be a plan). Groups stand in the order of the sizes.
 */
export function designFor(sizes: readonly number[], rounds: number): Design | null {
	const people = sizes.reduce((sum, size) => sum + size, 0);
	const largest = Math.max(0, ...sizes);
	if (people > MOST_PEOPLE || largest < 2) return null;
	if (largest === 2) return fitting(pairs(people), sizes, rounds);
	for (const design of wholeDesigns(largest, people)) {
		const fit = fitting(without(design, people), sizes, rounds);
		if (fit) return fit;
	}
	return null;
}

function pairs(people: number): Design {
	return circleRounds(people).map((round) => round.map(([a, b]) => (b === null ? [a] : [a, b])));
}

/** Those for groups of this size and this many people, or a few more. */
function wholeDesigns(size: number, people: number): Design[] {
	const designs = STARTERS.filter((starter) => sizeOf(starter) === size)
		.filter((starter) => peopleOf(starter) >= people && peopleOf(starter) <= people + size)
		.map(developed);
	for (let dimension = 2; size ** dimension <= people + size; dimension++) {
		const affine = size ** dimension >= people ? affineRounds(size, dimension) : null;
		if (affine) designs.push(affine);
	}
	for (let q = Math.ceil(people / 3); size === 3 && 3 * q <= people + size; q++) {
		const threes = kirkmanRounds(q);
		if (threes) designs.push(threes);
	}
	for (let order = Math.ceil(people / size); order * size <= people + order; order++) {
		const lines = transversalRounds(order, size);
		if (lines) designs.push([...lines, ...inRows(order, size)]);
	}
	return designs;
}

/** People who stand in rows of `order` and never met in their row: more rounds, in which each row plays by itself. */
function inRows(order: number, size: number): Design {
	if (order % size > 0) return [];
	const groups = Array<number>(order / size).fill(size);
	const beside = [groups.map((_, group) => Array.from({ length: size }, (_, i) => group * size + i))];
	return (designFor(groups, 1) ?? beside).map((round) =>
		Array.from({ length: size }, (_, row) => round.map((group) => group.map((p) => row * order + p))).flat()
	);
}

/**
 * The same with some people left out. They are people who never meet, where there are enough of those: in each round each
 * of them is missed in another group, so that sizes differ by one at most. Else they are taken from one group, and the round
 * of that group goes.
 */
function without(design: Design, people: number): Design {
	const all = design[0]?.flat().length ?? 0;
	const strangers = apartFrom(design, all, all - people);
	const missed = new Set(strangers ?? design[0]?.[0]?.slice(0, all - people));
	const left = [...Array(all).keys()].filter((person) => !missed.has(person));
	const numbers = new Map(left.map((person, i) => [person, i]));
	return design
		.slice(strangers ? 0 : 1)
		.map((round) => round.map((group) => group.flatMap((person) => numbers.get(person) ?? [])));
}

/** So many people of whom no two ever meet; null when looking once from each person on finds none. */
function apartFrom(design: Design, all: number, count: number): number[] | null {
	const met = Array.from({ length: all }, () => new Set<number>());
	for (const group of design.flat()) for (const a of group) for (const b of group) met[a]?.add(b);
	for (let first = 0; first < all; first++) {
		const found: number[] = [];
		for (let i = 0; i < all && found.length < count; i++) {
			const person = (first + i) % all;
			if (found.every((other) => !met[other]?.has(person))) found.push(person);
		}
		if (found.length === count) return found;
	}
	return null;
}

function fitting(design: Design, sizes: readonly number[], rounds: number): Design | null {
	if (design.length < rounds) return null;
	const ordered = design.map((round) => inOrder(round, sizes));
	return ordered.every((round) => round !== null) ? ordered : null;
}

/** The groups of a round in the order of the sizes; null when the sizes are others. */
function inOrder(round: readonly number[][], sizes: readonly number[]): number[][] | null {
	const left = round.filter(({ length }) => length > 0);
	const placed = sizes.flatMap((size) => {
		const found = left.findIndex(({ length }) => length === size);
		return found === -1 ? [] : left.splice(found, 1);
	});
	return left.length === 0 && placed.length === sizes.length ? placed : null;
}
