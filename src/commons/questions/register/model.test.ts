import { expect, test } from 'vitest';
import { circleNow, stopOf, wayOf, type Station, type Travelling } from './model.ts';

const stations: Station[] = [
	{ id: 'm1', number: 1, startsAt: new Date('2026-10-15T11:30:00Z'), isOver: true },
	{ id: 'm2', number: 2, startsAt: new Date('2026-12-10T12:30:00Z'), isOver: false }
];
const raised = { event: 'raised', meetingId: null, at: new Date('2026-09-20T08:00:00Z') };
const asked: Travelling = { state: 'raised', outcome: null, plannedIn: [], passed: [raised] };

test('[H13] a question asked at registration stands at the first meeting, and nowhere else', () => {
	expect(wayOf(asked, stations)).toEqual([{ number: 1, circle: 'asked' }]);
	expect(circleNow(asked, stations)).toBe('asked');
	expect(stopOf(asked, stations)).toBe(0);
});

test('a place on an agenda to come is shown as planned, there and now', () => {
	const planned = { ...asked, plannedIn: ['m2'] };
	expect(wayOf(planned, stations)).toEqual([
		{ number: 1, circle: 'asked' },
		{ number: 2, circle: 'planned' }
	]);
	expect(circleNow(planned, stations)).toBe('planned');
	expect(stopOf(planned, stations)).toBe(1);
});

test('a place on the agenda of a meeting that is over plans nothing', () => {
	const was = { ...asked, plannedIn: ['m1'] };
	expect(circleNow(was, stations)).toBe('asked');
	expect(stopOf(was, stations)).toBe(0);
});

test('the last thing that happened at a meeting is what its circle says', () => {
	const at = new Date('2026-10-15T13:00:00Z');
	const partly: Travelling = {
		...asked,
		state: 'scheduled',
		outcome: 'partly_answered',
		plannedIn: ['m1', 'm2'],
		passed: [
			raised,
			{ event: 'treated', meetingId: 'm1', at },
			{ event: 'partly_answered', meetingId: 'm1', at },
			{ event: 'carried_over', meetingId: 'm1', at }
		]
	};
	expect(wayOf(partly, stations)).toEqual([
		{ number: 1, circle: 'partly' },
		{ number: 2, circle: 'planned' }
	]);
	expect(stopOf(partly, stations), 'discussed, and not answered').toBe(2);
});

test('answered is the end of the way', () => {
	const done: Travelling = { ...asked, state: 'answered', outcome: 'answered' };
	expect(stopOf(done, stations)).toBe(4);
	expect(circleNow(done, stations)).toBe('answered');
});

test('what one moment brought is read in the order of a question’s life, however its rows lie in the database', () => {
	const at = new Date('2026-10-15T13:00:00Z');
	const events = ['treated', 'answered', 'raised'].map((event) => ({ event, meetingId: 'm1', at }));
	for (const passed of [events, events.toReversed()]) {
		const question: Travelling = { ...asked, state: 'answered', outcome: 'answered', passed };
		expect(wayOf(question, stations)).toEqual([{ number: 1, circle: 'answered' }]);
	}
});
