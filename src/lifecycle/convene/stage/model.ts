import type { LocalText, Mode, Step } from '#steps/contract.ts';

// A running meeting as figures: where it is and what the clock says. All moments are milliseconds since 1970, all
// lengths milliseconds unless a name says minutes. The server decides; surfaces only draw (domain.md 2.3).

const MINUTE = 60_000;

/** Beyond this a meeting is not early or late: it is held at another time than planned. */
const SAYABLE = 180 * MINUTE;

/** What the agenda in time needs of a step. */
export type StepLength = Pick<Step, 'minutes'>;

/** A part of the agenda with its steps. */
export interface StageItem<S extends StepLength = Step> {
	id: string;
	title: string;
	mode: Mode;
	minutes: number;
	steps: readonly S[];
	state: 'planned' | 'running' | 'done' | 'skipped';
	ranFrom: number | null;
	ranTo: number | null;
	/** Came in while the meeting was on: its minutes were in no plan. */
	inserted?: boolean | undefined;
	/** First names of who takes care of it; nobody is whoever leads. */
	by?: readonly string[] | undefined;
	/** Still to come, and left out: the meeting passes it by. */
	leftOut?: boolean | undefined;
}

/** A step of an item. */
export interface Place {
	itemId: string;
	/** From 0. */
	index: number;
}

/** The clock of the running step. */
export interface StageClock {
	startedAt: number;
	/** When the step is over if nothing is paused from now on. */
	endsAt: number;
	/** Since when time stands still, or null. */
	pausedAt: number | null;
	pausedTotal: number;
}

/** What meeting.stage keeps of a running meeting. */
export interface Stage {
	/** The running step; null before the start and while wrapping up. */
	now: (Place & { runId: string }) | null;
	clock: StageClock | null;
	/** Who holds the cockpit. Others who lead may look along and take over. */
	leadId: string | null;
	/** Where the meeting was when it began to wrap up: "back" leads there. */
	last: Place | null;
	/** How each step stood when it was left, by run: whoever goes back goes on from there. */
	left: { [runId: string]: LeftRun };
	/** Items that came in while the meeting was on, and those still to come that are left out. */
	inserted: readonly string[];
	leftOut: readonly string[];
}

/** How a step stood when it was left. */
export interface LeftRun {
	/** What was left on its clock, and what it had in all. */
	left: number;
	inAll: number;
	state: 'running' | 'revealed';
}

/** A meeting that has not begun. */
export const EMPTY_STAGE: Stage = {
	now: null,
	clock: null,
	leadId: null,
	last: null,
	left: {},
	inserted: [],
	leftOut: []
};

/**
 * The steps of an item. One without steps is a talk with everybody, of the item's own length, that needs no phone.
 */
export function stepsOf(
	item: Pick<StageItem, 'id' | 'title' | 'mode' | 'minutes' | 'steps'>
): readonly Step[] {
	if (item.steps.length > 0) return item.steps;
	const title: LocalText = { nl: item.title, en: item.title };
	return [
		{
			id: item.id,
			kind: 'talk',
			minutes: item.minutes,
			mode: item.mode,
			title,
			prompt: title,
			phoneDown: true,
			settings: {}
		}
	];
}

/** The step at a place, or undefined when the agenda no longer has it. */
export function stepAt(items: readonly StageItem[], place: Place): Step | undefined {
	const item = items.find(({ id }) => id === place.itemId);
	return item && stepsOf(item)[place.index];
}

/** Every place of the agenda in order. */
export function places(items: readonly StageItem[]): Place[] {
	return items.flatMap((item) => stepsOf(item).map((_, index) => ({ itemId: item.id, index })));
}

function placeBeside(items: readonly StageItem[], place: Place, by: 1 | -1): Place | null {
	const all = places(items.filter(({ id, leftOut }) => id === place.itemId || !leftOut));
	const at = all.findIndex(({ itemId, index }) => itemId === place.itemId && index === place.index);
	return at === -1 ? null : (all[at + by] ?? null);
}

/** Where "next" leads, past what is left out; null after the last step. */
export function nextPlace(items: readonly StageItem[], place: Place): Place | null {
	return placeBeside(items, place, 1);
}

/** Where "back" leads, past what is left out; null before the first step. */
export function previousPlace(items: readonly StageItem[], place: Place): Place | null {
	return placeBeside(items, place, -1);
}

/** A clock that begins now and has this long. */
export function startClock(now: number, length: number): StageClock {
	return { startedAt: now, endsAt: now + length, pausedAt: null, pausedTotal: 0 };
}

