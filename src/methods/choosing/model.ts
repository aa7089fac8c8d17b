import type { Step } from '#steps/contract.ts';
import { fitsPeople, minutesOf, type Family, type Method, type Phase } from '#methods/model.ts';

/** How much a method asks of bodies and voices. */
export const ENERGIES = ['quiet', 'talking', 'moving'] as const;
export type Energy = (typeof ENERGIES)[number];

/**
 * The energy of a method: moving when people mostly stand up for each other (time in pairs counts whole, in subgroups
 * half), quiet when they are alone for two fifths of it, else talking. Our own measure, to put something quiet after
 * something lively.
 */
export function energyOf(steps: readonly Pick<Step, 'minutes' | 'mode'>[]): Energy {
	const whole = minutesOf(steps);
	const share = (...modes: readonly Step['mode'][]) =>
		whole === 0 ? 0 : minutesOf(steps.filter(({ mode }) => modes.includes(mode))) / whole;
	if (share('pair') + share('subgroup') / 2 > 0.5) return 'moving';
	return share('individual') >= 0.4 ? 'quiet' : 'talking';
}

/** In how many of the answers about a meeting a method was ticked as one that helped. */
export interface Liking {
	methodId: string;
	meeting: number;
	helped: number;
	/** All answers: never fewer than five. */
	of: number;
}

/** In which meetings a network used a method, and what its people said of it when they were last asked. */
export interface Known {
	/** The latest meeting first, each once. */
	used: readonly number[];
	liked: Liking | null;
}

/** What the same group took the last time before this meeting, where somebody kept it: in minutes, with how many people. */
export function lastTime<
	T extends { methodId: string; meeting: number; took: number | null; people: number | null }
>(
	methodId: string,
	before: number,
	uses: readonly T[]
): { meeting: number; took: number; people: number | null } | null {
	for (const { meeting, took, people, ...use } of uses)
		if (use.methodId === methodId && meeting < before && took !== null) return { meeting, took, people };
	return null;
}

/** What a network knows of a method; both lists have the latest meeting first. */
export function knownOf(
	methodId: string,
	uses: readonly { methodId: string; meeting: number }[],
	likings: readonly Liking[]
): Known {
	return {
		used: [...new Set(uses.filter((use) => use.methodId === methodId).map(({ meeting }) => meeting))],
		liked: likings.find((liking) => liking.methodId === methodId) ?? null
	};
}

/** What somebody looks for; nothing means everything. */
export interface Wish {
	family?: Family | undefined;
	phase?: Phase | undefined;
	energy?: Energy | undefined;
	/** How many people there will be. */
	people?: number | undefined;
	/** How many minutes there are; a method may be shrunk to four fifths of its length. */
	minutes?: number | undefined;
	/** Words of the name or purpose, in any language. */
	words?: string | undefined;
}

/** A method loses its sense below this share of its minutes. */
const SHORTEST = 0.8;

/** The methods that answer a wish, in the order of the library. */
export function choose(methods: readonly Method[], wish: Wish): Method[] {
	return methods.filter(
		(method) =>
			(!wish.family || method.family === wish.family) &&
			(!wish.phase || method.phases.includes(wish.phase)) &&
			(!wish.energy || energyOf(method.steps) === wish.energy) &&
			(wish.people === undefined || fitsPeople(method, wish.people) === 'fits') &&
			(wish.minutes === undefined || minutesOf(method.steps) * SHORTEST <= wish.minutes) &&
			says(method, wish.words ?? '')
	);
}

function says({ name, purpose }: Method, words: string): boolean {
	const text = plain(Object.values(name).concat(Object.values(purpose)).join(' '));
	return plain(words)
		.split(/\s+/)
		.every((word) => text.includes(word));
}

/** Lower case without accents, so that "cafe" finds "café". */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase();
}
