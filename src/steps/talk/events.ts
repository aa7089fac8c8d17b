import { liveKind } from '#live/kinds.ts';
import type { TALK_NOTES } from './schema.ts';

/** What people may note during the talk, and what it opens: by run, for everybody. */
export const talkFormKind = liveKind<{
	reporter: boolean;
	tips: boolean;
	opens: 'nothing' | 'evaluation' | 'last_time';
}>('talk-form');

/** A note for the report, by note: for the cockpits, without a name. */
export const talkNoteKind = liveKind<{ runId: string; kind: (typeof TALK_NOTES)[number]; text: string }>(
	'talk-note'
);
