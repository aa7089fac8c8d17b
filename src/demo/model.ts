import { wallTime } from '#platform/clock/zone.ts';

/** The chapters of the two stories, in the order in which they are told. */
export const CHAPTERS = [
	'pc218-call',
	'pc218-people',
	'pc218-first-meeting',
	'pc218-live',
	'pc218-wrap-up',
	'pc218-after',
	'klankbordgroep-call',
	'klankbordgroep-people',
	'klankbordgroep-first-meeting'
] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** How far the demo has been told: from when on its days count, and which chapters are done. */
export interface Progress {
	startedAt: string;
	done: readonly string[];
}

/** The chapters that are still to be told, in order. */
export function left(progress: Progress): Chapter[] {
	return CHAPTERS.filter((chapter) => !progress.done.includes(chapter));
}

const DAY = 86_400_000;
const THURSDAY = 4;

/** A day such as 2026-11-22, so many days away from another one. */
export function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The Thursday nearest to a day; of two that are equally near, the earlier. */
export function thursdayNear(day: string): string {
	const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
	const ahead = (THURSDAY - weekday + 7) % 7;
	return dayAfter(day, ahead > 3 ? ahead - 7 : ahead);
}

/** The days of the demo, seen from the day on which it is loaded, so that it is always fresh. */
export interface DemoDays {
	/** The day of loading. */
	today: string;
	/** The call goes out six weeks before the first meeting (handbook 3, first base rule). */
	pc218: { call: string; first: string; report: string; second: string };
	klankbordgroep: { call: string; first: string };
}

/** When what happened, and what is still to come, for a demo that begins at this moment in this time zone. */
export function demoDays(startedAt: Date, timeZone: string): DemoDays {
	const today = wallTime(startedAt, timeZone).day;
	const first = thursdayNear(dayAfter(today, -35));
	const sounding = thursdayNear(dayAfter(today, 14));
	return {
		today,
		pc218: {
			call: dayAfter(first, -42),
			first,
			// Tuesday: three working days later.
			report: dayAfter(first, 5),
			second: thursdayNear(dayAfter(today, 21))
		},
		klankbordgroep: { call: dayAfter(sounding, -35), first: sounding }
	};
}
