import { shuffle, type Random } from '#platform/chance/model.ts';
import { coupleKey, whoMetWhom, type PairPerson, type Round } from '#steps/pair/model.ts';
import { areColleagues, seatRound, type Couple } from '#steps/pair/rounds/model.ts';
import { largestMatching, seated } from '#steps/pair/matching/model.ts';

/** What is known when somebody comes in late or leaves. */
export type Replanning = {
	/** The finished rounds and the one that is on: these stay as they were. */
	held: readonly Round[];
	/** The rounds that were still to come. */
	planned: readonly Round[];
	/** Who is here now, late comers included. */
	present: readonly PairPerson[];
	/** How many rounds there is still time for. */
	rounds: number;
	random: Random;
};

type Draft = { couples: Couple[]; pausing: PairPerson | null };
type Past = { met: Map<string, number>; pauses: Map<string, number>; talks: Map<string, number> };

/** How often the rest is worked out anew, the best outcome counts; fewer for many people, to stay under 0.3 s. */
function attempts(people: number): number {
	return Math.min(24, Math.ceil(80_000 / (people + 1) ** 3));
}

/**
 * The rounds still to come for those who are here now. A late comer takes the pause seat or the seat of somebody
 * who left, and a leaver leaves a pause; where that does not hold, the rest is worked out anew. Nobody meets
 * twice as long as a round without repeats exists, and nobody pauses again while others have paused less often,
 * unless that costs a repeat (handbook 2.2.1, domain.md 5.1).
 */
export function replan(input: Replanning): Round[] {
	const { held, present, rounds } = input;
	const kept = keepSeats(input);
	let best = complete(kept, input);
	let bestCost = cost(best, input);
	const isGood = ({ repeats, unfair }: Cost) => repeats <= unavoidableRepeats(input) && unfair === 0;
	for (let attempt = 0; attempt < attempts(present.length) && !isGood(bestCost); attempt++) {
		const draft = complete(attempt % 2 === 0 ? [] : kept, input);
		const draftCost = cost(draft, input);
		if (isCheaper(draftCost, bestCost)) [best, bestCost] = [draft, draftCost];
	}
	const plan: Round[] = [];
	for (const { couples, pausing } of present.length < 2 ? [] : best.slice(0, rounds)) {
		const before = plan.at(-1) ?? held.at(-1) ?? null;
		plan.push(seatRound(held.length + plan.length + 1, couples, pausing, before));
	}
	return plan;
}

/** The old plan with the leavers out and the late comers in their seats, as far as it stays free of repeats. */
function keepSeats({ held, planned, present, rounds }: Replanning): Draft[] {
	const here = new Map(present.map((person) => [person.id, person]));
	const inPlan = new Set(
		planned.flatMap((r) => [...r.pairings.flatMap((p) => p.people), r.pausing ?? []].flat())
	);
	const leavers = [...inPlan].filter((id) => !here.has(id));
	const newcomers = present.filter((person) => !inPlan.has(person.id));
	const heirs = new Map(leavers.flatMap((id, i) => (newcomers[i] ? [[id, newcomers[i]] as const] : [])));
	const spare = newcomers.slice(leavers.length);
	const past = pastOf(held);
	const drafts: Draft[] = [];
	for (const round of planned.slice(0, rounds)) {
		const couples: Couple[] = [];
		const open: PairPerson[] = [...spare];
		const personAt = (id: string): PairPerson | undefined => here.get(id) ?? heirs.get(id);
		for (const { people } of round.pairings) {
			const [a, b] = [personAt(people[0]), personAt(people[1])];
			if (a && b) couples.push([a, b]);
			else if (a ?? b) open.push(...[a, b].filter((p) => p !== undefined));
		}
		const pausing = round.pausing === null ? undefined : personAt(round.pausing);
		if (pausing) open.push(pausing);
		if (open.length > 2) break;
		const [one, other] = open;
		if (one && other) couples.push([one, other]);
		const draft: Draft = { couples, pausing: open.length === 1 ? (one ?? null) : null };
		if (repeatsIn(draft, past) > 0 || isUnfair(draft, past, present)) break;
		remember(draft, past);
		drafts.push(draft);
	}
	return drafts;
}

/** Adds rounds, each the best that its predecessors leave. */
function complete(begun: readonly Draft[], { held, present, rounds, random }: Replanning): Draft[] {
	const past = pastOf(held);
	const drafts = [...begun];
	for (const draft of drafts) remember(draft, past);
	while (drafts.length < rounds && present.length > 1) {
		const draft = bestRound(shuffle(present, random), past);
		remember(draft, past);
		drafts.push(draft);
	}
	return drafts;
}

function bestRound(present: readonly PairPerson[], past: Past): Draft {
	if (present.length % 2 === 0) return { couples: seatFresh(present, past).couples, pausing: null };
	// Who paused least comes first; among those, who has talked most, so that a late comer can begin.
	const byTurn = present.toSorted(
		(a, b) => count(past.pauses, a) - count(past.pauses, b) || count(past.talks, b) - count(past.talks, a)
	);
	let best: { draft: Draft; fresh: number } | null = null;
	for (const pausing of byTurn) {
		const { couples, fresh } = seatFresh(
			present.filter((p) => p !== pausing),
			past
		);
		if (!best || fresh > best.fresh) best = { draft: { couples, pausing }, fresh };
		if (fresh === present.length - 1) break;
	}
	return best?.draft ?? { couples: [], pausing: null };
}

