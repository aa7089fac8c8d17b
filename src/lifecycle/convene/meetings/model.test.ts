import { describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import {
	canBeMoved,
	evaluationClosesAt,
	isFrozen,
	lobbyOpensAt,
	MEETING_STATES,
	missingFor,
	moveMeeting,
	timeToWrapUp,
	type MeetingFacts,
	type MeetingMove,
	type MeetingState
} from '#lifecycle/convene/meetings/model.ts';

const nothing: MeetingFacts = {
	agendaItems: 0,
	hasDate: false,
	hasPlace: false,
	questions: [
		{ id: 'q1', state: 'in_treatment' },
		{ id: 'q2', state: 'partly_answered' },
		{ id: 'q3', state: 'unanswered' },
		{ id: 'q4', state: 'answered' },
		{ id: 'q5', state: 'scheduled' }
	],
	notOfferedEvaluation: 1,
	reportDrafted: false,
	reportSent: false,
	actionsWithoutOwner: 1
};
const everything: MeetingFacts = {
	agendaItems: 10,
	hasDate: true,
	hasPlace: true,
	questions: [
		{ id: 'q1', state: 'answered' },
		{ id: 'q2', state: 'scheduled' },
		{ id: 'q3', state: 'to_expert' }
	],
	notOfferedEvaluation: 0,
	reportDrafted: true,
	reportSent: true,
	actionsWithoutOwner: 0
};
const at = 1_232_632_800_000;

test('the whole life of a meeting', () => {
	const seen: MeetingState[] = ['planned'];
	const moves: MeetingMove[] = [
		'prepare',
		'open_lobby',
		'start',
		'wrap_up',
		'go_on',
		'wrap_up',
		'close',
		'report',
		'settle'
	];
	for (const move of moves) {
		const moved = moveMeeting(seen.at(-1) ?? 'planned', move, everything);
		if (!moved.ok) throw new Error(`${move}: ${moved.reason}`);
		seen.push(moved.state);
	}
	expect(seen).toEqual([
		'planned',
		'prepared',
		'lobby',
		'live',
		'wrapping_up',
		'live',
		'wrapping_up',
		'closed',
		'reported',
		'settled'
	]);
});

describe('guards', () => {
	rule(
		'H59',
		'a meeting does not close before each question has an outcome and each open one a destination',
		() => {
			expect(moveMeeting('wrapping_up', 'close', nothing)).toEqual({
				ok: false,
				reason: 'missing',
				missing: [
					{ missing: 'outcome', questions: ['q1'] },
					{ missing: 'destination', questions: ['q2', 'q3'] },
					{ missing: 'evaluation' }
				]
			});
			expect(missingFor('close', everything)).toEqual([]);
		}
	);

	rule('R7', 'a meeting does not close before everybody was offered the evaluation', () => {
		expect(missingFor('close', { ...everything, notOfferedEvaluation: 1 })).toEqual([
			{ missing: 'evaluation' }
		]);
	});

	rule('U16', 'a meeting starts with whoever is there', () => {
		expect(moveMeeting('lobby', 'start', nothing)).toEqual({ ok: true, state: 'live' });
	});

	test.each<[MeetingMove, string[]]>([
		['prepare', ['agenda', 'date', 'place']],
		['open_lobby', ['agenda']],
		['wrap_up', []],
		['go_on', []],
		['report', ['report_draft']],
		['settle', ['report_sent', 'action_owner', 'destination']],
		['cancel', []]
	])('%s names everything that is missing', (move, missing) => {
		expect(missingFor(move, nothing).map((one) => one.missing)).toEqual(missing);
		expect(missingFor(move, everything)).toEqual([]);
	});

	test('a move from another state is refused', () => {
		expect(moveMeeting('live', 'close', everything)).toEqual({ ok: false, reason: 'wrong_state' });
		expect(moveMeeting('closed', 'go_on', everything)).toEqual({ ok: false, reason: 'wrong_state' });
		expect(moveMeeting('live', 'cancel', everything)).toEqual({ ok: false, reason: 'wrong_state' });
	});
});

test('before the lobby a meeting can move to another day; after closing it is frozen', () => {
	expect(MEETING_STATES.filter(canBeMoved)).toEqual(['planned', 'prepared']);
	expect(MEETING_STATES.filter(isFrozen)).toEqual(['closed', 'reported', 'settled', 'cancelled']);
});

test('the lobby opens half an hour before, wrapping up begins twenty minutes before the end', () => {
	expect(lobbyOpensAt(at)).toBe(at - 1_800_000);
	expect(timeToWrapUp(at - 1_200_001, at, false)).toBe(false);
	expect(timeToWrapUp(at - 1_200_000, at, false)).toBe(true);
	expect(timeToWrapUp(at - 9_999_999, at, true)).toBe(true);
	expect(timeToWrapUp(at, null, false)).toBe(false);
	expect(evaluationClosesAt(at)).toBe(at + 172_800_000);
});
