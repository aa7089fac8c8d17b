import { shuffle, type Random } from '#platform/chance/model.ts';

/** Who speaks after whom: along the seats, or as chance decides. */
export type TurnOrder = 'seats' | 'random';

/** What one turn ended in. */
export type Turn = { person: string; act: 'spoke' | 'passed' };

/** The state of a round: who is asked in which order, and what happened so far. */
export type Turns = { order: readonly string[]; log: readonly Turn[] };

/** The longest turn, in seconds (domain.md 3 #3): a long round kills energy. */
export const LONGEST_TURN = 90;

/** Above this number a round takes too long and goes better at tables (domain.md 3 #3). */
const ROUND_LIMIT = 20;

/** Begins a round. People without a seat come after those with one, in the given order. */
export function beginTurns(
	people: readonly { id: string; seat: number | null }[],
	by: TurnOrder,
	random: Random
): Turns {
	const inOrder =
		by === 'random'
			? shuffle(people, random)
			: people.toSorted((a, b) => (a.seat ?? Infinity) - (b.seat ?? Infinity) || 0);
	return { order: inOrder.map((person) => person.id), log: [] };
}

/**
 * Who still has to speak, the one whose turn it is first. Whoever passed is asked again at the end, once; a
 * second pass is respected.
 */
export function stillToSpeak({ order, log }: Turns): string[] {
	const had = new Set(log.map((turn) => turn.person));
	const spoke = new Set(log.filter((turn) => turn.act === 'spoke').map((turn) => turn.person));
	const passes = log.filter((turn) => turn.act === 'passed').map((turn) => turn.person);
	const again = passes.filter(
		(person) =>
			order.includes(person) && !spoke.has(person) && passes.indexOf(person) === passes.lastIndexOf(person)
	);
	return [...order.filter((person) => !had.has(person)), ...again];
}

/** Whose turn it is; `null` when everybody has had theirs. */
export function speaking(turns: Turns): string | null {
	return stillToSpeak(turns)[0] ?? null;
}

/**
 * Ends the turn of `person`. Refuses when it is not that person's turn (any more), so that two taps on "next"
 * do not skip somebody.
 */
export function endTurn(
	turns: Turns,
	person: string,
	act: Turn['act']
): { ok: true; turns: Turns } | { ok: false; reason: 'not_their_turn' } {
	if (speaking(turns) !== person) return { ok: false, reason: 'not_their_turn' };
	return { ok: true, turns: { ...turns, log: [...turns.log, { person, act }] } };
}

/** Takes the last turn back; at the beginning nothing changes. */
export function turnBack(turns: Turns): Turns {
	return { ...turns, log: turns.log.slice(0, -1) };
}

/** A late comer is asked after the others, before those who passed. */
export function joinTurns(turns: Turns, person: string): Turns {
	return turns.order.includes(person) ? turns : { ...turns, order: [...turns.order, person] };
}

/** Who leaves is not asked any more; what was said stays. */
export function leaveTurns(turns: Turns, person: string): Turns {
	return { ...turns, order: turns.order.filter((id) => id !== person) };
}

/**
 * The seconds each of those still to speak has: what is left, shared fairly, never above `cap`. 0 when the time
 * is up or nobody is left.
 */
export function fairShare(secondsLeft: number, people: number, cap: number = LONGEST_TURN): number {
	if (people < 1 || secondsLeft <= 0) return 0;
	return Math.min(cap, Math.floor(secondsLeft / people));
}

/**
 * What is left of a turn, in milliseconds, never below zero: nobody is shown how much too long they spoke. `null` when
 * nobody speaks, or when there is no time to share.
 */
export function turnLeft(turn: { startedAt: number | null; seconds: number }, now: number): number | null {
	if (turn.startedAt === null || turn.seconds <= 0) return null;
	return Math.max(0, turn.startedAt + turn.seconds * 1000 - now);
}

/** Minutes a round takes at so many seconds a person, rounded up. */
export function minutesForTurns(people: number, seconds: number = LONGEST_TURN): number {
	return Math.ceil((people * seconds) / 60);
}

/** Whether one round suits this number of people, or each table had better hold its own. */
export function roundAdvice(people: number): 'fits' | 'at_tables' {
	return people > ROUND_LIMIT ? 'at_tables' : 'fits';
}
