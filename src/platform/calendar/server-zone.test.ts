import { resetLocalTimeZone } from '@internationalized/date';
import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantOf } from '#platform/clock/zone.ts';
import { formatDate, formatTimeRange } from '#platform/i18n/format.ts';
import { calendarFile } from './event.ts';

let before: string | undefined;
beforeEach(() => (before = process.env['TZ']));
afterEach(() => {
	if (before === undefined) delete process.env['TZ'];
	else process.env['TZ'] = before;
});

/** What a page, a mail and a calendar say of a meeting, on a server that stands in this zone. */
function said(server: string, day: string): unknown[] {
	process.env['TZ'] = server;
	resetLocalTimeZone();
	const startsAt = instantOf(day, '01:30', 'Europe/Brussels');
	const endsAt = instantOf(day, '16:30', 'Europe/Brussels');
	const { content } = calendarFile({
		uid: 'x@kring.example',
		sequence: 0,
		method: 'REQUEST',
		title: 'Start',
		description: '',
		place: 'Gent',
		startsAt,
		endsAt,
		stampedAt: startsAt,
		organiser: { name: 'Hilde', email: 'hilde@kring.example' },
		attendee: { name: 'An', email: 'an@kring.example' },
		url: 'https://kring.example'
	});
	const component = new ICAL.Component(ICAL.parse(content)).getFirstSubcomponent('vevent');
	const event = component && new ICAL.Event(component);
	const viewers = ['UTC', 'Europe/Brussels', 'America/St_Johns', 'Pacific/Auckland', 'Asia/Kathmandu'];
	return [
		event?.startDate.toJSDate().toISOString(),
		event?.endDate.toJSDate().toISOString(),
		...viewers.flatMap((timeZone) => [
			formatDate(startsAt, { locale: 'nl', timeZone }),
			formatTimeRange(startsAt, endsAt, { locale: 'en', timeZone })
		])
	];
}

test.each(['2026-10-25', '2027-03-28', '2026-11-22'])(
	'on %s a server says the same instant wherever it stands',
	(day) => {
		const here = said('Europe/Brussels', day);
		expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-60);
		for (const zone of ['UTC', 'America/St_Johns', 'Pacific/Auckland']) expect(said(zone, day)).toEqual(here);
		expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-780);
		expect(here[0]).toBe(
			{ '2026-10-25': '2026-10-24T23:30:00.000Z', '2027-03-28': '2027-03-28T00:30:00.000Z' }[day] ??
				'2026-11-22T00:30:00.000Z'
		);
	}
);
