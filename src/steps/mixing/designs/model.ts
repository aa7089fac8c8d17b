import { circleRounds } from '#steps/mixing/circle/model.ts';
import { affineRounds } from './affine/model.ts';
import { kirkmanRounds } from './kirkman/model.ts';
import { developed, peopleOf, STARTERS } from './starters/model.ts';

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
	const designs = STARTERS.filter(({ groups }) => groups[0]?.length === size)
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
	return designs;
}

/**
 * The same with the last people left out. One can be missed anywhere; several are taken from one group, and the round of
 * that group goes: in all other rounds each of them is missed in another group, so that sizes differ by one at most.
 */
function without(design: Design, people: number): Design {
	const all = design[0]?.flat().length ?? 0;
	const missed = new Set(design[0]?.[0]?.slice(0, all - people));
	const left = [...Array(all).keys()].filter((person) => !missed.has(person));
	const numbers = new Map(left.map((person, i) => [person, i]));
	return design
		.slice(missed.size > 1 ? 1 : 0)
		.map((round) => round.map((group) => group.flatMap((person) => numbers.get(person) ?? [])));
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
