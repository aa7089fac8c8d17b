import type { Mode, Step } from '#steps/contract.ts';
import { minutesOf, type Family, type KickoffPart, type Method, KICKOFF_PARTS } from '#methods/model.ts';

/** A part of the agenda of a meeting: a method, its steps and the time it gets. */
export interface AgendaItem {
	id: string;
	title: string;
	methodId: string;
	mode: Mode;
	minutes: number;
	steps: readonly Step[];
	/** Stays where it is when others are moved. */
	locked: boolean;
}

/** More people than this do not take care of one part. */
export const MOST_OWNERS = 8;

/** What the figures below need of an item. */
export type Timed = Pick<AgendaItem, 'minutes' | 'mode' | 'methodId'> & {
	steps?: readonly Pick<Step, 'minutes' | 'mode'>[];
};

/**
 * The agenda as it counts: without what the meeting passed by, and what is done with the minutes that it really took (its steps
 * in proportion). Before a meeting that is the agenda itself.
 */
export function asItWent<T extends Timed & { leftOut: boolean; took: number | null }>(
	items: readonly T[]
): T[] {
	return items
		.filter(({ leftOut }) => !leftOut)
		.map((item) => {
			const planned = minutesOf(item.steps ?? []);
			if (item.took === null || item.took === item.minutes) return item;
			const share = planned > 0 ? item.took / planned : 0;
			const steps = item.steps?.map((step) => ({ ...step, minutes: step.minutes * share }));
			return { ...item, minutes: item.took, ...(steps ? { steps } : {}) };
		});
}

/** Minutes asked against minutes there are. `slack` negative: over time. */
export type Balance = { total: number; available: number; slack: number };

/** Adds the agenda up against the time there is, in minutes. */
export function balance(items: readonly Pick<AgendaItem, 'minutes'>[], available: number): Balance {
	const total = minutesOf(items);
	return { total, available, slack: available - total };
}

/** When each item begins and ends, from the start of the meeting. Milliseconds. */
export function times(
	items: readonly Pick<AgendaItem, 'id' | 'minutes'>[],
	startsAt: number
): { id: string; startsAt: number; endsAt: number }[] {
	let at = startsAt;
	return items.map(({ id, minutes }) => {
		const begun = at;
		at += minutes * 60_000;
		return { id, startsAt: begun, endsAt: at };
	});
}

/**
 * Moves an item to another place (from 0; beyond the end is the end). Locked items keep their places, the others
 * close the ranks around them. Refuses to move a locked item or onto the place of one.
 */
export function moveItem<T extends Pick<AgendaItem, 'id' | 'locked'>>(
	items: readonly T[],
	id: string,
	to: number
): { ok: true; items: T[] } | { ok: false; reason: 'unknown_item' | 'locked' } {
	const item = items.find((one) => one.id === id);
	if (!item) return { ok: false, reason: 'unknown_item' };
	const place = Math.max(0, Math.min(items.length - 1, to));
	if (item.locked || items[place]?.locked) return { ok: false, reason: 'locked' };
	const free = items.filter((one) => !one.locked && one.id !== id);
	const freeBefore = items.slice(0, place + 1).filter((one) => !one.locked).length - 1;
	free.splice(freeBefore, 0, item);
	return { ok: true, items: items.map((one) => (one.locked ? one : (free.shift() ?? one))) };
}

/** The nearest place before or after that no locked item holds, to move to in one press; null when there is none. */
export function placeBeside(
	items: readonly Pick<AgendaItem, 'locked'>[],
	at: number,
	direction: -1 | 1
): number | null {
	if (items[at]?.locked) return null;
	for (let place = at + direction; place >= 0 && place < items.length; place += direction) {
		if (!items[place]?.locked) return place;
	}
	return null;
}

/** The methods that end a meeting together: recap and next agenda, check-out, evaluation (domain.md 3). */
const ENDING: readonly string[] = ['recap_next_agenda', 'check_out', 'evaluation', 'learning_diary'];

/** Whether this method belongs to the ending of a meeting. */
export function endsMeeting(methodId: string): boolean {
	return ENDING.includes(methodId);
}

/** Where the ending begins: the place of the first of the last items that belong to it, or that are locked there. */
export function endingAt(items: readonly Pick<AgendaItem, 'methodId' | 'locked'>[]): number {
	const last = items.findLastIndex(({ methodId, locked }) => !locked && !endsMeeting(methodId));
	return last + 1;
}

/** Recap, next agenda and evaluation get at least this together, in minutes. */
export const PROTECTED_ENDING = 30;

