/** The only source of "now". Tests and the demo hand in their own. */
export interface Clock {
	now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

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
