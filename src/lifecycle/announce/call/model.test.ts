import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import {
	arrange,
	completeness,
	deadlineStands,
	doorOf,
	elements,
	missingForPublishing,
	placesOf
} from './model.ts';

const written = Object.fromEntries(elements.map((name) => [name, 'Een zin die iets zegt.']));

rule('R1', 'a call is complete when all eight elements say something', () => {
	expect(completeness(written).empty).toEqual([]);
	expect(completeness({ ...written, practical: '  ', what: 'Kort.' }).empty).toEqual(['what', 'practical']);
});

rule('H89', 'an empty call names what is missing, in the order in which people ask for it', () => {
	const { filled, empty } = completeness({});
	expect(filled).toEqual([]);
	expect(empty[0]).toBe('what');
	expect(empty).toHaveLength(8);
});

rule('H6', 'nothing is announced without goal, audience, a promise and somebody who facilitates', () => {
	const bare = { goal: ' ', audience: '', promises: 0, plannedMeetings: 4, facilitators: 0 };
	expect(missingForPublishing(bare)).toEqual(['goal', 'audience', 'promise', 'facilitator']);
	expect(missingForPublishing({ ...bare, goal: 'a', audience: 'b', promises: 1, facilitators: 1 })).toEqual(
		[]
	);
});

const open = {
	state: 'announced',
	closed: false,
	deadline: '2026-01-09',
	today: '2026-01-09',
	taken: 3,
	places: 15
};

test('one can register up to and including the last day', () => {
	expect(doorOf(open)).toBe('open');
	expect(doorOf({ ...open, today: '2026-01-10' })).toBe('closed');
	expect(doorOf({ ...open, deadline: null, today: '2030-01-01' })).toBe('open');
});

rule('H8', 'a full group still takes names, for the waiting list; an open call is never full', () => {
	expect(doorOf({ ...open, taken: 15 })).toBe('full');
	expect(placesOf({ openCall: true, maxMembers: 15 })).toBeNull();
	expect(doorOf({ ...open, taken: 43, places: null })).toBe('open');
});

test('closed, paused, cancelled and begun networks take nobody', () => {
	expect(doorOf({ ...open, closed: true })).toBe('closed');
	expect(doorOf({ ...open, state: 'running' })).toBe('closed');
	expect(doorOf({ ...open, state: 'paused' })).toBe('paused');
	expect(doorOf({ ...open, state: 'cancelled' })).toBe('cancelled');
	expect(doorOf({ ...open, state: 'draft' })).toBe('draft');
});

test('lines move, go and come by their buttons; a button that fits nothing does nothing', () => {
	const [a, b, c] = ['a', 'b', 'c'].map((text) => ({ id: text, text }));
	if (!a || !b || !c) throw new Error('three lines');
	expect(arrange([a, b, c], 'up:2')).toEqual([a, c, b]);
	expect(arrange([a, b, c], 'down:0')).toEqual([b, a, c]);
	expect(arrange([a, b, c], 'up:0')).toEqual([a, b, c]);
	expect(arrange([a, b, c], 'down:2')).toEqual([a, b, c]);
	expect(arrange([a, b, c], 'remove:1')).toEqual([a, c]);
	expect(arrange([a], 'add:0')).toEqual([a, { id: '', text: '' }]);
	expect(arrange([a], 'nonsense')).toEqual([a]);
});

test('a deadline is today or later; the one that was there may stay', () => {
	const stands = (deadline: string | null, before: string | null) =>
		deadlineStands(deadline, before, '2026-11-22');
	expect(stands(null, null)).toBe(true);
	expect(stands('2026-11-22', null)).toBe(true);
	expect(stands('2026-11-21', null)).toBe(false);
	expect(stands('2026-11-21', '2026-11-21')).toBe(true);
	expect(stands('2026-11-20', '2026-11-21')).toBe(false);
});
