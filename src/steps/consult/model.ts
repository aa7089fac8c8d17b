import { shuffle } from '#platform/chance/model.ts';
import type { ConsultSettings } from './schema.ts';

// A peer consultation (intervisie): one person gives a case, the others help by fixed steps, and what they may do at
// each step is decided here (domain.md 2.3, 3; handbook 2.3.1.2).

/** Somebody's place in a consultation. */
export interface Seat {
	memberId: string;
	/** From 1. */
	group: number;
	/** Order in the group, from 1: in rounds the giver of round n sits on place n. */
	place: number;
	/** Gives the case of this group, in methods where one person does. */
	gives: boolean;
	/** The round that was on when they sat down, of who came after the first; null for who was there from the start. */
	fromRound: number | null;
}

/** How many groups people make: as few as fit the largest size, and in rounds no group without enough peers. */
export function groupCount(
	people: number,
	{ groupSize, round }: Pick<ConsultSettings, 'groupSize' | 'round'>
) {
	if (people === 0) return 0;
	// A trio with one person too many is a group of four; a trio with one too few would have no second peer.
	return round === null ? Math.ceil(people / groupSize) : Math.max(1, Math.floor(people / groupSize));
}

/**
 * Gives people who were divided into groups an order in their group, by chance.
 * @param draw a number from 0 to under 1
 */
export function seatPeople(groups: readonly (readonly string[])[], draw: () => number): Seat[] {
	return groups.flatMap((group, at) =>
		shuffle(group, draw).map((memberId, place) => ({
			memberId,
			group: at + 1,
			place: place + 1,
			gives: false,
			fromRound: null
		}))
	);
}

/**
 * Where somebody who comes late sits: last in the smallest group, not with anybody of `shunned` where that can be.
 * @param fromRound the round that is on, if there are rounds
 */
export function lateSeat(
	seats: readonly Seat[],
	memberId: string,
	fromRound: number | null,
	shunned: readonly string[] = []
): Seat {
	const sizes = new Map<number, number>();
	for (const { group } of seats) sizes.set(group, (sizes.get(group) ?? 0) + 1);
	const holds = (group: number) =>
		seats.some((seat) => seat.group === group && shunned.includes(seat.memberId));
	const [smallest = [1, 0] as const] = [...sizes].sort(
		([a, m], [b, n]) => Number(holds(a)) - Number(holds(b)) || m - n || a - b
	);
	const [group] = smallest;
	return { memberId, group, place: lastPlace(seats, group) + 1, gives: false, fromRound };
}

/** The last place that is taken in a group; 0 in one without people. */
export function lastPlace(seats: readonly Seat[], group: number): number {
	return Math.max(0, ...seats.filter((seat) => seat.group === group).map(({ place }) => place));
}

/** The round of whoever sits so far in the order of a group, from 0: one too many shares the last one, and so on back. */
function roundAt(at: number, groupSize: number): number {
	return at < groupSize ? at + 1 : 2 * groupSize - at;
}

/** Those of a group in the order of their places, each with the round in which they give. */
function turnsOf(seats: readonly Seat[], group: number, groupSize: number) {
	return seats
		.filter((seat) => seat.group === group)
		.sort((a, b) => a.place - b.place)
		.map((seat, at) => ({ ...seat, round: roundAt(at, groupSize) }));
}

/** The rounds of a group that two people share, in order: each has half of the time then. */
export function sharedRounds(people: number, groupSize: number): number[] {
	return Array.from({ length: Math.max(0, people - groupSize) }, (_, more) => groupSize - more)
		.filter((round) => round >= 1)
		.toSorted((a, b) => a - b);
}

/** Whose own round was over when they sat down: they give no case, and are told so. Nobody where there are no rounds. */
export function tooLate(
	seats: readonly Seat[],
	{ round, groupSize }: Pick<ConsultSettings, 'round' | 'groupSize'>
): string[] {
	if (round === null) return [];
	return [...new Set(seats.map(({ group }) => group))].flatMap((group) =>
		turnsOf(seats, group, groupSize)
			.filter((turn) => turn.fromRound !== null && turn.round < turn.fromRound && turn.round < round)
			.map(({ memberId }) => memberId)
	);
}

/**
 * Who gives the case in a group in this step; nobody when none does yet. In rounds each gives once: there are as many rounds as a
 * group has people, and whoever is one too many shares a round, the last one first. They follow each other in that order.
 */
export function giversOf(
	seats: readonly Seat[],
	group: number,
	{ round, groupSize }: Pick<ConsultSettings, 'round' | 'groupSize'>
): string[] {
	const givers = turnsOf(seats, group, groupSize).filter((turn) =>
		round === null ? turn.gives : turn.round === round
	);
	return givers.map(({ memberId }) => memberId);
}

/** Whose case somebody is busy with in this step: their own when they give one, else the first of their group; null for none. */
export function giverFor(
	seats: readonly Seat[],
	{ memberId, group }: Pick<Seat, 'memberId' | 'group'>,
	settings: Pick<ConsultSettings, 'round' | 'groupSize'>
): string | null {
	const givers = giversOf(seats, group, settings);
	return givers.includes(memberId) ? memberId : (givers[0] ?? null);
}

/** Whether somebody may write in this step. Without a case giver nobody writes: there is no one to write to. */
export function mayWriteHere(
	{ says, writers }: Pick<ConsultSettings, 'says' | 'writers'>,
	memberId: string,
	giverId: string | null
): boolean {
	if (says === null || giverId === null) return false;
	return writers === 'everybody' || (writers === 'giver') === (memberId === giverId);
}

/**
 * Whether there is nothing to do on somebody's phone in this step, so that it is dim as one that lies on the table: nothing to
 * bring, to write, to read, to say after or to decide.
 */
export function restsNow(
	{ says, writers, giver, bring, round, written, starters }: RestForm,
	{
		memberId,
		isGiver,
		giverId,
		reads
	}: { memberId: string; isGiver: boolean; giverId: string | null; reads: boolean }
): boolean {
	if (starters.length > 0 || mayWriteHere({ says, writers }, memberId, giverId)) return false;
	if (bring && giverId === null) return false;
	if (!isGiver) return !reads;
	return giver === 'nothing' && !bring && round === null && !written;
}
type RestForm = Pick<ConsultSettings, 'says' | 'writers' | 'giver' | 'bring' | 'round'> & {
	/** Something is written in this step, or lies on the table again. */
	written: boolean;
	starters: readonly unknown[];
};

/** Who speaks now, as the phone of somebody says it: that of the giver, or of those who think along. */
export function floorWords(
	{ floor, says, writers, giver }: Pick<ConsultSettings, 'floor' | 'says' | 'writers' | 'giver'>,
	isGiver: boolean
):
	| 'you-speak'
	| 'you-listen'
	| 'you-wait'
	| 'you-rate'
	| 'peers-speak'
	| 'peers-listen'
	| 'peers-wait'
	| 'together' {
	if (giver === 'rates') return isGiver ? 'you-rate' : 'peers-wait';
	if (floor === 'giver') return isGiver ? 'you-speak' : 'peers-listen';
	if (floor === 'peers') return isGiver ? 'you-listen' : 'peers-speak';
	return isGiver && says !== null && writers === 'peers' ? 'you-wait' : 'together';
}

/** Whether somebody has the floor. */
export function hasFloor({ floor }: Pick<ConsultSettings, 'floor'>, isGiver: boolean): boolean {
	return floor === 'everybody' || (floor === 'giver') === isGiver;
}
