import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import {
	callHealth,
	evaluationHealth,
	nowForYou,
	phaseOf,
	sizeHealth,
	type MeetingNow,
	type NetworkNow
} from './model.ts';

const network: NetworkNow = {
	state: 'announced',
	emptyElements: 0,
	toDecide: 0,
	members: 15,
	plannedMeetings: 4,
	meetings: [],
	withoutPlace: 0,
	toExpert: 0
};
const meeting: MeetingNow = {
	number: 1,
	kind: 'kickoff',
	state: 'planned',
	inDays: 21,
	items: 9,
	missing: 0,
	invited: false,
	silent: 15,
	answers: 0,
	adjusted: false,
	reportSent: false,
	corrections: 0
};
const acts = (change: Partial<NetworkNow>) => nowForYou({ ...network, ...change }).map(({ act }) => act);

test('a network in draft is about its call, and about nothing else', () => {
	expect(acts({ state: 'draft', emptyElements: 3, members: 0 })).toEqual(['finish_call']);
	expect(acts({ state: 'draft', members: 0 })).toEqual(['publish']);
});

test('who registered waits for an answer before anything else', () => {
	expect(acts({ toDecide: 3, members: 2 })).toEqual(['decide', 'plan_first']);
	expect(acts({ members: 0 })).toEqual([]);
});

test('[H97, R9] a question that waits for help from outside is pointed at until somebody is found', () => {
	expect(acts({ toExpert: 2 })).toContain('find_expert');
	expect(acts({ toExpert: 0 })).not.toContain('find_expert');
});

rule('H23', 'invariant 1: a first meeting without one of its obligatory parts is pointed at', () => {
	expect(acts({ meetings: [{ ...meeting, missing: 1 }] })).toContain('complete_agenda');
	expect(acts({ meetings: [{ ...meeting, items: 0 }] })).toEqual(['make_agenda']);
});

test('[H14] the invitation goes out in time, and whoever is silent is reminded at the end', () => {
	expect(acts({ meetings: [meeting] })).toEqual(['invite']);
	expect(acts({ meetings: [{ ...meeting, inDays: 60 }] })).toEqual([]);
	expect(acts({ meetings: [{ ...meeting, invited: true }] })).toEqual([]);
	expect(acts({ meetings: [{ ...meeting, invited: true, inDays: 9 }] })).toEqual(['remind']);
});

rule('H96', 'what members would put right in a report waits for who leads', () => {
	const sent: MeetingNow = { ...meeting, state: 'reported', inDays: -2, answers: 0, reportSent: true };
	expect(acts({ meetings: [{ ...sent, corrections: 2 }] })).toEqual(['correct_report', 'plan_next']);
	expect(acts({ meetings: [sent] })).toEqual(['plan_next']);
});

test('after a meeting: its report, what the forms say, the next one, and the questions that were carried over', () => {
	const past: MeetingNow = { ...meeting, state: 'closed', inDays: -2, answers: 15 };
	expect(acts({ state: 'running', meetings: [past], withoutPlace: 3 })).toEqual([
		'send_report',
		'read_evaluation',
		'plan_next',
		'place_questions'
	]);
	const told: MeetingNow = { ...past, state: 'reported', reportSent: true, adjusted: true };
	expect(acts({ state: 'running', meetings: [told], plannedMeetings: 1 })).toEqual([]);
	expect(acts({ state: 'running', meetings: [{ ...told, adjusted: false, answers: 4 }] })).toEqual([
		'plan_next'
	]);
});

test('a meeting that is live comes first', () => {
	expect(acts({ toDecide: 1, meetings: [{ ...meeting, state: 'live' }] })[0]).toBe('conduct');
	expect(acts({ meetings: [{ ...meeting, state: 'wrapping_up' }] })[0]).toBe('wrap_up');
});

test('a network that was stopped asks nothing', () => {
	for (const state of ['paused', 'cancelled', 'closed', 'archived']) {
		expect(acts({ state, toDecide: 3, meetings: [meeting] })).toEqual([]);
	}
});

rule('R1', 'eight of eight elements, two weeks before', () => {
	expect(callHealth(8, 42)).toBe('green');
	expect(callHealth(7, 35)).toBe('amber');
	expect(callHealth(8, 10)).toBe('amber');
	expect(callHealth(5, 35)).toBe('red');
});

test('[R2, H90] ten to fifteen people, and an open call may be large on purpose', () => {
	expect([9, 10, 15, 16, 21, 7].map((members) => sizeHealth(members, false))).toEqual([
		'amber',
		'green',
		'green',
		'amber',
		'red',
		'red'
	]);
	expect(sizeHealth(43, true)).toBe('off');
});

rule('R7', 'every meeting is evaluated by most of who was there, and something follows from it', () => {
	expect(evaluationHealth([])).toBe('off');
	expect(evaluationHealth([{ answers: 15, present: 15, adjusted: true }])).toBe('green');
	expect(evaluationHealth([{ answers: 12, present: 15, adjusted: false }])).toBe('amber');
	expect(evaluationHealth([{ answers: 7, present: 15, adjusted: true }])).toBe('red');
});

test('a network is seen in the phase it is in, from its state and the meetings that are over', () => {
	expect(phaseOf('announced', 0)).toBe(1);
	expect(phaseOf('starting', 0)).toBe(2);
	expect(phaseOf('starting', 1)).toBe(3);
	expect(phaseOf('running', 0)).toBe(3);
	expect(phaseOf('paused', 2)).toBe(3);
	expect(phaseOf('finishing', 4)).toBe(5);
});
