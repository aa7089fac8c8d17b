import type { Random } from '#platform/chance/model.ts';
import { coupleOf, type GroupPerson, type Met } from '#steps/running/dividing/model.ts';

// Subgroups over one or more rounds: who sits where, who tells afterwards, and what changes when somebody comes or goes
// (handbook 2.2.3: small groups, mixed; domain.md 5.2). The rounds themselves are planned by src/steps/mixing.

/** The most subgroups at the same time. */
export const MOST_GROUPS = 20;

/** Those who sit together in a round. Its number is its place in the round, from 1. */
export interface Group {
	people: readonly string[];
	/** Tells the others afterwards what was said; null where nobody has to. */
	reporter: string | null;
}
export type GroupRound = readonly Group[];

/** How many groups people make: as many as was asked, or so many that none is larger than `size`; never with one person alone. */
export function groupCount(
	people: number,
	{ groups, size }: { groups: number | null; size: number }
): number {
	const wanted = groups ?? Math.ceil(people / size);
	return Math.max(1, Math.min(wanted, Math.floor(people / 2), MOST_GROUPS));
}

/** The number of somebody's group in a round, from 1; null for who is not part of it. */
export function groupOf(round: GroupRound, person: string): number | null {
	const at = round.findIndex(({ people }) => people.includes(person));
	return at < 0 ? null : at + 1;
}

/** How many of these somebody met before. */
export function knownTo(met: Met, person: string, others: readonly string[]): number {
	return others.filter((other) => other !== person && (met.get(coupleOf(person, other)) ?? 0) > 0).length;
}

/**
 * By how many couples that met before a round changes when two people change places: under 0 is better. Null when they sit
 * together already, or one of them is not in the round.
 */
export function swapEffect(round: GroupRound, met: Met, a: string, b: string): number | null {
	const groupA = round.find(({ people }) => people.includes(a));
	const groupB = round.find(({ people }) => people.includes(b));
	if (!groupA || !groupB || groupA === groupB) return null;
	const others = (group: Group, out: string) => group.people.filter((id) => id !== out);
	const before = knownTo(met, a, others(groupA, a)) + knownTo(met, b, others(groupB, b));
	return knownTo(met, a, others(groupB, b)) + knownTo(met, b, others(groupA, a)) - before;
}

/**
 * By how many couples that met before a round changes when somebody goes to another group, by its number: under 0 is better.
 * Null when they sit there already, are not in the round, or there is no such group.
 */
export function moveEffect(round: GroupRound, met: Met, person: string, to: number): number | null {
	const home = round.find(({ people }) => people.includes(person));
	const other = round[to - 1];
	if (!home || !other || home === other) return null;
	return knownTo(met, person, other.people) - knownTo(met, person, home.people);
}

/** Somebody goes to another group, by its number. Whoever reports stays with the group: who goes away does not. */
export function moveIn(round: GroupRound, person: string, to: number): GroupRound {
	return without(round, person).map((group, at) =>
		at === to - 1 ? { ...group, people: [...group.people, person] } : group
	);
}

/** Two people change places. Whoever reports stays with the group: who moved away does not. */
export function swapIn(round: GroupRound, a: string, b: string): GroupRound {
	return round.map(({ people, reporter }) => {
		const moved = people.map((id) => (id === a ? b : id === b ? a : id));
		return { people: moved, reporter: reporter !== null && moved.includes(reporter) ? reporter : null };
	});
}

/**
 * Somebody who comes late sits in one of the smallest groups, with as few as possible whom they met before; not with anybody of
 * `shunned`, as long as one group has none of them.
 */
export function seatLate(
	round: GroupRound,
	met: Met,
	person: string,
	shunned: readonly string[] = []
): GroupRound {
	if (groupOf(round, person) !== null) return round;
	if (round.length === 0) return [{ people: [person], reporter: null }];
	const without = round.filter(({ people }) => !people.some((id) => shunned.includes(id)));
	const open = without.length > 0 ? without : round;
	const least = Math.min(...open.map(({ people }) => people.length));
	const [best] = round
		.map((group, at) => ({ at, size: group.people.length, known: knownTo(met, person, group.people) }))
		.filter(({ at, size }) => size === least && open.some((group) => group === round[at]))
		.sort((x, y) => x.known - y.known || x.at - y.at);
	return round.map((group, at) =>
		at === best?.at ? { ...group, people: [...group.people, person] } : group
	);
}

/** Somebody who left is in no group of the round any more. */
export function without(round: GroupRound, person: string): GroupRound {
	return round.map(({ people, reporter }) => ({
		people: people.filter((id) => id !== person),
		reporter: reporter === person ? null : reporter
	}));
}

/**
 * Gives each group that has nobody to report the one of those who may who did so least often, over the whole network and
 * the rounds so far; chance decides between equals.
 * @param told how often each person reported before
 */
export function withReporters(
	rounds: readonly GroupRound[],
	told: ReadonlyMap<string, number>,
	may: (person: string) => boolean,
	random: Random
): GroupRound[] {
	const times = new Map(told);
	const count = (id: string) => times.get(id) ?? 0;
	return rounds.map((round) => {
		const full = round.map(({ people, reporter }) => {
			if (reporter !== null) return { people, reporter };
			const [first] = people
				.filter(may)
				.map((id) => ({ id, at: random() }))
				.sort((x, y) => count(x.id) - count(y.id) || x.at - y.at);
			return { people, reporter: first?.id ?? null };
		});
		for (const { reporter } of full) if (reporter !== null) times.set(reporter, count(reporter) + 1);
		return full;
	});
}

/**
 * Who stays at each table when the others move on: first those who cannot move, then who did so least often.
 * @param told how often each person reported before
 */
export function hostsFor(
	people: readonly GroupPerson[],
	groups: number,
	told: ReadonlyMap<string, number>,
	random: Random
): string[] {
	return people
		.map((person) => ({ person, at: random() }))
		.sort(
			(x, y) =>
				Number(y.person.fixedSeat) - Number(x.person.fixedSeat) ||
				(told.get(x.person.id) ?? 0) - (told.get(y.person.id) ?? 0) ||
				x.at - y.at
		)
		.slice(0, groups)
		.map(({ person }) => person.id);
}
