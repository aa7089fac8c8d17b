import { liveKind } from '#live/kinds.ts';

/** How far whoever conducts is with a message. */
export const MESSAGE_STATES = ['new', 'seen', 'answered'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A word to whoever conducts, by its id, for cockpits and nobody else. */
export interface LeadMessageView {
	text: string;
	/** Full name; empty where its writer chose none, or nobody is to be known. */
	by: string;
	state: MessageState;
}
export const leadMessageKind = liveKind<LeadMessageView>('lead-message');

/** What somebody wrote with their name, and how far it is, by its id: for that member alone. Of one without a name nothing. */
export const ownMessageKind = liveKind<{ text: string; state: MessageState }>('own-message');
