// Rounds that follow each other on a clock of their own: in pairs, in groups.

/** The clock of the round that is on, in server milliseconds. */
export interface RoundClock {
	/** The round that is on, from 1; 0 before the first has begun. */
	round: number;
	startedAt: number | null;
	/** Since when time stands still, or null. */
	pausedAt: number | null;
	/** Added to the round that is on. */
	extraSeconds: number;
}

/** No round gets more than an hour on top of what it was planned for. */
const MOST_EXTRA = 3_600;

/**
 * Another round becomes the one that is on, with a clock that begins anew.
 * @param of how many rounds there are; before the first and past the last no clock runs
 */
export function roundBegun<D extends RoundClock>(data: D, round: number, of: number, now: number): D {
	const startedAt = round >= 1 && round <= of ? now : null;
	return { ...data, round, startedAt, pausedAt: null, extraSeconds: 0 };
}

/** The clock stands still from now on, or goes on where it stood; null when it does so already, or when none runs. */
export function roundPaused<D extends RoundClock>(data: D, paused: boolean, now: number): D | null {
	if (data.startedAt === null || paused === (data.pausedAt !== null)) return null;
	if (paused) return { ...data, pausedAt: now };
	return { ...data, pausedAt: null, startedAt: data.startedAt + stoodStill(data, now) };
}

/** A round of a meeting whose own clock stood still from `since` until now, unless the round stood still by itself. */
export function roundStood<D extends RoundClock>(data: D, since: number, now: number): D {
	if (data.startedAt === null) return data;
	const until = data.pausedAt ?? now;
	return { ...data, startedAt: data.startedAt + Math.max(0, until - Math.max(since, data.startedAt)) };
}

/** For how many milliseconds the clock has stood still. */
export function stoodStill({ pausedAt }: RoundClock, now: number): number {
	return pausedAt === null ? 0 : now - pausedAt;
}

/** The round that is on has so many seconds more. */
export function roundExtended<D extends RoundClock>(data: D, seconds: number): D {
	return { ...data, extraSeconds: Math.min(MOST_EXTRA, data.extraSeconds + seconds) };
}

/** What a name on the wall is made of. */
interface Named {
	firstName: string;
	lastName: string;
}

/** People as the wall calls them: the first name, with an initial where two of them share it. */
export function wallNames(people: ReadonlyMap<string, Named>): Map<string, string> {
	const count = new Map<string, number>();
	for (const { firstName } of people.values()) count.set(firstName, (count.get(firstName) ?? 0) + 1);
	return new Map(
		[...people].map(([id, { firstName, lastName }]) => [
			id,
			(count.get(firstName) ?? 0) > 1 ? `${firstName} ${lastName.slice(0, 1)}.` : firstName
		])
	);
}
