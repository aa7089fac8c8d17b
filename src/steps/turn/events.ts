import { liveKind } from '#live/kinds.ts';

/** The round as every surface sees it: by run. Moments in server milliseconds. */
export interface TurnView {
	/** Everybody in the order of the round. */
	order: string[];
	/** Whose turn it is; null before the start and when everybody has had theirs. */
	speaking: string | null;
	next: string | null;
	/** Who spoke, and who passed and is asked again at the end. */
	spoke: string[];
	passed: string[];
	begun: boolean;
	/** Since when whoever speaks has the floor, and how many seconds that person fairly has. */
	startedAt: number | null;
	seconds: number;
	asQuestions: boolean;
	/** The question that is being read back. */
	readBack: string | null;
}
export const turnKind = liveKind<TurnView>('turn-round');

/** A question that somebody brings, by question: for everybody with a phone or cockpit. */
export interface TurnQuestion {
	runId: string;
	text: string;
	askerId: string | null;
}
export const turnQuestionKind = liveKind<TurnQuestion>('turn-question');

/** What the room screen shows besides the name: the questions of whoever speaks, or the one that is read back. */
export const turnFloorKind = liveKind<{ person: string | null; questions: string[]; readBack: boolean }>(
	'turn-floor'
);
