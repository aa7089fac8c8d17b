import { liveKind } from '#live/kinds.ts';

/** Who has the floor, and how many turns each had so far, by member. Under the one id `now`, for cockpits and nobody else. */
export interface BalanceView {
	floorId: string | null;
	turns: Record<string, number>;
}
export const balanceKind = liveKind<BalanceView>('speaking-balance');
