import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarFile, type CalendarEvent } from './event.ts';

const event: CalendarEvent = {
	uid: 'meeting-1@kring.example',
	sequence: 2,
	method: 'REQUEST',
	title: 'Bijeenkomst 1; "wat, nu?"',
	description: 'Regel een\nRegel twee, met ; en \\',
	place: 'Drukkerij Morgenrood, Kaai 1',
	startsAt: new Date('2027-03-28T12:30:00Z'),
	endsAt: new Date('2027-03-28T15:45:00Z'),
	stampedAt: new Date('2026-11-22T10:00:00Z'),
	organiser: { name: 'Hilde Vermeersch', email: 'hilde@voorbeeld.example' },
	attendee: { name: 'An Verhaert', email: 'an@voorbeeld.example' },
	url: 'https://kring.example/n/pc218/meetings/1'
};

function read(content: string) {
	const calendar = new ICAL.Component(ICAL.parse(content));
	const component = calendar.getFirstSubcomponent('vevent');
	if (!component) throw new Error('no event');
	return { calendar, event: new ICAL.Event(component), component };
}

test('an independent reader finds the same event: instants, texts, uid and sequence', () => {
	const found = read(calendarFile(event).content);
	expect(found.event.uid).toBe(event.uid);
	expect(found.event.sequence).toBe(2);
	expect(found.event.summary).toBe(event.title);
	expect(found.event.description).toBe(event.description);
	expect(found.event.location).toBe(event.place);
	expect(found.event.startDate.toJSDate()).toEqual(event.startsAt);
	expect(found.event.endDate.toJSDate()).toEqual(event.endsAt);
	expect(found.calendar.getFirstPropertyValue('method')).toBe('REQUEST');
});

test('a cancellation bears the same uid and takes the event away', () => {
	const found = read(calendarFile({ ...event, method: 'CANCEL', sequence: 3 }).content);
	expect(found.event.uid).toBe(event.uid);
	expect(found.component.getFirstPropertyValue('status')).toBe('CANCELLED');
	expect(found.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
});

test('a name cannot smuggle in a line of its own', () => {
	const { content } = calendarFile({
		...event,
		attendee: { name: 'An\r\nATTENDEE:mailto:x@evil.example', email: 'an@voorbeeld.example' }
	});
	expect(read(content).component.getAllProperties('attendee')).toHaveLength(1);
});

test('lines are folded at 75 octets', () => {
	const { content } = calendarFile({ ...event, description: 'é'.repeat(300) });
	for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
