import { describe, expect, test } from 'vitest';
import {
	missingFor,
	moveNetwork,
	NETWORK_STATES,
	PAUSABLE,
	phase,
	possibleMoves,
	type NetworkFacts,
	type NetworkMove,
	type NetworkStanding
} from '#commons/network/model.ts';

const nothing: NetworkFacts = {
	goal: ' ',
	audience: '',
	promises: 0,
	plannedMeetings: 0,
	facilitators: 0,
	accepted: 0,
	firstMeetingPlanned: false,
	kickoffClosed: false,
	presentNotAsked: 2,
	groundRulesAdopted: 0,
	lastMeetingOpened: false,
	finalEvaluationClosed: false,
	finalReportSent: false,
	retentionReached: false
};
const everything: NetworkFacts = {
	goal: 'Leren van elkaar',
	audience: 'HR in kleine bedrijven',
	promises: 5,
	plannedMeetings: 4,
	facilitators: 1,
	accepted: 15,
	firstMeetingPlanned: true,
	kickoffClosed: true,
	presentNotAsked: 0,
	groundRulesAdopted: 4,
	lastMeetingOpened: true,
	finalEvaluationClosed: true,
	finalReportSent: true,
	retentionReached: true
};
const draft: NetworkStanding = { state: 'draft', pausedFrom: null };

test('[H88] the whole life of a network, from draft to archived', () => {
	const moves: NetworkMove[] = [
		'announce',
		'compose',
		'start',
		'run',
		'finish',
		'extend',
		'finish',
		'close',
		'archive'
	];
	const seen = ['draft'];
	let standing = draft;
	for (const move of moves) {
		const moved = moveNetwork(standing, move, everything);
		if (!moved.ok) throw new Error(`${move}: ${moved.reason}`);
		standing = moved.standing;
		seen.push(standing.state);
	}
	expect(seen).toEqual([
		'draft',
		'announced',
		'composing',
		'starting',
		'running',
		'finishing',
		'running',
		'finishing',
		'closed',
		'archived'
	]);
});

describe('guards name everything that is missing', () => {
	test.each<[NetworkMove, string[]]>([
		['announce', ['goal', 'audience', 'promise', 'planned_meetings', 'facilitator']],
		['compose', []],
		['start', ['accepted_member', 'first_meeting']],
		['run', ['kickoff_closed', 'questions_asked', 'ground_rules']],
		['finish', ['last_meeting']],
		['extend', []],
		['close', ['final_evaluation', 'final_report']],
		['archive', ['retention_date']],
		['pause', []],
		['resume', []],
		['cancel', []]
	])('%s', (move, missing) => {
		expect(missingFor(move, nothing)).toEqual(missing);
		expect(missingFor(move, everything)).toEqual([]);
	});

	test('a move that misses something is refused with the list', () => {
		expect(moveNetwork(draft, 'announce', { ...everything, promises: 0 })).toEqual({
			ok: false,
			reason: 'missing',
			missing: ['promise']
		});
	});
});

test('every state allows exactly these moves', () => {
	const allowed = Object.fromEntries(
		NETWORK_STATES.map((state) => [
			state,
			possibleMoves({ state, pausedFrom: state === 'paused' ? 'running' : null })
		])
	);
	expect(allowed).toEqual({
		draft: ['announce', 'pause', 'cancel'],
		announced: ['compose', 'pause', 'cancel'],
		composing: ['start', 'pause', 'cancel'],
		starting: ['run', 'pause', 'cancel'],
		running: ['finish', 'pause', 'cancel'],
		finishing: ['extend', 'close'],
		closed: ['archive'],
		archived: [],
		paused: ['resume', 'cancel'],
		cancelled: []
	});
	expect(moveNetwork(draft, 'run', everything)).toEqual({ ok: false, reason: 'wrong_state' });
});

test('after a pause the network goes on where it was', () => {
	for (const state of PAUSABLE) {
		const paused = moveNetwork({ state, pausedFrom: null }, 'pause', nothing);
		if (!paused.ok) throw new Error(paused.reason);
		expect(paused.standing).toEqual({ state: 'paused', pausedFrom: state });
		expect(phase(paused.standing)).toBe(phase({ state, pausedFrom: null }));
		expect(moveNetwork(paused.standing, 'resume', nothing)).toEqual({
			ok: true,
			standing: { state, pausedFrom: null }
		});
	}
});

test('the phase that people see follows from the state', () => {
	const phases = NETWORK_STATES.map((state) => phase({ state, pausedFrom: null }));
	expect(phases).toEqual([
		'before',
		'before',
		'before',
		'start',
		'maintain',
		'finish',
		'finish',
		'finish',
		null,
		null
	]);
});
