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
			gives: false
		}))
	);
}

/** Where somebody who comes late sits: last in the smallest group, not with anybody of `shunned` where that can be. */
export function lateSeat(seats: readonly Seat[], memberId: string, shunned: readonly string[] = []): Seat {
	const sizes = new Map<number, number>();
	for (const { group } of seats) sizes.set(group, (sizes.get(group) ?? 0) + 1);
	const holds = (group: number) =>
		seats.some((seat) => seat.group === group && shunned.includes(seat.memberId));
	const [smallest = [1, 0] as const] = [...sizes].sort(
		([a, m], [b, n]) => Number(holds(a)) - Number(holds(b)) || m - n || a - b
	);
	return { memberId, group: smallest[0], place: lastPlace(seats, smallest[0]) + 1, gives: false };
}

/** The last place that is taken in a group; 0 in one without people. */
export function lastPlace(seats: readonly Seat[], group: number): number {
	return Math.max(0, ...seats.filter((seat) => seat.group === group).map(({ place }) => place));
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
	const here = seats.filter((seat) => seat.group === group).sort((a, b) => a.place - b.place);
	const givers =
		round === null
			? here.filter(({ gives }) => gives)
			: here.filter((_, at) => round === (at < groupSize ? at + 1 : 2 * groupSize - at));
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
