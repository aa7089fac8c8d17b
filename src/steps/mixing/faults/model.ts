import type { MixInput } from '#steps/mixing/model.ts';
import { ABSENT, at, FREE, problemOf, type Problem } from '#steps/mixing/problem/model.ts';

/** Why no plan can be made: the errors.<reason> that somebody reads, and who or what it is about. */
export type MixRefusal = 'mix_sizes' | 'mix_room' | 'mix_contradiction' | 'mix_too_many_together';

/** What makes a plan impossible, whoever sits where. People by id, rounds from 0. */
export interface Fault {
	reason: MixRefusal;
	round: number;
	people: readonly string[];
}

/** The first thing that makes a plan impossible; null when nothing does, though rules may still rule each other out. */
export function faultIn(input: MixInput): Fault | null {
	const problem = problemOf(input);
	const name = (person: number): string => input.people[person]?.id ?? '';
	for (let round = 0; round < problem.rounds; round++) {
		const fault = sizeFault(problem, round) ?? roomFault(problem, round) ?? ruleFault(problem, round);
		if (fault) return { reason: fault.reason, round, people: fault.people.map(name) };
	}
	return null;
}

type Found = { reason: MixRefusal; people: readonly number[] } | null;

function stateOf(problem: Problem, round: number, person: number): number {
	return at(problem.fixed, round * problem.people + person);
}

function present(problem: Problem, round: number): number[] {
	return [...Array(problem.people).keys()].filter((p) => stateOf(problem, round, p) !== ABSENT);
}

/** Seats and people are not as many, or a group is empty. */
function sizeFault(problem: Problem, round: number): Found {
	const sizes = problem.sizes[round] ?? [];
	const seats = sizes.reduce((sum, size) => sum + size, 0);
	const sound = sizes.every((size) => Number.isInteger(size) && size > 0);
	return sound && seats === present(problem, round).length ? null : { reason: 'mix_sizes', people: [] };
}

/** More people are bound to a group than it has seats, or bound to a group that is not there. */
function roomFault(problem: Problem, round: number): Found {
	const sizes = problem.sizes[round] ?? [];
	const bound = new Map<number, number[]>();
	for (const person of present(problem, round)) {
		const group = stateOf(problem, round, person);
		if (group !== FREE) bound.set(group, [...(bound.get(group) ?? []), person]);
	}
	for (const [group, people] of bound) {
		if (people.length > (sizes[group] ?? 0)) return { reason: 'mix_room', people };
	}
	return null;
}

/** Two rules that nobody can keep both, or more people together than the largest group holds. */
function ruleFault(problem: Problem, round: number): Found {
	const here = new Set(present(problem, round));
	const place = (person: number): number => stateOf(problem, round, person);
	const isBound = (pair: readonly number[]): boolean => pair.every((p) => place(p) >= 0);
	const both = ([a, b]: readonly [number, number]): boolean => here.has(a) && here.has(b);
	const one = problem.sizes[round]?.length === 1;
	for (const pair of problem.apart.filter(both)) {
		const [a, b] = pair;
		const block = at(problem.blockOf, a);
		const sameBlock = block >= 0 && block === at(problem.blockOf, b);
		const sameGroup = one || (isBound(pair) && place(a) === place(b));
		if (sameBlock || sameGroup) return { reason: 'mix_contradiction', people: pair };
	}
	for (const pair of problem.together.filter(both)) {
		if (isBound(pair) && place(pair[0]) !== place(pair[1]))
			return { reason: 'mix_contradiction', people: pair };
	}
	const largest = Math.max(0, ...(problem.sizes[round] ?? []));
	for (const block of problem.blocks) {
		const members = block.filter((person) => here.has(person));
		if (members.length > largest) return { reason: 'mix_too_many_together', people: members };
	}
	return null;
}
