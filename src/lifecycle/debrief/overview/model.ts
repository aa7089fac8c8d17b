import { isOver } from '#commons/network/model.ts';

/** A meeting, as far as it asks something of who leads. */
export interface MeetingNow {
	number: number;
	kind: 'kickoff' | 'ordinary' | 'closing';
	state:
		| 'planned'
		| 'prepared'
		| 'lobby'
		| 'live'
		| 'wrapping_up'
		| 'closed'
		| 'reported'
		| 'settled'
		| 'cancelled';
	/** Days until it begins; negative once it began. */
	inDays: number;
	items: number;
	/** The obligatory parts of a first meeting that are missing. */
	missing: number;
	invited: boolean;
	/** Members who have not said whether they come. */
	silent: number;
	/** Evaluation forms that came in, and whether an adjustment followed from them. */
	answers: number;
	adjusted: boolean;
	reportSent: boolean;
	/** Corrections of its report that wait for who leads. */
	corrections: number;
}

/** Where a network stands, for who leads it. */
export interface NetworkNow {
	state: string;
	/** Elements of the call that still say nothing (of eight). */
	emptyElements: number;
	/** Registrations that wait for a decision. */
	toDecide: number;
	members: number;
	plannedMeetings: number;
	meetings: readonly MeetingNow[];
	/** Open questions that were sent to the next meeting and stand on no agenda. */
	withoutPlace: number;
	/** Questions that wait for an expert. */
	toExpert: number;
}

/** One sensible thing to do now. `count` is what it is about, `meeting` which one. */
export interface Act {
	act:
		| 'conduct'
		| 'wrap_up'
		| 'decide'
		| 'finish_call'
		| 'publish'
		| 'plan_first'
		| 'plan_next'
		| 'send_report'
		| 'correct_report'
		| 'read_evaluation'
		| 'make_agenda'
		| 'complete_agenda'
		| 'place_questions'
		| 'find_expert'
		| 'invite'
		| 'remind';
	meeting: number | null;
	count: number;
}

/** Answers are shown from five on (domain.md 4.6). */
const SHOWN_FROM = 5;
/** An invitation goes out two weeks before at the latest; earlier than six weeks before, nobody reads it. */
const INVITE_WITHIN = 42;
const REMIND_WITHIN = 10;

/** What who leads can best do now, most pressing first (handbook 2.1 to 2.3). Nothing to do: an empty list. */
export function nowForYou(network: NetworkNow): Act[] {
	const acts: Act[] = [];
	const add = (act: Act['act'], meeting: number | null = null, count = 0) =>
		acts.push({ act, meeting, count });
	const stopped = ['paused', 'cancelled', 'closed', 'archived'].includes(network.state);
	if (stopped) return acts;

	const open = network.meetings.filter(({ state }) => ['lobby', 'live'].includes(state));
	for (const { number } of open) add('conduct', number);
	for (const { number, state } of network.meetings) if (state === 'wrapping_up') add('wrap_up', number);
	if (network.toDecide > 0) add('decide', null, network.toDecide);
	if (network.state === 'draft') {
		add(network.emptyElements > 0 ? 'finish_call' : 'publish', null, network.emptyElements);
		return acts;
	}

	const past = network.meetings.filter(({ state }) => isOver(state));
	const last = past.at(-1);
	for (const { number, reportSent } of past) if (!reportSent) add('send_report', number);
	for (const { number, corrections } of past) if (corrections > 0) add('correct_report', number, corrections);
	if (last && last.answers >= SHOWN_FROM && !last.adjusted) add('read_evaluation', last.number, last.answers);

	const ahead = network.meetings.filter(({ state }) => state === 'planned' || state === 'prepared');
	if (ahead.length === 0 && open.length === 0) {
		if (network.meetings.every(({ state }) => state === 'cancelled')) {
			if (network.members > 0) add('plan_first', null, network.members);
		} else if (past.length < network.plannedMeetings) add('plan_next');
	}
	const next = ahead[0];
	if (next) {
		if (next.items === 0) add('make_agenda', next.number);
		else if (next.missing > 0) add('complete_agenda', next.number, next.missing);
	}
	if (network.withoutPlace > 0) add('place_questions', next?.number ?? null, network.withoutPlace);
	if (network.toExpert > 0) add('find_expert', null, network.toExpert);
	if (next && next.inDays <= INVITE_WITHIN && next.items > 0) {
		if (!next.invited) add('invite', next.number);
		else if (next.silent > 0 && next.inDays <= REMIND_WITHIN) add('remind', next.number, next.silent);
	}
	return acts;
}

/** How a base rule stands (domain.md 4.8): a hint for who leads, never a grade. */
export type Health = 'green' | 'amber' | 'red' | 'off';

/** Base rule 1: eight of eight elements and two weeks beforehand is green, from six on amber. */
export function callHealth(filled: number, daysBefore: number | null): Health {
	if (filled === 8 && (daysBefore === null || daysBefore >= 14)) return 'green';
	return filled >= 6 ? 'amber' : 'red';
}

/** Base rule 2: ten to fifteen people is green; not applicable to an open call of more than twenty. */
export function sizeHealth(members: number, openCall: boolean): Health {
	if (openCall && members > 20) return 'off';
	if (members >= 10 && members <= 15) return 'green';
	return members >= 8 && members <= 20 ? 'amber' : 'red';
}

/** Base rule 7: eight of ten answer each time and an adjustment followed is green; half of them amber. */
export function evaluationHealth(
	meetings: readonly { answers: number; present: number; adjusted: boolean }[]
): Health {
	if (meetings.length === 0) return 'off';
	const all = (share: number) =>
		meetings.every(({ answers, present }) => present === 0 || answers / present >= share);
	if (all(0.8) && meetings.every(({ adjusted }) => adjusted)) return 'green';
	return all(0.5) ? 'amber' : 'red';
}

/**
 * The phase that people see a network in, 1 to 5: announce, begin, convene, debrief, end. Looking back happens after each
 * meeting, so no network stands in it. Held: meetings that are over. Of one that paused or was cancelled: where it was.
 */
export function phaseOf(state: string, held: number): 1 | 2 | 3 | 5 {
	if (['finishing', 'closed', 'archived'].includes(state)) return 5;
	if (held > 0 || state === 'running') return 3;
	return state === 'starting' ? 2 : 1;
}
