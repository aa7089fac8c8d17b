/** Somebody who takes part in the pair rounds. */
export type PairPerson = {
	id: string;
	/** Colleagues meet last. `null`: no organisation known. */
	organisation: string | null;
	/** Who cannot move easily stays at this table number; the others come. */
	fixedTable: number | null;
};

/** Two people at a numbered table. */
export type Pairing = { table: number; people: readonly [string, string] };

/** One round: everybody sits at one table, or pauses. Numbered from 1. */
export type Round = { number: number; pairings: readonly Pairing[]; pausing: string | null };

/** How long a round lasts: talking (both speak, half each) and then changing seats. In seconds. */
export type Pace = { talkSeconds: number; changeSeconds: number };

/** Where somebody is in a round: what the phone says. */
export type Place =
	{ kind: 'table'; table: number; partner: string } | { kind: 'pause' } | { kind: 'absent' };

/** Explaining beforehand and harvesting afterwards, in minutes (domain.md 3 #1: 3 + 6). */
export const FRAME_MINUTES = 9;
/** Above this number small groups do more than pairs (domain.md 3 #1, handbook 2.2.1). */
export const PAIR_LIMIT = 16;
/** Never talk in pairs for longer than this, in minutes (domain.md 3 #1 "watch"). */
const LONGEST_MINUTES = 50;
/** Under this a talk of two people says nothing, in seconds. */
const SHORTEST_TALK = 120;
const LONGEST_TALK = 300;

/** How many rounds let everybody meet everybody: n - 1, or n when one pauses in each round (domain.md 5.1). */
export function roundsFor(people: number): number {
	if (people < 2) return 0;
	return people % 2 === 0 ? people - 1 : people;
}

/**
 * The pace at which all rounds fit into `minutes` of pair talk, rounded down to 5 seconds and never above five
 * minutes of talk (table of domain.md 5.1). The talk may come out too short: see `whatFits`.
 */
export function paceThatFits(people: number, minutes: number = LONGEST_MINUTES): Pace {
	const changeSeconds = people <= 10 ? 45 : 40;
	const room = (minutes * 60) / Math.max(1, roundsFor(people)) - changeSeconds;
	const talkSeconds = Math.max(0, Math.min(LONGEST_TALK, Math.floor(room / 5) * 5));
	return { talkSeconds, changeSeconds };
}

/** Minutes for the whole, with explaining and harvest: 9 + rounds x (talk + change), rounded up (domain.md 3 #1). */
export function minutesFor(rounds: number, pace: Pace): number {
	return FRAME_MINUTES + Math.ceil((rounds * (pace.talkSeconds + pace.changeSeconds)) / 60);
}

/** What a number of minutes allows. */
export type Fit = {
	rounds: number;
	pace: Pace;
	/** How many others each person meets. */
	meets: number;
	/** Everybody meets everybody. */
	complete: boolean;
};

/**
 * What fits into `minutes` for the whole, explaining and harvest included: all rounds at a pace that leaves at
 * least two minutes of talk, else as many rounds of two minutes as there is time for.
 */
export function whatFits(people: number, minutes: number): Fit {
	const forPairs = Math.min(LONGEST_MINUTES, Math.max(0, minutes - FRAME_MINUTES));
	const all = roundsFor(people);
	const fitting = paceThatFits(people, forPairs);
	const pace = { ...fitting, talkSeconds: Math.max(SHORTEST_TALK, fitting.talkSeconds) };
	const rounds = Math.min(all, Math.floor((forPairs * 60) / (pace.talkSeconds + pace.changeSeconds)));
	const complete = rounds === all;
	return { rounds, pace, meets: complete ? Math.max(0, people - 1) : rounds, complete };
}

/** Whether pairs suit this number of people; above sixteen the advice is small groups (handbook 2.2.1). */
export function sizeAdvice(people: number): 'too_few' | 'fits' | 'use_small_groups' {
	if (people < 3) return 'too_few';
	return people > PAIR_LIMIT ? 'use_small_groups' : 'fits';
}

/** The most people one person can meet in some rounds of small groups, out of how many others. */
export function groupCoverage(
	people: number,
	groupSize: number,
	rounds: number
): { meets: number; others: number } {
	const others = Math.max(0, people - 1);
	return { meets: Math.min(others, rounds * (groupSize - 1)), others };
}

/**
 * Everybody has sat with everybody after this many rounds of small tables, and nobody more than twice: what the mixer makes of
 * them, for any seed. With pairs that sit together three times ten, twelve and thirteen people would need a round or two less.
 */
const FEWEST_TABLE_ROUNDS = new Map<number, { rounds: number; sizes: readonly number[] }>([
	[10, { rounds: 5, sizes: [4, 3, 3] }],
	[11, { rounds: 5, sizes: [4, 4, 3] }],
	[12, { rounds: 7, sizes: [3, 3, 3, 3] }],
	[13, { rounds: 6, sizes: [4, 3, 3, 3] }],
	[14, { rounds: 6, sizes: [4, 4, 3, 3] }],
	[15, { rounds: 5, sizes: [4, 4, 4, 3] }],
	[16, { rounds: 5, sizes: [4, 4, 4, 4] }]
]);

