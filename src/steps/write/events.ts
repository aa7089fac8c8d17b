import { liveKind } from '#live/kinds.ts';

/** How this run works, for every surface: by run. */
export interface WriteForm {
	anonymous: boolean;
	per: 'person' | 'pair' | 'subgroup';
	groups: number;
	asQuestions: boolean;
	/** The notes are there for everybody. */
	shown: boolean;
}
export const writeFormKind = liveKind<WriteForm>('write-form');

/** How many notes there are; never whose. By run. */
export const writeCountKind = liveKind<{ notes: number }>('write-count');

/** A note: before the reveal for its writer or subgroup alone, after it for everybody with a phone or cockpit. */
export interface NoteView {
	runId: string;
	text: string;
	/** Full name; null on an anonymous note and on one of a subgroup. */
	by: string | null;
	/** The subgroup it belongs to, from 1; null without subgroups. */
	group: number | null;
	position: number;
}
export const noteKind = liveKind<NoteView>('write-note');

/** Who said they are done: by member, for that member and the cockpits. */
export const readyKind = liveKind<{ runId: string }>('write-ready');

/** The subgroup a member writes with: by member, for that member and the cockpits. */
export const writePlaceKind = liveKind<{ runId: string; group: number; scribe: boolean }>('write-place');

/** One note large on the room screen: by run. */
export const spotlightKind = liveKind<{ noteId: string; text: string; by: string | null }>('write-spotlight');
