import { parseDateTime, toZoned } from '@internationalized/date';

/**
 * The instant of a wall-clock time in a time zone. A time that a change of clocks skips moves forward; one that
 * comes twice is taken as the earlier. Throws for a day or time that does not exist or a zone that is not known.
 * @param day such as 2026-11-22
 * @param time such as 13:30
 */
export function instantOf(day: string, time: string, zone: string): Date {
	return toZoned(parseDateTime(`${day}T${time}`), zone, 'compatible').toDate();
}

/** The day (2026-11-22) and time (13:30) on the wall of a time zone. */
export function wallTime(at: Date, zone: string): { day: string; time: string } {
	const parts = new Intl.DateTimeFormat('en-CA', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	}).formatToParts(at);
	const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
	return {
		day: `${part('year')}-${part('month')}-${part('day')}`,
		time: `${part('hour')}:${part('minute')}`
	};
}

/** Whether the machine knows this time zone. */
export function isTimeZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
