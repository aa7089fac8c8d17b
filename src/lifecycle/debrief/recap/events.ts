import type { QuestionOutcome } from '#commons/questions/model.ts';
import { liveKind } from '#live/kinds.ts';

/** A question of somebody in the room, for its asker alone: did it get its answer? */
export interface OwnQuestionView {
	text: string;
	outcome: QuestionOutcome | null;
	/** What who leads thinks of it. */
	proposed: QuestionOutcome | null;
}
export const ownQuestionKind = liveKind<OwnQuestionView>('recap-question');

/** What is proposed for next time, under the one id `now`; for phones, cockpits and the room screen. */
export interface ProposalView {
	/** Of the next meeting; milliseconds, null while no day is set. */
	startsAt: number | null;
	endsAt: number | null;
	place: string;
	title: string;
	lines: readonly string[];
	agreed: number;
	objections: number;
	present: number;
}
export const proposalKind = liveKind<ProposalView>('recap-proposal');

/** What this member said to the proposal, for their own phones. */
export const consentKind = liveKind<{ agrees: boolean }>('recap-consent');
