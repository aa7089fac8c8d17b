import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { calendarFile, type CalendarEvent } from './event.ts';

const PIECES = [
	'Leren, en; afspreken',
	'regel\nregel',
	'\\n \\, \\;',
	'BEGIN:VEVENT',
	'\r\nATTENDEE:mailto:evil@evil.example',
	'END:VCALENDAR',
	'é漢🍐'.repeat(30),
	'"aan"',
	':;,=',
	'x'.repeat(200)
];

test('a thousand events with awkward texts say the same to an independent reader', () => {
	const random = seeded('calendar corpus');
	const text = () =>
		Array.from(
			{ length: 1 + Math.floor(random() * 4) },
			() => PIECES[Math.floor(random() * PIECES.length)]
		).join(' ');
	const bytes = new TextEncoder();
	for (let number = 0; number < 1000; number++) {
		const startsAt = new Date(Date.UTC(2026, 9, 24) + Math.floor(random() * 200 * 24) * 3_600_000);
		const event: CalendarEvent = {
			uid: `meeting-${number % 100}@kring.example`,
			sequence: Math.floor(number / 100),
			method: number % 10 === 9 ? 'CANCEL' : 'REQUEST',
			title: text(),
			description: text(),
			place: text(),
			startsAt,
			endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
			stampedAt: new Date(Date.UTC(2026, 8, 1)),
			organiser: { name: 'Hilde "de trekker"; Vermeersch', email: 'hilde@kring.example' },
			attendee: { name: 'Ann, Aerts', email: 'ann@kring.example' },
			url: 'https://kring.example/me/abc'
		};
		const { content } = calendarFile(event);
		for (const line of content.split('\r\n')) expect(bytes.encode(line).length).toBeLessThanOrEqual(75);
		const calendar = new ICAL.Component(ICAL.parse(content));
		expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
		const component = calendar.getFirstSubcomponent('vevent');
		if (!component) throw new Error('no event');
		const read = new ICAL.Event(component);
		const once = (words: string) => words.replaceAll('\r\n', '\n').trim();
		expect(calendar.getFirstPropertyValue('method')).toBe(event.method);
		expect([read.uid, read.sequence]).toEqual([event.uid, event.sequence]);
		expect([read.summary, read.description, read.location].map(once)).toEqual(
			[event.title, event.description, event.place].map(once)
		);
		expect(read.startDate.toJSDate()).toEqual(event.startsAt);
		expect(read.endDate.toJSDate()).toEqual(event.endsAt);
		expect(component.getAllProperties('attendee')).toHaveLength(1);
	}
});
