import { liveKind } from '#live/kinds.ts';

/** What a giver decided at an earlier meeting and how it went so far, by agenda item: for the giver alone. */
export const followUpKind = liveKind<{
	question: string;
	firstStep: string;
	went: string;
	inOpening: boolean;
	inReport: boolean;
}>('consult-follow-up');

/** What a giver lets be told when the meeting opens, by agenda item and giver: for every surface. */
export const toldKind = liveKind<{ by: string; firstStep: string; went: string }>('consult-told');
