import { liveKind } from '#live/kinds.ts';
import type { CaretPlace } from '#platform/together/caret-teller.ts';

/** The report as those who write it have it: which parts there are and how often it went out; by `now`. */
export const reportDeskKind = liveKind<{ edition: number; blocks: string[] }>('report-desk');

/** A part of the report up to some update, as base64 of Yjs: by the name of the part, for who writes. */
export const reportWholeKind = liveKind<{ whole: string }>('report-whole');

/** The latest updates after it: by part and place (`taken` of platform/together), for who writes. */
export const reportNewsKind = liveKind<{ part: string; news: string }>('report-news');

/** Who typed last in which part, and when by the clock of the server: by member, for who writes. */
export const reportWriterKind = liveKind<{ part: string; at: number }>('report-writer');

/** Where somebody's caret is in a part: by a name of their page, for who writes. Kept nowhere. */
export const reportCaretKind = liveKind<CaretPlace & { part: string; who: string }>('report-caret');
