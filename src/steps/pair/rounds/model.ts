import { circleRounds } from '#steps/mixing/circle/model.ts';
import {
	coupleKey,
	firstFree,
	placeOf,
	roundsFor,
	type Pairing,
	type PairPerson,
	type Round
} from '#steps/pair/model.ts';

/** Two people who will talk, before they have a table. */
export type Couple = readonly [PairPerson, PairPerson];

/**
 * The plan in which everybody meets everybody once (circle method, domain.md 5.1): person 0 stays, the others
 * move one seat each round; with an odd number each person pauses exactly once. Colleagues meet in the last
 * rounds, so that `rounds` below the full number drops their talks first.
 */
export function planRounds(
	people: readonly PairPerson[],
	rounds: number = roundsFor(people.length)
): Round[] {
	const circle = seatColleaguesOpposite(people);
	const all = circleRounds(circle.length).map((round) => {
		const couples: Couple[] = [];
		let pausing: PairPerson | null = null;
		for (const [one, other] of round) {
			const [a, b] = [circle[one] ?? null, other === null ? null : (circle[other] ?? null)];
			if (a && b) couples.push([a, b]);
			else pausing = a ?? b;
		}
		return { couples, pausing };
	});
	const colleaguesLast = all.toSorted((x, y) => colleagueCount(x.couples) - colleagueCount(y.couples));
	const plan: Round[] = [];
	for (const { couples, pausing } of colleaguesLast.slice(0, Math.max(0, rounds))) {
		plan.push(seatRound(plan.length + 1, couples, pausing, plan.at(-1) ?? null));
	}
	return plan;
}

/** Whether two people work for the same organisation. */
export function areColleagues(a: PairPerson, b: PairPerson): boolean {
	return a.organisation !== null && a.organisation === b.organisation;
}

/**
 * Gives everybody who cannot move a table of their own: the one they sat at in the last round held, else the
 * lowest that is free. The others get none.
 */
export function fixTables(
	people: readonly { id: string; organisation: string | null; fixedSeat: boolean }[],
	held: readonly Round[] = []
): PairPerson[] {
	const tables = new Map<string, number>();
	const taken = new Set<number>();
	const last = held.at(-1);
	const fixed = people.filter((person) => person.fixedSeat);
	for (const { id } of fixed) {
		const place = last ? placeOf(last, id) : null;
		if (place?.kind !== 'table' || taken.has(place.table)) continue;
		tables.set(id, place.table);
		taken.add(place.table);
	}
	for (const { id } of fixed) {
		if (tables.has(id)) continue;
		const table = firstFree(taken);
		tables.set(id, table);
		taken.add(table);
	}
	return people.map(({ id, organisation }) => ({ id, organisation, fixedTable: tables.get(id) ?? null }));
}

/**
 * Gives the couples of a round their tables. A fixed table is never left, also not by who pauses there; when two
 * people with a fixed table meet, they sit at the lower one. Of the others one may stay where they sat in the
 * round before, so that half of the room need not move.
 */
export function seatRound(
	number: number,
	couples: readonly Couple[],
	pausing: PairPerson | null,
	before: Round | null
): Round {
	// In an order that does not depend on who was listed first: the same couples get the same tables again.
	const inOrder = couples.toSorted(([a, b], [c, d]) =>
		coupleKey(a.id, b.id) < coupleKey(c.id, d.id) ? -1 : 1
	);
	const taken = new Set<number>();
	if (pausing?.fixedTable) taken.add(pausing.fixedTable);
	const tables = new Map<Couple, number>();
	const give = (couple: Couple, table: number): void => {
		taken.add(table);
		tables.set(couple, table);
	};
	for (const couple of inOrder) {
		const fixed = couple.flatMap((person) => person.fixedTable ?? []).filter((table) => !taken.has(table));
		if (fixed.length > 0) give(couple, Math.min(...fixed));
	}
	for (const couple of inOrder) {
		if (tables.has(couple) || !before) continue;
		const stay = couple
			.map((person) => placeOf(before, person.id))
			.flatMap((place) => (place.kind === 'table' && !taken.has(place.table) ? [place.table] : []));
		if (stay.length > 0) give(couple, Math.min(...stay));
	}
	for (const couple of inOrder) {
		if (!tables.has(couple)) give(couple, firstFree(taken));
	}
	const pairings: Pairing[] = [...tables]
		.map(([[a, b], table]): Pairing => ({ table, people: [a.id, b.id] }))
		.sort((a, b) => a.table - b.table);
	return { number, pairings, pausing: pausing?.id ?? null };
}

/**
 * Colleagues opposite each other in the circle: their talks then fall together in as few rounds as possible.
 * Ends with an empty seat when the number is odd.
 */
function seatColleaguesOpposite(people: readonly PairPerson[]): (PairPerson | null)[] {
	const waiting = new Map<string, PairPerson>();
	const facing: [PairPerson, PairPerson | null][] = [];
	const alone: PairPerson[] = [];
	for (const person of people) {
		const organisation = person.organisation;
		const colleague = organisation === null ? undefined : waiting.get(organisation);
		if (organisation === null) alone.push(person);
		else if (colleague) {
			facing.push([colleague, person]);
			waiting.delete(organisation);
		} else waiting.set(organisation, person);
	}
	alone.push(...waiting.values());
	for (let i = 0; i < alone.length; i += 2) {
		const [a, b] = [alone[i], alone[i + 1]];
		if (a) facing.push([a, b ?? null]);
	}
	return [...facing.map(([a]) => a), ...facing.map(([, b]) => b).reverse()];
}

function colleagueCount(couples: readonly Couple[]): number {
	return couples.filter(([a, b]) => areColleagues(a, b)).length;
}
