// Parallel tracks: groups that do different things at the same time, each with its own parts and clock, and the plenary
// reports afterwards (handbook 2.3.2, first interview; requirement H57). Moments and lengths are milliseconds.

/** The most tracks at the same time. */
export const MOST_TRACKS = 8;
/** The most parts of one track. */
export const MOST_PARTS = 10;
/** The longest text of a course, an outcome or a tip. */
export const NOTE_LIMIT = 600;

/** Where a track is: which part, from 0 (past the last: ready), and until when that part goes on. */
export interface TrackPace {
	at: number;
	startedAt: number | null;
	endsAt: number | null;
}

/** Tracks run at the same time, so the longest counts; reports come one after the other. In minutes. */
export function minutesOfTracks(tracks: readonly { minutes: number }[], reportMinutes: number): number {
	const longest = Math.max(0, ...tracks.map(({ minutes }) => minutes));
	return longest + tracks.length * reportMinutes;
}

/**
 * By how much every part becomes longer or shorter so that the tracks and their reports fit in these minutes. Reports keep
 * their length, and a part never gets less than a quarter of what was planned.
 */
export function fitting(
	tracks: readonly { minutes: number }[],
	reportMinutes: number,
	minutes: number
): number {
	const longest = minutesOfTracks(tracks, 0);
	if (longest === 0) return 1;
	return Math.max(0.25, (minutes - tracks.length * reportMinutes) / longest);
}

/** A part begins now. Past the last part a track is ready and has no clock. */
export function enterPart(lengths: readonly number[], at: number, now: number): TrackPace {
	const length = lengths[at];
	const ready = length === undefined;
	return { at, startedAt: ready ? null : now, endsAt: ready ? null : now + length };
}

/** Adds time to the part that is on, or takes it away; taking away never goes further than "over now". */
export function extendPart(pace: TrackPace, now: number, length: number): TrackPace {
	if (pace.endsAt === null) return pace;
	const from = length > 0 ? Math.max(pace.endsAt, now) : pace.endsAt;
	return { ...pace, endsAt: Math.max(from + length, Math.min(now, pace.endsAt)) };
}

/** A track of which time stood still for so long. */
export function shifted<P extends TrackPace>(pace: P, stood: number): P {
	const by = (moment: number | null) => (moment === null ? null : moment + stood);
	return { ...pace, startedAt: by(pace.startedAt), endsAt: by(pace.endsAt) };
}

/** When a track is expected to be ready; null when it is, or has not begun. */
export function readyAt(pace: TrackPace, lengths: readonly number[], now: number): number | null {
	if (pace.endsAt === null) return null;
	return Math.max(pace.endsAt, now) + sum(lengths.slice(pace.at + 1));
}

/** How far a track is ahead of what was planned; negative is behind; null when it is ready or has not begun. */
export function aheadOf(
	pace: TrackPace,
	lengths: readonly number[],
	begunAt: number | null,
	now: number
): number | null {
	const ready = readyAt(pace, lengths, now);
	return ready === null || begunAt === null ? null : begunAt + sum(lengths) - ready;
}

/**
 * In which track somebody who comes late sits: the smallest, the first of equals, not one with anybody of `shunned` where that can
 * be. From 1.
 */
export function smallestTrack(
	places: Readonly<Record<string, number>>,
	tracks: number,
	shunned: readonly string[] = []
): number {
	const people = Object.keys(places).length;
	const sizes = Array.from({ length: tracks }, (_, at) => {
		const held = shunned.some((id) => places[id] === at + 1) ? people + 1 : 0;
		return held + Object.values(places).filter((track) => track === at + 1).length;
	});
	return Math.max(0, sizes.indexOf(Math.min(...sizes))) + 1;
}

/** The members of a track, in an order that does not depend on when they came. */
export function membersOf(places: Readonly<Record<string, number>>, track: number): string[] {
	return Object.keys(places)
		.filter((id) => places[id] === track)
		.sort();
}

function sum(lengths: readonly number[]): number {
	return lengths.reduce((all, length) => all + length, 0);
}
