import { liveKind } from '#live/kinds.ts';

/** What a meeting opens with: what was carried over, what was promised, what changes because people asked for it. */
export interface OpeningView {
	carriedOver: readonly string[];
	/** What the group agreed, and actions that somebody took on; the name where there is one. */
	promised: readonly { text: string; owner: string }[];
	adjustments: readonly { asked: string; change: string }[];
}

/** Under the one id `now`, from the lobby on. */
export const openingKind = liveKind<OpeningView>('opening');
