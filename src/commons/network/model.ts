/** The states of a network (domain.md 2.1). */
export const NETWORK_STATES = [
	'draft',
	'announced',
	'composing',
	'starting',
	'running',
	'finishing',
	'closed',
	'archived',
	'paused',
	'cancelled'
] as const;
export type NetworkState = (typeof NETWORK_STATES)[number];

/** The states of a meeting that is over (domain.md 2.2). */
export const STATES_AFTER = ['closed', 'reported', 'settled'] as const;

/** Whether a meeting in this state is over. One that was cancelled never was. */
export function isOver(state: string): boolean {
	return STATES_AFTER.some((one) => one === state);
}

/** The states a network can be paused in, and resumes to. */
export const PAUSABLE = ['draft', 'announced', 'composing', 'starting', 'running'] as const;
export type PausableState = (typeof PAUSABLE)[number];

/** Where people see the network in time; derived, never stored (domain.md 2.1). */
export type Phase = 'before' | 'start' | 'maintain' | 'finish';

/** Where a network stands: `pausedFrom` only while paused. */
export type NetworkStanding = { state: NetworkState; pausedFrom: PausableState | null };

/** What the guards look at. */
export type NetworkFacts = {
	goal: string;
	audience: string;
	promises: number;
	plannedMeetings: number;
	facilitators: number;
	accepted: number;
	firstMeetingPlanned: boolean;
	kickoffClosed: boolean;
	/** Members who were at the kick-off and were not asked for a learning question. */
	presentNotAsked: number;
	groundRulesAdopted: number;
	lastMeetingOpened: boolean;
	finalEvaluationClosed: boolean;
	finalReportSent: boolean;
	retentionReached: boolean;
};

/** What is still missing for a move; the surface has a sentence for each. */
export type NetworkMissing =
	| 'goal'
	| 'audience'
	| 'promise'
	| 'planned_meetings'
	| 'facilitator'
	| 'accepted_member'
	| 'first_meeting'
	| 'kickoff_closed'
	| 'questions_asked'
	| 'ground_rules'
	| 'last_meeting'
	| 'final_evaluation'
	| 'final_report'
	| 'retention_date';

/** What somebody wants to do with the network. `extend` goes on after the last planned meeting. */
export type NetworkMove =
	| 'announce'
	| 'compose'
	| 'start'
	| 'run'
	| 'finish'
	| 'extend'
	| 'close'
	| 'archive'
	| 'pause'
	| 'resume'
	| 'cancel';

const ROADS: Record<
	Exclude<NetworkMove, 'pause' | 'resume' | 'cancel'>,
	{ from: readonly NetworkState[]; to: NetworkState }
> = {
	announce: { from: ['draft'], to: 'announced' },
	compose: { from: ['announced'], to: 'composing' },
	start: { from: ['composing'], to: 'starting' },
	run: { from: ['starting'], to: 'running' },
	finish: { from: ['running'], to: 'finishing' },
	extend: { from: ['finishing'], to: 'running' },
	close: { from: ['finishing'], to: 'closed' },
	archive: { from: ['closed'], to: 'archived' }
};

/** What is still missing before a move may be made; empty when nothing is. The state is not looked at. */
export function missingFor(move: NetworkMove, facts: NetworkFacts): NetworkMissing[] {
	const needs = (list: [NetworkMissing, boolean][]) => list.flatMap(([name, there]) => (there ? [] : [name]));
	switch (move) {
		case 'announce':
			return needs([
				['goal', facts.goal.trim() !== ''],
				['audience', facts.audience.trim() !== ''],
				['promise', facts.promises > 0],
				['planned_meetings', facts.plannedMeetings > 0],
				['facilitator', facts.facilitators > 0]
			]);
		case 'start':
			return needs([
				['accepted_member', facts.accepted > 0],
				['first_meeting', facts.firstMeetingPlanned]
			]);
		case 'run':
			return needs([
				['kickoff_closed', facts.kickoffClosed],
				['questions_asked', facts.presentNotAsked === 0],
				['ground_rules', facts.groundRulesAdopted > 0]
			]);
		case 'finish':
			return needs([['last_meeting', facts.lastMeetingOpened]]);
		case 'close':
			return needs([
				['final_evaluation', facts.finalEvaluationClosed],
				['final_report', facts.finalReportSent]
			]);
		case 'archive':
			return needs([['retention_date', facts.retentionReached]]);
		case 'compose':
		case 'extend':
		case 'pause':
		case 'resume':
		case 'cancel':
			return [];
	}
}

export type NetworkMoved =
	| { ok: true; standing: NetworkStanding }
	| { ok: false; reason: 'wrong_state' }
	| { ok: false; reason: 'missing'; missing: NetworkMissing[] };

/** Makes a move, or says that this is not the state for it, or what is missing. */
export function moveNetwork(standing: NetworkStanding, move: NetworkMove, facts: NetworkFacts): NetworkMoved {
	const to = destination(standing, move);
	if (!to) return { ok: false, reason: 'wrong_state' };
	const missing = missingFor(move, facts);
	return missing.length > 0 ? { ok: false, reason: 'missing', missing } : { ok: true, standing: to };
}

/** The moves that the state allows, whatever may still be missing. */
export function possibleMoves(standing: NetworkStanding): NetworkMove[] {
	const moves: NetworkMove[] = [
		'announce',
		'compose',
		'start',
		'run',
		'finish',
		'extend',
		'close',
		'archive',
		'pause',
		'resume',
		'cancel'
	];
	return moves.filter((move) => destination(standing, move) !== null);
}

function destination({ state, pausedFrom }: NetworkStanding, move: NetworkMove): NetworkStanding | null {
	const pausable = PAUSABLE.find((known) => known === state);
	switch (move) {
		case 'pause':
			return pausable ? { state: 'paused', pausedFrom: pausable } : null;
		case 'resume':
			return state === 'paused' && pausedFrom ? { state: pausedFrom, pausedFrom: null } : null;
		case 'cancel':
			return pausable || state === 'paused' ? { state: 'cancelled', pausedFrom: null } : null;
		default:
			return ROADS[move].from.includes(state) ? { state: ROADS[move].to, pausedFrom: null } : null;
	}
}

/** The phase people see; `null` for a network that was cancelled. */
export function phase({ state, pausedFrom }: NetworkStanding): Phase | null {
	switch (state) {
		case 'draft':
		case 'announced':
		case 'composing':
			return 'before';
		case 'starting':
			return 'start';
		case 'running':
			return 'maintain';
		case 'finishing':
		case 'closed':
		case 'archived':
			return 'finish';
		case 'paused':
			return pausedFrom ? phase({ state: pausedFrom, pausedFrom: null }) : null;
		case 'cancelled':
			return null;
	}
}