/** The minutes from where the ending begins to the end of the meeting; what runs over is taken from it. */
export function endingMinutes(items: readonly Timed[], available: number): number {
	const ending = items.slice(endingAt(items.map(({ methodId }) => ({ methodId, locked: false }))));
	return minutesOf(ending) + balance(items, available).slack;
}

/** The steps of an item as stretches of one way of working; the item itself when its steps do not add up to it. */
function stretches({ minutes, mode, steps }: Timed): { minutes: number; mode: Mode }[] {
	return steps && steps.length > 0 && Math.abs(minutesOf(steps) - minutes) < 0.01
		? [...steps]
		: [{ minutes, mode }];
}

/** Minutes in each way of working: the gauge of interaction (H98). */
export function minutesByMode(items: readonly Timed[]): Record<Mode, number> {
	const sum: Record<Mode, number> = {
		listening: 0,
		plenary: 0,
		subgroup: 0,
		pair: 0,
		individual: 0,
		break: 0
	};
	for (const { minutes, mode } of items.flatMap(stretches)) sum[mode] += minutes;
	return sum;
}

/** Share of the time, breaks left out, in which people do more than listen (domain.md 4.7). 1 for an empty agenda. */
export function interactiveShare(items: readonly Timed[]): number {
	const by = minutesByMode(items);
	const working = by.listening + by.plenary + by.subgroup + by.pair + by.individual;
	return working === 0 ? 1 : 1 - by.listening / working;
}

/** The longest stretch in these ways of working without anything between, in minutes. */
function longest(items: readonly Timed[], ...modes: readonly Mode[]): number {
	let most = 0;
	let stretch = 0;
	for (const { minutes, mode } of items.flatMap(stretches)) {
		stretch = modes.includes(mode) ? stretch + minutes : 0;
		most = Math.max(most, stretch);
	}
	return most;
}

/** The longest stretch of listening without anything between, in minutes. */
export function longestListening(items: readonly Timed[]): number {
	return longest(items, 'listening');
}

/** The share of the time, breaks left out, in which everybody is in one group (base rule 3). 0 for an empty agenda. */
export function plenaryShare(items: readonly Timed[]): number {
	const by = minutesByMode(items);
	const apart = by.subgroup + by.pair + by.individual;
	const together = by.listening + by.plenary;
	return together === 0 ? 0 : together / (together + apart);
}

/** The method that takes the most of the time, breaks left out, and its share: judged over three meetings (domain.md 4.7). */
export function largestMethod(items: readonly Timed[]): { methodId: string; share: number } | null {
	const working = items.filter((item) => item.mode !== 'break');
	const minutes = new Map<string, number>();
	for (const item of working) minutes.set(item.methodId, (minutes.get(item.methodId) ?? 0) + item.minutes);
	const [largest] = [...minutes].sort(([, a], [, b]) => b - a);
	return largest ? { methodId: largest[0], share: largest[1] / minutesOf(working) } : null;
}

type MethodOf = (
	id: string
) => (Pick<Method, 'family' | 'covers'> & { people?: Method['people'] }) | undefined;

/** The obligatory parts of a first meeting that no item takes care of (handbook 2.2; H23). */
export function missingKickoffParts(
	items: readonly Pick<AgendaItem, 'methodId'>[],
	methodOf: MethodOf
): KickoffPart[] {
	const covered = items.flatMap((item) => methodOf(item.methodId)?.covers ?? []);
	return KICKOFF_PARTS.filter((part) => !covered.includes(part));
}

/** A hint about the agenda; never a bar. */
export type AgendaWarning =
	| { warning: 'over_time'; minutes: number }
	| { warning: 'kickoff_part'; part: KickoffPart }
	| { warning: 'same_family'; family: Family }
	| { warning: 'long_listening'; minutes: number }
	| { warning: 'little_interaction'; share: number }
	| { warning: 'long_plenary'; minutes: number }
	| { warning: 'mostly_plenary'; people: number }
	| { warning: 'too_many_people'; methodId: string; people: number; max: number }
	| { warning: 'short_ending'; minutes: number }
	| { warning: 'no_evaluation' | 'no_recap' | 'no_break' | 'tight' };

/** The longest listening: 20 minutes, for an expert 25 (domain.md 4.7). */
const LISTENING_LIMIT = 20;
const EXPERT_LIMIT = 25;
/** Nobody sits longer than this without a break, in minutes. */
const BREAK_AFTER = 120;
/** A group above this size splits for half of the time (base rule 3). */
const LARGE_GROUP = 15;
/** The longest talk with everybody, ours: in a large group nobody would speak for even two minutes of it. */
const PLENARY_LIMIT = { small: 50, large: 30 };
/** Without this share of the time to spare, one late arrival costs the ending. */
const SLACK_SHARE = 0.05;