/** The quicker way to the same goal: rounds at small tables, known for ten to sixteen people. */
export function tablesInstead(people: number): { rounds: number; sizes: readonly number[] } | null {
	return FEWEST_TABLE_ROUNDS.get(people) ?? null;
}

/** Where the clock of the rounds stands. `half` is the moment to change who speaks. */
export type Moment = {
	round: number;
	part: 'first_half' | 'second_half' | 'change' | 'over';
	/** Until the next signal. */
	secondsLeft: number;
};

/** Which part of which round it is, so many seconds after the first round began (pauses taken off). */
export function momentAt(elapsedSeconds: number, rounds: number, pace: Pace): Moment {
	const length = pace.talkSeconds + pace.changeSeconds;
	const elapsed = Math.max(0, elapsedSeconds);
	if (rounds < 1 || elapsed >= rounds * length) return { round: rounds, part: 'over', secondsLeft: 0 };
	const round = Math.floor(elapsed / length) + 1;
	const into = elapsed - (round - 1) * length;
	const half = pace.talkSeconds / 2;
	if (into < half) return { round, part: 'first_half', secondsLeft: half - into };
	if (into < pace.talkSeconds) return { round, part: 'second_half', secondsLeft: pace.talkSeconds - into };
	return { round, part: 'change', secondsLeft: length - into };
}

/** Where a person sits in a round, with whom; `absent` when the round does not know the person. */
export function placeOf(round: Round, person: string): Place {
	if (round.pausing === person) return { kind: 'pause' };
	for (const { table, people } of round.pairings) {
		if (people[0] === person) return { kind: 'table', table, partner: people[1] };
		if (people[1] === person) return { kind: 'table', table, partner: people[0] };
	}
	return { kind: 'absent' };
}

/** A late comer sits down with whoever pauses in the round that is on; without a pause the round stays as it is. */
export function takePauseSeat(round: Round, newcomer: PairPerson): Round {
	if (round.pausing === null || placeOf(round, newcomer.id).kind !== 'absent') return round;
	const taken = new Set(round.pairings.map((pairing) => pairing.table));
	const table =
		newcomer.fixedTable !== null && !taken.has(newcomer.fixedTable) ? newcomer.fixedTable : firstFree(taken);
	const pairing: Pairing = { table, people: [round.pausing, newcomer.id] };
	return { ...round, pairings: [...round.pairings, pairing], pausing: null };
}

/** How often two people have met: the acquaintance matrix, which later mixing starts from. */
export type Acquaintance = { people: readonly [string, string]; times: number };

/** Who met whom in these rounds, each couple once, in the order of their first talk. */
export function whoMetWhom(rounds: readonly Round[]): Acquaintance[] {
	const met = new Map<string, Acquaintance>();
	for (const { pairings } of rounds) {
		for (const { people } of pairings) {
			const key = coupleKey(people[0], people[1]);
			const known = met.get(key);
			met.set(key, { people: known?.people ?? people, times: (known?.times ?? 0) + 1 });
		}
	}
	return [...met.values()];
}

/** How many couples of a round meet for the first time; a round with none may be left out. */
export function firstTalks(held: readonly Round[], round: Round): number {
	const met = new Set(whoMetWhom(held).map(({ people }) => coupleKey(...people)));
	return round.pairings.filter(({ people }) => !met.has(coupleKey(...people))).length;
}

/** One name for a couple, whoever is named first. */
export function coupleKey(a: string, b: string): string {
	return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/** The lowest table number nobody sits at. */
export function firstFree(taken: ReadonlySet<number>): number {
	let table = 1;
	while (taken.has(table)) table++;
	return table;
}

/** What everybody does at a moment of a round, by the clock that the server set. Times in milliseconds. */
export type RoundPart = 'seats' | 'first_half' | 'second_half' | 'change';

/** The part of the round that is on; `seats` while the round has not begun. */
export function partAt(
	clock: { halfAt: number; talkEndsAt: number } | null,
	pausedAt: number | null,
	now: number
): RoundPart {
	if (clock === null) return 'seats';
	const at = pausedAt ?? now;
	if (at < clock.halfAt) return 'first_half';
	return at < clock.talkEndsAt ? 'second_half' : 'change';
}

/** Whole rounds that still fit between now and the deadline, after the round that is on. */
export function roundsThatFit(from: number, deadline: number, pace: Pace): number {
	const length = (pace.talkSeconds + pace.changeSeconds) * 1000;
	// The change of seats after the last talk is not needed.
	return length <= 0 ? 0 : Math.max(0, Math.floor((deadline - from + pace.changeSeconds * 1000) / length));
}
