import { liveKind } from '#live/kinds.ts';
import type { LocalText } from '#steps/contract.ts';
import type { ConsentTally, Tally } from './model.ts';

/** What is being voted on, for every surface: by run. */
export interface VoteForm {
	method: 'score' | 'approval' | 'dots' | 'consent';
	secret: boolean;
	options: { id: string; text: LocalText }[];
	dots: number;
	perOption: number;
	/** Consent: the amended text; null while it is the prompt of the step. */
	proposal: string | null;
	/** Consent: the text before it, to show what changed; null in the first round. */
	before: string | null;
	round: number;
	/** The group is still bringing in what to choose from. */
	gathering: boolean;
	/** Ballots may come in and be changed. */
	open: boolean;
}
export const voteFormKind = liveKind<VoteForm>('vote-form');

/** How many voted out of how many; all that anybody knows while the vote is open. By run. */
export const turnoutKind = liveKind<{ voted: number; of: number }>('vote-turnout');

/** That one's own vote is in: by member, for that member. */
export const votedKind = liveKind<{ runId: string; round: number }>('vote-voted');

/** A reason given with a consent ballot; with a name in an open vote. */
export interface Voice {
	text: string;
	by: string | null;
}

/** The outcome, once the vote is closed: by run, for every surface. */
export type VoteResult =
	| ({
			kind: 'choice';
			/** Two thirds of those present voted. */
			quorum: boolean;
			/** Who chose what, in an open vote by ticks; by option. */
			names: { [option: string]: string[] } | null;
	  } & Tally)
	| ({ kind: 'consent'; quorum: boolean; objectionVoices: Voice[]; concernVoices: Voice[] } & ConsentTally);
export const resultKind = liveKind<VoteResult>('vote-result');
