import { liveKind } from '#live/kinds.ts';
import type { LocalText } from '#steps/contract.ts';
import type { ConsultSettings } from './schema.ts';
import type { Rating, Remains, Says } from './terms/model.ts';

/** How this step works, for every surface: by run. No content. */
export interface ConsultForm extends Pick<
	ConsultSettings,
	'floor' | 'round' | 'groupSize' | 'bring' | 'says' | 'writers' | 'reader' | 'giver'
> {
	starters: LocalText[];
	/** Something is written in this step, or lies on the table again. */
	written: boolean;
	/** What the group wrote lies open for the group. */
	shown: boolean;
}
export const consultFormKind = liveKind<ConsultForm>('consult-form');

/** Who sits where, by member: for phones and cockpits. */
export const consultSeatKind = liveKind<{
	runId: string;
	group: number;
	place: number;
	gives: boolean;
	/** Came when the own round was over, and gives no case. A step that began before this was told has none. */
	tooLate?: boolean;
}>('consult-seat');

/** The question of a case, by giver: for the group and the cockpits. */
export const consultCaseKind = liveKind<{ runId: string; group: number; question: string }>('consult-case');

/** How much of the case may remain and what the giver will do first, by giver: for the giver alone. */
export const consultRemainsKind = liveKind<{ runId: string; remains: Remains; firstStep: string }>(
	'consult-remains'
);

/** Something to read, by entry: for the giver with names, or for the group without. */
export interface EntryView {
	runId: string;
	says: Says;
	text: string;
	/** Full name; null for the group. */
	by: string | null;
	position: number;
}
export const entryKind = liveKind<EntryView>('consult-entry');

/** What one wrote oneself, by entry: for its writer. */
export const ownEntryKind = liveKind<{ runId: string; says: Says; text: string; position: number }>(
	'consult-own-entry'
);

/** What the giver thinks of an entry, by entry: for the giver alone. */
export const entryMarkKind = liveKind<{ rating: Rating | null; kept: boolean }>('consult-mark');

/** How much was written in a group, by its number: for the cockpits. Never what. */
export const entryCountKind = liveKind<{ runId: string; group: number; entries: number; writers: number }>(
	'consult-count'
);

/** The giver of a group asked to stop, by its number: for the group and the cockpits. */
export const stopKind = liveKind<{ runId: string; group: number }>('consult-stop');