/** The clock of a step that was left and is taken up again: goes on with what was left. */
export function returnClock(now: number, { left, inAll }: LeftRun): StageClock {
	const rest = Math.max(0, left);
	return { startedAt: now - Math.max(0, inAll - rest), endsAt: now + rest, pausedAt: null, pausedTotal: 0 };
}

/** What is left; negative when over time. Stands still while paused. */
export function timeLeft(clock: StageClock, now: number): number {
	return clock.endsAt - (clock.pausedAt ?? now);
}

/** What the step has in all, with what was added to it. */
export function timeInAll(clock: StageClock): number {
	return Math.max(0, clock.endsAt - clock.startedAt - clock.pausedTotal);
}

/** Time stands still from now on. A clock that stands already stays as it is. */
export function pauseClock(clock: StageClock, now: number): StageClock {
	return clock.pausedAt === null ? { ...clock, pausedAt: now } : clock;
}

/** Time goes on; the end moves by as long as it stood still. */
export function resumeClock(clock: StageClock, now: number): StageClock {
	if (clock.pausedAt === null) return clock;
	const stood = Math.max(0, now - clock.pausedAt);
	return { ...clock, pausedAt: null, endsAt: clock.endsAt + stood, pausedTotal: clock.pausedTotal + stood };
}

/**
 * Adds minutes, or takes them away. Added time counts from now when the step is over time already; taking away never
 * goes further than "over now".
 */
export function extendClock(clock: StageClock, now: number, minutes: number): StageClock {
	const here = clock.pausedAt ?? now;
	const from = minutes > 0 ? Math.max(clock.endsAt, here) : clock.endsAt;
	const endsAt = Math.max(from + minutes * MINUTE, Math.min(here, clock.endsAt));
	return { ...clock, endsAt };
}

/** The times of one item: as planned, and as it went or is now expected. */
export interface ItemTimes {
	id: string;
	plannedAt: number | null;
	startsAt: number | null;
	endsAt: number | null;
}

/** The whole agenda in time. */
export interface Schedule {
	items: ItemTimes[];
	/** When the last item is expected to be over. */
	endsAt: number | null;
	/**
	 * How far ahead of the plan the running item will be when it ends; negative is behind; null when nothing runs, and
	 * when the meeting is held at quite another time than was planned.
	 */
	ahead: number | null;
}

/**
 * Lays the agenda out in time: what was, what runs and what is still to come, which moves with every minute that is
 * added or lost. `plannedStart` null: the meeting has no time yet and only what ran is known.
 */
export function schedule(
	items: readonly StageItem<StepLength>[],
	stage: Pick<Stage, 'clock'> & { now: Place | null },
	plannedStart: number | null,
	now: number
): Schedule {
	const times: ItemTimes[] = [];
	let planned = plannedStart;
	let expected = plannedStart;
	let ahead: number | null = null;
	const at = items.findIndex(({ id }) => id === stage.now?.itemId);
	for (const [place, item] of items.entries()) {
		const plannedAt = planned;
		if (planned !== null && !item.inserted) planned += item.minutes * MINUTE;
		const length = lengthOf(item);
		if (place === at && stage.now && stage.clock) {
			const endsAt = now + Math.max(0, timeLeft(stage.clock, now)) + restOf(item, stage.now.index);
			times.push({ id: item.id, plannedAt, startsAt: item.ranFrom ?? stage.clock.startedAt, endsAt });
			expected = endsAt;
			if (planned !== null && Math.abs(planned - endsAt) <= SAYABLE) ahead = planned - endsAt;
		} else if (place < at || item.leftOut || item.state === 'done' || item.state === 'skipped') {
			times.push({ id: item.id, plannedAt, startsAt: item.ranFrom, endsAt: item.ranTo });
			if (item.ranTo !== null && at === -1) expected = item.ranTo;
		} else {
			const endsAt = expected === null ? null : expected + length;
			times.push({ id: item.id, plannedAt, startsAt: expected, endsAt });
			expected = endsAt;
		}
	}
	return { items: times, endsAt: expected, ahead };
}

function lengthOf(item: StageItem<StepLength>): number {
	return restOf(item, -1);
}

/** How long the steps after this one take together; an item without steps has one of its own length. */
function restOf({ steps, minutes }: StageItem<StepLength>, index: number): number {
	const lengths = steps.length > 0 ? steps.map((step) => step.minutes) : [minutes];
	return lengths.slice(index + 1).reduce((sum, length) => sum + length * MINUTE, 0);
}
