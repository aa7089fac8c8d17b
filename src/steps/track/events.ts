import { liveKind } from '#live/kinds.ts';
import type { LocalText } from '#steps/contract.ts';
import type { TrackPace } from './model.ts';

/** A track as everybody may know it: who sits in it and how far it is, never what it works on. */
export interface TrackView extends TrackPace {
	/** Empty: only its number. */
	title: LocalText;
	people: readonly string[];
	reporter: string | null;
	/** How long each part is, in milliseconds. */
	lengths: readonly number[];
}

/** All tracks of a step, by run. All moments in server milliseconds. */
export interface TracksView {
	phase: 'divide' | 'work' | 'report';
	/** Each chooses a track. */
	chosen: boolean;
	begunAt: number | null;
	/** Which track tells, from 1; 0 while nobody does. */
	reporting: number;
	report: { startedAt: number; endsAt: number } | null;
	tracks: readonly TrackView[];
}
export const tracksKind = liveKind<TracksView>('tracks');

/** The part that a track works on: by track, for its members and the cockpits. */
export const trackPartKind = liveKind<{ runId: string; prompt: LocalText }>('track-part');

/** What a track wrote down of its course and outcome: by track, for its members and the cockpits. */
export const trackNoteKind = liveKind<{ runId: string; course: string; outcome: string }>('track-note');

/** What whoever conducts wants to add to a track: by track, for the cockpits. */
export const trackTipKind = liveKind<{ runId: string; tip: string }>('track-tip');

/** What the track that tells now lays before everybody: by run. */
export const trackToldKind = liveKind<{ track: number; course: string; outcome: string; tip: string }>(
	'track-told'
);
