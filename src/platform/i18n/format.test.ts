import { expect, test } from 'vitest';
import {
	formatClock,
	formatDate,
	formatDateRange,
	formatDateTime,
	formatDay,
	formatList,
	formatMoments,
	formatNumber,
	formatPercent,
	formatRelativeDay,
	formatShortDate,
	formatTime,
	formatTimeRange,
	type Place
} from './format.ts';

const nl: Place = { locale: 'nl', timeZone: 'Europe/Brussels' };
const en: Place = { locale: 'en', timeZone: 'Europe/Brussels' };
const start = new Date('2026-01-22T12:30:00Z');
const end = new Date('2026-01-22T16:00:00Z');

test('a day is written as people say it', () => {
	expect(formatDay(start, nl)).toBe('donderdag 22 januari');
	expect(formatDay(start, en)).toBe('Thursday 22 January');
	expect(formatDate(start, nl)).toBe('donderdag 22 januari 2026');
	expect(formatDate(start, en)).toBe('Thursday 22 January 2026');
	expect(formatShortDate(start, nl)).toBe('22 jan 2026');
	expect(formatShortDate(start, en)).toBe('22 Jan 2026');
});

test('an hour follows the house style of each language', () => {
	expect(formatTime(start, nl)).toBe('13.30 uur');
	expect(formatTime(start, en)).toBe('13:30');
	expect(formatClock(new Date('2026-01-22T08:05:00Z'), nl)).toBe('9.05');
	expect(formatClock(new Date('2026-01-22T08:05:00Z'), en)).toBe('09:05');
	expect(formatClock(new Date('2026-01-21T23:00:00Z'), nl)).toBe('0.00');
	expect(formatTimeRange(start, end, nl)).toBe('13.30 tot 17.00 uur');
	expect(formatTimeRange(start, end, en)).toBe('13:30 to 17:00');
	expect(formatDateTime(start, nl)).toBe('donderdag 22 januari, 13.30 uur');
});

test('the time zone of the network decides, also over the change to summer time', () => {
	const noon = new Date('2026-07-01T10:00:00Z');
	expect(formatTime(noon, nl)).toBe('12.00 uur');
	expect(formatTime(noon, { locale: 'nl', timeZone: 'America/New_York' })).toBe('6.00 uur');
	expect(formatDay(new Date('2026-01-22T23:30:00Z'), nl)).toBe('vrijdag 23 januari');
});

test('from and to on one day name that day once', () => {
	expect(formatMoments(start, end, nl)).toBe('donderdag 22 januari, 13.30 tot 17.00 uur');
	expect(formatMoments(start, new Date('2026-01-23T11:00:00Z'), en)).toBe(
		'Thursday 22 January, 13:30 to Friday 23 January, 12:00'
	);
});

test('a span of days says what both share only once', () => {
	const plain = (text: string) => text.replace(/\s?[–-]\s?/, ' to ');
	expect(plain(formatDateRange(start, new Date('2026-01-24T12:00:00Z'), nl))).toBe('22 to 24 januari 2026');
	expect(formatDateRange(start, end, nl)).toBe('22 januari 2026');
});

test('days are counted on the calendar of the network, not in hours', () => {
	const lateEvening = new Date('2026-01-21T22:55:00Z');
	expect(formatRelativeDay(start, lateEvening, nl)).toBe('morgen');
	expect(formatRelativeDay(start, new Date('2026-01-21T23:05:00Z'), nl)).toBe('vandaag');
	expect(formatRelativeDay(start, new Date('2026-01-19T12:00:00Z'), nl)).toBe('over 3 dagen');
	expect(formatRelativeDay(start, new Date('2026-01-01T12:00:00Z'), en)).toBe('in 3 weeks');
	expect(formatRelativeDay(start, new Date('2026-01-23T12:00:00Z'), en)).toBe('yesterday');
});

test('numbers, shares and lists', () => {
	expect(formatNumber(8.25, 'nl')).toBe('8,3');
	expect(formatNumber(8, 'en')).toBe('8.0');
	expect(formatNumber(1234, 'nl', 0)).toBe('1.234');
	expect(formatPercent(0.4, 'en')).toBe('40%');
	expect(formatList(['Anna', 'Tom', 'Sofie'], 'nl')).toBe('Anna, Tom en Sofie');
	expect(formatList(['Anna', 'Tom'], 'en')).toBe('Anna and Tom');
});
