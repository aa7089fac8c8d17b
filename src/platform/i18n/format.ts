import type { Locale } from './translate.ts';

/** In which language, and on whose clock: the IANA time zone of the network, never that of the machine. */
export interface Place {
	readonly locale: Locale;
	readonly timeZone: string;
}

/** A moment: a Date, or milliseconds since 1970. */
export type Moment = Date | number;

const TAGS: Record<Locale, string> = { nl: 'nl-BE', en: 'en-GB' };

/** Making a format takes a hundred times as long as using it. Languages and time zones are few. */
const formats = new Map<string, unknown>();

/** The format of that name, made the first time. A name belongs to one kind of format. */
function kept<F>(name: string, make: () => F): F {
	if (!formats.has(name)) formats.set(name, make());
	return formats.get(name) as F;
}

function dates(place: Place, shape: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const { locale, timeZone } = place;
	const make = () => new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone });
	return kept(`date ${locale} ${timeZone} ${shape}`, make);
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** "donderdag 22 januari", "Thursday 22 January". */
export function formatDay(when: Moment, place: Place): string {
	return withoutCommas(dates(place, 'day', DAY).format(when));
}

/** "donderdag 22 januari 2026": where the year is not obvious. */
export function formatDate(when: Moment, place: Place): string {
	return withoutCommas(dates(place, 'date', { ...DAY, year: 'numeric' }).format(when));
}

/** "22 jan 2026", for lists and tables. */
export function formatShortDate(when: Moment, place: Place): string {
	const parts = dates(place, 'short', { day: 'numeric', month: 'short', year: 'numeric' }).format(when);
	return withoutCommas(parts).replaceAll('.', '');
}

/** "do 22 jan 2026", "Thu 22 Jan 2026": a day beside a picture, on one line. */
export function formatShortDay(when: Moment, place: Place): string {
	const shape = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
	return withoutCommas(dates(place, 'short day', shape).format(when)).replaceAll('.', '');
}

/** "13.30" and "13:30": the bare hour, for clocks and agendas. */
export function formatClock(when: Moment, place: Place): string {
	const format = dates(place, 'clock', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
	const parts = format.formatToParts(when);
	const hour = parts.find((part) => part.type === 'hour')?.value ?? '';
	const minute = parts.find((part) => part.type === 'minute')?.value ?? '';
	// Flemish writes 9.30 and not 09:30 (Taaladvies); English of the 24 hour clock keeps the zero.
	return place.locale === 'nl' ? `${Number(hour)}.${minute}` : `${hour.padStart(2, '0')}:${minute}`;
}

/** "13.30 uur", "13:30": in a sentence. */
export function formatTime(when: Moment, place: Place): string {
	return place.locale === 'nl' ? `${formatClock(when, place)} uur` : formatClock(when, place);
}

/** "13.30 tot 17.00 uur", "13:30 to 17:00". */
export function formatTimeRange(from: Moment, to: Moment, place: Place): string {
	const between = place.locale === 'nl' ? 'tot' : 'to';
	return `${formatClock(from, place)} ${between} ${formatTime(to, place)}`;
}

/** "donderdag 22 januari, 13.30 uur". */
export function formatDateTime(when: Moment, place: Place): string {
	return `${formatDay(when, place)}, ${formatTime(when, place)}`;
}

/** From and to on one day share that day; otherwise each is written in full. */
export function formatMoments(from: Moment, to: Moment, place: Place): string {
	if (dayNumber(from, place) === dayNumber(to, place)) {
		return `${formatDay(from, place)}, ${formatTimeRange(from, to, place)}`;
	}
	const between = place.locale === 'nl' ? 'tot' : 'to';
	return `${formatDateTime(from, place)} ${between} ${formatDateTime(to, place)}`;
}

/** "22 januari – 16 april 2026": the span of a whole network. One day is written once. */
export function formatDateRange(from: Moment, to: Moment, place: Place): string {
	return dates(place, 'range', { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(from, to);
}

/** "vandaag", "morgen", "over 3 dagen", "over 3 weken": counted in calendar days of the place, not in hours. */
export function formatRelativeDay(when: Moment, now: Moment, place: Place): string {
	const days = dayNumber(when, place) - dayNumber(now, place);
	const make = () => new Intl.RelativeTimeFormat(TAGS[place.locale], { numeric: 'auto' });
	const relative = kept(`relative ${place.locale}`, make);
	return Math.abs(days) < 14 ? relative.format(days, 'day') : relative.format(Math.trunc(days / 7), 'week');
}

/** "8,3" and "8.3": a score or a mean, always with one decimal unless told otherwise. */
export function formatNumber(value: number, locale: Locale, decimals = 1): string {
	const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	return kept(`number ${locale} ${decimals}`, () => new Intl.NumberFormat(TAGS[locale], digits)).format(
		value
	);
}

/** A share between 0 and 1 as "40%". */
export function formatPercent(share: number, locale: Locale): string {
	const percent = () => new Intl.NumberFormat(TAGS[locale], { style: 'percent' });
	return kept(`percent ${locale}`, percent).format(share);
}

/** "Anna, Tom en Sofie". */
export function formatList(words: readonly string[], locale: Locale): string {
	const list = () => new Intl.ListFormat(TAGS[locale], { type: 'conjunction' });
	return kept(`list ${locale}`, list).format(words);
}

/** "2026-01-22": the day there at this moment, to compare with the days in the database. */
export function dayIn(when: Moment, timeZone: string): string {
	return kept(`day ${timeZone}`, () => new Intl.DateTimeFormat('sv-SE', { timeZone })).format(when);
}

function dayNumber(when: Moment, place: Place): number {
	const parts = dates(place, 'number', { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(
		when
	);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	return Math.round(Date.UTC(of('year'), of('month') - 1, of('day')) / 86_400_000);
}

function withoutCommas(text: string): string {
	return text.replaceAll(',', '');
}