/** What an agenda is judged against. */
export interface Surroundings {
	/** Minutes that the meeting lasts. */
	available: number;
	kickoff: boolean;
	/** How many people are expected; 0 when nobody knows yet. */
	people?: number;
	methodOf: MethodOf;
}

/** Everything a facilitator would want to know before the invitation goes out (base rules 3, 5, 7 and 10; H20, H23, H91, H98). */
export function agendaWarnings(items: readonly Timed[], around: Surroundings): AgendaWarning[] {
	if (items.length === 0) return [];
	return [
		...timeWarnings(items, around),
		...varietyWarnings(items, around),
		...sizeWarnings(items, around),
		...endingWarnings(items, around)
	];
}

function timeWarnings(items: readonly Timed[], { available }: Surroundings): AgendaWarning[] {
	const { slack } = balance(items, available);
	if (slack < 0) return [{ warning: 'over_time', minutes: -slack }];
	return slack < available * SLACK_SHARE ? [{ warning: 'tight' }] : [];
}

function varietyWarnings(items: readonly Timed[], { kickoff, methodOf }: Surroundings): AgendaWarning[] {
	const warnings: AgendaWarning[] = [];
	if (kickoff) {
		warnings.push(
			...missingKickoffParts(items, methodOf).map((part) => ({ warning: 'kickoff_part' as const, part }))
		);
	}
	const family = sameFamily(items, methodOf);
	if (family) warnings.push({ warning: 'same_family', family });
	const listening = longestListening(items);
	const expert = items.some((item) => methodOf(item.methodId)?.family === 'input');
	if (listening > (expert ? EXPERT_LIMIT : LISTENING_LIMIT)) {
		warnings.push({ warning: 'long_listening', minutes: listening });
	}
	const share = interactiveShare(items);
	if (share < 0.6) warnings.push({ warning: 'little_interaction', share });
	return warnings;
}

function sizeWarnings(items: readonly Timed[], { people = 0, methodOf }: Surroundings): AgendaWarning[] {
	const warnings: AgendaWarning[] = [];
	const large = people > LARGE_GROUP;
	const plenary = longest(items, 'plenary', 'listening');
	if (plenary > (large ? PLENARY_LIMIT.large : PLENARY_LIMIT.small)) {
		warnings.push({ warning: 'long_plenary', minutes: plenary });
	}
	if (large && plenaryShare(items) > 0.5) warnings.push({ warning: 'mostly_plenary', people });
	for (const methodId of new Set(items.map((item) => item.methodId))) {
		const max = methodOf(methodId)?.people?.max;
		if (max !== undefined && people > max) {
			warnings.push({ warning: 'too_many_people', methodId, people, max });
		}
	}
	return warnings;
}

function endingWarnings(items: readonly Timed[], { available }: Surroundings): AgendaWarning[] {
	const warnings: AgendaWarning[] = [];
	const has = (...ids: string[]) => items.some((item) => ids.includes(item.methodId));
	if (!has('recap_next_agenda')) warnings.push({ warning: 'no_recap' });
	if (!has('evaluation')) warnings.push({ warning: 'no_evaluation' });
	const minutes = endingMinutes(items, available);
	const inTime = balance(items, available).slack >= 0;
	if (warnings.length === 0 && inTime && minutes < PROTECTED_ENDING) {
		warnings.push({ warning: 'short_ending', minutes });
	}
	if (longestSitting(items) > BREAK_AFTER) warnings.push({ warning: 'no_break' });
	return warnings;
}

/** A family that comes three times in a row. Parts of one method beside each other count once; framing does not count. */
function sameFamily(items: readonly Timed[], methodOf: MethodOf): Family | null {
	const runs: { methodId: string; family: Family }[] = [];
	for (const { methodId } of items) {
		const family = methodOf(methodId)?.family;
		if (!family || family === 'frame' || family === 'break' || runs.at(-1)?.methodId === methodId) continue;
		runs.push({ methodId, family });
	}
	const third = runs.find(
		(run, i) => i >= 2 && runs[i - 1]?.family === run.family && runs[i - 2]?.family === run.family
	);
	return third?.family ?? null;
}

function longestSitting(items: readonly Timed[]): number {
	let longest = 0;
	let sitting = 0;
	for (const { minutes, mode } of items) {
		sitting = mode === 'break' ? 0 : sitting + minutes;
		longest = Math.max(longest, sitting);
	}
	return longest;
}
