import { liveKind } from '#live/kinds.ts';
import type { CaretPlace } from '#platform/together/caret-teller.ts';
import type { LocalText } from '#steps/contract.ts';
import type { Progress } from './model.ts';
import type { CardPage } from './pages/model.ts';

/** How this run works and how far it is, for every surface: by run. */
export interface DraftForm {
	per: 'subgroup' | 'plenary';
	groups: number;
	/** Where everybody sits was said before; nobody chooses. */
	seated: boolean;
	fields: LocalText[];
	/** The most signs of one field. */
	limit: number;
	anonymous: boolean;
	open: boolean;
	/** The texts are there for everybody. */
	shown: boolean;
	/** The page on the room screen, from 0, out of so many. */
	page: number;
	pages: number;
}
export const draftFormKind = liveKind<DraftForm>('draft-form');

/** A text up to some update, as base64 of Yjs: by subgroup, for those who write it. */
export const draftWholeKind = liveKind<{ runId: string; whole: string }>('draft-whole');

/**
 * The latest updates after it, as base64 of Yjs: by subgroup and place, for those who write it. A place is taken again
 * only once the whole has what stood there, so whoever holds all of them has the text.
 */
export const draftNewsKind = liveKind<{ runId: string; group: number; news: string }>('draft-news');

/** The subgroup a member writes with: by member, for that member and the cockpits. */
export const draftPlaceKind = liveKind<{ runId: string; group: number }>('draft-place');

/** Who typed last in which field, and when by the clock of the server: by member, for the subgroup; never where it is anonymous. */
export const draftWriterKind = liveKind<{ runId: string; group: number; field: number; at: number }>(
	'draft-writer'
);

/**
 * Where somebody's caret is in the text of a subgroup: by a name of their page that leads to nobody, for the subgroup. Kept
 * nowhere; `who` is not there where the step is anonymous.
 */
export const draftCaretKind = liveKind<
	CaretPlace & { runId: string; group: number; field: number; who?: string }
>('draft-caret');

/** How far a subgroup is: by subgroup, for the cockpits. */
export const draftProgressKind = liveKind<Progress & { runId: string; group: number }>('draft-progress');

/** The text of a subgroup to read: by subgroup, for everybody with a phone or cockpit, once it may be read. */
export interface DraftCard {
	runId: string;
	group: number;
	texts: string[];
}
export const draftCardKind = liveKind<DraftCard>('draft-card');

/** How many subgroups have written something, for the room screen: by run. */
export const draftBegunKind = liveKind<{ begun: number }>('draft-begun');

/** What stands on the room screen now: by run. */
export const draftPageKind = liveKind<CardPage>('draft-page');
