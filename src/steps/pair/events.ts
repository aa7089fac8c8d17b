import { liveKind } from '#live/kinds.ts';
import type { Pairing } from './model.ts';

/** Who sits where in a round. */
export interface RoundView {
	number: number;
	pairings: readonly Pairing[];
	pausing: string | null;
}

/** The pair rounds as every surface sees them: by run. All moments in server milliseconds. */
export interface PairView {
	/** The round that is on, from 1; 0 before the first has begun, one more than `of` when all is over. */
	round: number;
	of: number;
	/** The round that is on, or the first while nobody has begun; null when all is over. */
	now: RoundView | null;
	next: RoundView | null;
	/** Null while the round has not begun. */
	clock: {
		startedAt: number;
		/** Change who speaks. */
		halfAt: number;
		talkEndsAt: number;
		/** Everybody sits at the next table. */
		endsAt: number;
	} | null;
	pausedAt: number | null;
	auto: boolean;
	talkSeconds: number;
	changeSeconds: number;
	/** When the minutes of the step are up. */
	deadline: number;
}
export const pairKind = liveKind<PairView>('pair-round');
