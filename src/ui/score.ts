import type { Mode } from './mode.ts';

/** A stretch of time in one way of working. */
export type ScorePart = { mode: Mode; minutes: number };

/** One field of a score. */
export type ScoreItem = ScorePart & {
	/** The field in words, for who does not see it: "Together, 12 minutes: check-in". */
	label: string;
	/** Makes the field a link. */
	href?: string | undefined;
	/** The field where the meeting is now. */
	current?: boolean | undefined;
	/** The steps inside, shown as a strip of their own colours; leave out when the field has one way of working. */
	parts?: readonly ScorePart[] | undefined;
};

/** From this many minutes a field is wide enough for its shape. */
export const minutesWithShape = 10;

/** The width of a field as a flex share. A field of nothing still has a hair of width, so that it is not lost. */
export function scoreShare(minutes: number): number {
	return minutes > 0 ? minutes : 0.5;
}

/** Whether a field shows the shape of its mode. */
export function showsShape(minutes: number): boolean {
	return minutes >= minutesWithShape;
}

/** Parts that really say something: at least two ways of working, and none without time. */
export function tellingParts(parts: readonly ScorePart[] | undefined): readonly ScorePart[] {
	const real = (parts ?? []).filter((part) => part.minutes > 0);
	return new Set(real.map((part) => part.mode)).size > 1 ? real : [];
}

/** The height in px of an item in a timeline: 5.7 a minute, never under 52. */
export function timelineHeight(minutes: number): number {
	return Math.max(52, Math.round(5.7 * minutes));
}
