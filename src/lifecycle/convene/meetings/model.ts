import { stillNeeds, type QuestionStanding } from '#commons/questions/model.ts';

/** The states of a meeting (domain.md 2.2). */
export const MEETING_STATES = [
	'planned',
	'prepared',
	'lobby',
	'live',
	'wrapping_up',
	'closed',
	'reported',
	'settled',
	'cancelled'
] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** What somebody wants to do with a meeting. `go_on`: back from wrapping up to the agenda. */
export type MeetingMove =
	'prepare' | 'open_lobby' | 'start' | 'wrap_up' | 'go_on' | 'close' | 'report' | 'settle' | 'cancel';

/** What the guards look at. */
export type MeetingFacts = {
	agendaItems: number;
	hasDate: boolean;
	hasPlace: boolean;
	/** The questions that were on today's agenda. */
	questions: readonly (Pick<QuestionStanding, 'state'> & { id: string })[];
	/** People who were here and were not offered the evaluation. */
	notOfferedEvaluation: number;
	reportDrafted: boolean;
	reportSent: boolean;
	actionsWithoutOwner: number;
};

/** What is still missing; with the questions it is about, where it is about questions. */
export type MeetingMissing =
	| { missing: 'agenda' | 'date' | 'place' | 'evaluation' | 'report_draft' | 'report_sent' | 'action_owner' }
	| { missing: 'outcome' | 'destination'; questions: readonly string[] };

const ROADS: Record<MeetingMove, { from: readonly MeetingState[]; to: MeetingState }> = {
	prepare: { from: ['planned'], to: 'prepared' },
	open_lobby: { from: ['planned', 'prepared'], to: 'lobby' },
	start: { from: ['lobby'], to: 'live' },
	wrap_up: { from: ['live'], to: 'wrapping_up' },
	go_on: { from: ['wrapping_up'], to: 'live' },
	close: { from: ['wrapping_up'], to: 'closed' },
	report: { from: ['closed'], to: 'reported' },
	settle: { from: ['reported'], to: 'settled' },
	cancel: { from: ['planned', 'prepared', 'lobby'], to: 'cancelled' }
};

/**
 * What is still missing before a move (domain.md 2.2). The hard stops of closing: each treated question has an
 * outcome, each open one exactly one destination, everybody present was offered the evaluation. Starting needs
 * nobody in particular: late, early and absent are normal.
 */
export function missingFor(move: MeetingMove, facts: MeetingFacts): MeetingMissing[] {
	const missing: MeetingMissing[] = [];
	const need = (name: Exclude<MeetingMissing, { questions: unknown }>['missing'], there: boolean) => {
		if (!there) missing.push({ missing: name });
	};
	const needQuestions = (name: 'outcome' | 'destination') => {
		const questions = facts.questions.filter((question) => stillNeeds(question) === name).map(({ id }) => id);
		if (questions.length > 0) missing.push({ missing: name, questions });
	};
	if (move === 'prepare') {
		need('agenda', facts.agendaItems > 0);
		need('date', facts.hasDate);
		need('place', facts.hasPlace);
	} else if (move === 'open_lobby') {
		need('agenda', facts.agendaItems > 0);
	} else if (move === 'close') {
		needQuestions('outcome');
		needQuestions('destination');
		need('evaluation', facts.notOfferedEvaluation === 0);
	} else if (move === 'report') {
		need('report_draft', facts.reportDrafted);
	} else if (move === 'settle') {
		need('report_sent', facts.reportSent);
		need('action_owner', facts.actionsWithoutOwner === 0);
		needQuestions('destination');
	}
	return missing;
}

export type MeetingMoved =
	| { ok: true; state: MeetingState }
	| { ok: false; reason: 'wrong_state' }
	| { ok: false; reason: 'missing'; missing: MeetingMissing[] };

/** Makes a move, or says that this is not the state for it, or everything that is missing. */
export function moveMeeting(state: MeetingState, move: MeetingMove, facts: MeetingFacts): MeetingMoved {
	if (!ROADS[move].from.includes(state)) return { ok: false, reason: 'wrong_state' };
	const missing = missingFor(move, facts);
	return missing.length > 0 ? { ok: false, reason: 'missing', missing } : { ok: true, state: ROADS[move].to };
}

/** Whether date and place may still be changed: the meeting keeps its id and the calendars follow. */
export function canBeMoved(state: MeetingState): boolean {
	return state === 'planned' || state === 'prepared';
}

/** Whether what was said is frozen: closing deletes nothing, and nothing is added any more (invariant 7). */
export function isFrozen(state: MeetingState): boolean {
	return state === 'closed' || state === 'reported' || state === 'settled' || state === 'cancelled';
}

const MINUTE = 60_000;

/** From when the lobby may open by itself: half an hour before the start. Milliseconds. */
export function lobbyOpensAt(startsAt: number): number {
	return startsAt - 30 * MINUTE;
}

/** Whether it is time to wrap up: at the last agenda item, or twenty minutes before the end. Milliseconds. */
export function timeToWrapUp(now: number, endsAt: number | null, atLastItem: boolean): boolean {
	return atLastItem || (endsAt !== null && now >= endsAt - 20 * MINUTE);
}

/** Until when somebody who left early may still fill in the evaluation: 48 hours after closing. Milliseconds. */
export function evaluationClosesAt(closedAt: number): number {
	return closedAt + 48 * 60 * MINUTE;
}
