/** What a clock shows: minutes and seconds without a sign. */
export type Digits = { minutes: string; seconds: string };

/**
 * The digits for a number of milliseconds left. Rounds up while time is left, so that 0:00 stands for "it is over";
 * after the end it counts up again, for those who want to know how long.
 */
export function clockDigits(remaining: number): Digits {
	const whole = Math.max(0, remaining > 0 ? Math.ceil(remaining / 1000) : Math.floor(-remaining / 1000));
	const safe = Number.isFinite(whole) ? whole : 0;
	return { minutes: String(Math.floor(safe / 60)), seconds: String(safe % 60).padStart(2, '0') };
}

/**
 * The part of the ring that is still filled, between 0 and 1. A step without a length has an empty ring. It goes on once a
 * second, with the digits: a ring that glides is drawn sixty times a second, and forty phones pay for that all evening.
 */
export function ringShare(remaining: number, total: number): number {
	if (!(total > 0)) return 0;
	return Math.min(1, Math.max(0, (Math.ceil(remaining / 1_000) * 1_000) / total));
}

/** What a clock says in words: calm, wrap up in the last fifth, over when the time has passed. */
export type ClockMoment = 'calm' | 'wrap-up' | 'over';

/** The moment of a clock, with times in milliseconds. Without a length nothing is ever late. */
export function clockMoment(remaining: number, total: number): ClockMoment {
	if (!(total > 0)) return 'calm';
	if (remaining <= 0) return 'over';
	return remaining <= total / 5 ? 'wrap-up' : 'calm';
}

/** Whole minutes past the end, for words like "2 minutes longer"; 0 up to the first: the time is up, and that is all. */
export function minutesOver(remaining: number): number {
	return Math.max(0, Math.floor(-remaining / 60_000));
}
