import { liveKind } from '#live/kinds.ts';
import type { LocalText } from '#steps/contract.ts';
import type { Field, Placed } from './terms/model.ts';

/** How this run works and how far it is, for every surface: by run. */
export interface WeighForm {
	board: 'swot' | 'axes';
	items: { id: string; text: LocalText }[];
	/** The names of the axes; null for effort and effect. */
	x: LocalText | null;
	y: LocalText | null;
	/** The notes, or where the proposals lie, are there for everybody. */
	shown: boolean;
	/** The place of the proposal that is on, and what of it the room screen shows. */
	at: number;
	field: Field | null;
	/** Four fields: the page of the notes of this field. Two axes: 0 for all, else the proposal that is on, from 1. */
	page: number;
	pages: number;
}
export const weighFormKind = liveKind<WeighForm>('weigh-form');

/** How many notes there are; never whose, and before the reveal not where. By run. */
export const weighCountKind = liveKind<{ notes: number }>('weigh-count');

/** A note, once they are shown: for everybody with a phone or cockpit. It has no name, also not in the database. */
export interface WeighNote {
	runId: string;
	item: string;
	field: Field;
	text: string;
	position: number;
}
export const weighNoteKind = liveKind<WeighNote>('weigh-note');

/** What stands on the room screen once the notes are shown: counts, and the notes of the field that is on. By run. */
export const weighScreenKind = liveKind<{ counts: Record<Field, number>; notes: string[] }>('weigh-screen');

/** How many laid the proposals down out of how many; all that anybody knows until it is closed. By run. */
export const weighTurnoutKind = liveKind<{ voted: number; of: number }>('weigh-turnout');

/** That one's own places are in: by member, for that member. */
export const weighPlacedKind = liveKind<{ runId: string }>('weigh-placed');

/** Where the proposals lie, once it is closed: by run. */
export const weighResultKind = liveKind<{ ballots: number; places: Placed[] }>('weigh-result');
