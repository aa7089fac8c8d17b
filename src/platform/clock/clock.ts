/** The only source of "now". Tests and the demo hand in their own. */
export interface Clock {
	now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** The full hour before a moment: all that is kept of when something without a name came in. */
export function hourOf(now: Date): Date {
	return new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
}

/** A clock that stands still until it is set; for tests and for telling the story of the demo networks. */
export function settableClock(start: Date): Clock & { set(to: Date): void } {
	let current = start;
	return {
		now: () => current,
		set(to) {
			current = to;
		}
	};
}