/** Couples for an even number of people: as many as possible who never met, colleagues only where needed. */
function seatFresh(people: readonly PairPerson[], past: Past): { couples: Couple[]; fresh: number } {
	const unmet = (colleagues: boolean) =>
		people.map((a) =>
			people.flatMap((b, i) =>
				a !== b && !past.met.has(coupleKey(a.id, b.id)) && (colleagues || !areColleagues(a, b)) ? [i] : []
			)
		);
	const matching = largestMatching(unmet(true), largestMatching(unmet(false)));
	const couples: Couple[] = [];
	const left: PairPerson[] = [];
	people.forEach((person, i) => {
		const partner = people[matching[i] ?? -1];
		if (!partner) left.push(person);
		else if (i < (matching[i] ?? -1)) couples.push([person, partner]);
	});
	for (let person = left.shift(); person; person = left.shift()) {
		const a = person;
		left.sort((b, c) => met(past, a, b) - met(past, a, c));
		const partner = left.shift();
		if (partner) couples.push([a, partner]);
	}
	return { couples, fresh: seated(matching) };
}

/** At least so many talks must be with somebody met before: more seats than couples that never met. */
function unavoidableRepeats({ held, present, rounds }: Replanning): number {
	const here = new Set(present.map((person) => person.id));
	const met = whoMetWhom(held).filter(({ people }) => people.every((id) => here.has(id)));
	const unmet = (here.size * (here.size - 1)) / 2 - met.length;
	return Math.max(0, rounds * Math.floor(here.size / 2) - unmet);
}

type Cost = { calmRounds: number; repeats: number; unfair: number };

function cost(drafts: readonly Draft[], { held, present }: Replanning): Cost {
	const past = pastOf(held);
	const total: Cost = { calmRounds: 0, repeats: 0, unfair: 0 };
	for (const draft of drafts) {
		total.repeats += repeatsIn(draft, past);
		if (total.repeats === 0) total.calmRounds++;
		if (isUnfair(draft, past, present)) total.unfair++;
		remember(draft, past);
	}
	return total;
}

function isCheaper(a: Cost, b: Cost): boolean {
	return b.calmRounds - a.calmRounds < 0 || (b.calmRounds === a.calmRounds && rank(a) < rank(b));
}

function rank({ repeats, unfair }: Cost): number {
	return repeats * 1000 + unfair;
}

function repeatsIn({ couples }: Draft, past: Past): number {
	return couples.filter(([a, b]) => met(past, a, b) > 0).length;
}

function isUnfair({ pausing }: Draft, past: Past, present: readonly PairPerson[]): boolean {
	if (!pausing) return false;
	return present.some((person) => count(past.pauses, person) < count(past.pauses, pausing));
}

function pastOf(held: readonly Round[]): Past {
	const past: Past = { met: new Map(), pauses: new Map(), talks: new Map() };
	for (const { people, times } of whoMetWhom(held)) past.met.set(coupleKey(...people), times);
	for (const round of held) {
		if (round.pausing !== null) past.pauses.set(round.pausing, (past.pauses.get(round.pausing) ?? 0) + 1);
		for (const id of round.pairings.flatMap((pairing) => pairing.people)) {
			past.talks.set(id, (past.talks.get(id) ?? 0) + 1);
		}
	}
	return past;
}

function remember({ couples, pausing }: Draft, past: Past): void {
	if (pausing) past.pauses.set(pausing.id, count(past.pauses, pausing) + 1);
	for (const [a, b] of couples) {
		past.met.set(coupleKey(a.id, b.id), met(past, a, b) + 1);
		past.talks.set(a.id, count(past.talks, a) + 1).set(b.id, count(past.talks, b) + 1);
	}
}

function met(past: Past, a: PairPerson, b: PairPerson): number {
	return past.met.get(coupleKey(a.id, b.id)) ?? 0;
}

function count(tally: ReadonlyMap<string, number>, person: PairPerson): number {
	return tally.get(person.id) ?? 0;
}

/**
 * The fewest rounds in which those who are here could still all meet: as many as the one with the most people to meet
 * needs, and no fewer than the couples that never met fill tables. 0 when everybody has met.
 */
export function roundsToGo(held: readonly Round[], present: readonly { id: string }[]): number {
	const met = new Set(whoMetWhom(held).map(({ people }) => coupleKey(...people)));
	const unmet = present.map(
		({ id }) => present.filter((other) => other.id !== id && !met.has(coupleKey(id, other.id))).length
	);
	const couples = unmet.reduce((sum, count) => sum + count, 0) / 2;
	return couples === 0 ? 0 : Math.max(...unmet, Math.ceil(couples / Math.floor(present.length / 2)));
}
