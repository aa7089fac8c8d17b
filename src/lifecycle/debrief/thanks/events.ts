import { liveKind } from '#live/kinds.ts';

/** A card that somebody got, by its id, for that member alone; what stands on it and who gave it only once it was opened. */
export type ThanksView = { opened: false } | { opened: true; text: string; by: string };
export const thanksKind = liveKind<ThanksView>('thanks-card');

/** A card that somebody gave, by its id, for that member alone. */
export interface GivenView {
	toId: string;
	/** Full name of who got it. */
	to: string;
	text: string;
	opened: boolean;
}
export const thanksGivenKind = liveKind<GivenView>('thanks-given');
