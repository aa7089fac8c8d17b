import * as v from 'valibot';
import { choice, id, integer } from '#platform/commands/fields.ts';
import { count, oneOf } from '#steps/running/schema.ts';
import { MOST_PARTS, MOST_TRACKS, NOTE_LIMIT } from './model.ts';

const both = (max: number) =>
	v.object({ nl: v.pipe(v.string(), v.maxLength(max)), en: v.pipe(v.string(), v.maxLength(max)) });

/** A track as it is planned: what it is called, how long it takes, and what its group does in it, part after part. */
const plannedTrack = v.object({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,40}$/)),
	text: both(60),
	minutes: count(1, 240, 20),
	parts: v.pipe(v.array(both(140)), v.minLength(1), v.maxLength(MOST_PARTS))
});

/** Settings of parallel tracks as they are planned. */
export const trackSettings = v.object({
	/** What is done at the same time; without it two groups do what the step says. */
	tracks: v.optional(v.fallback(v.pipe(v.array(plannedTrack), v.maxLength(MOST_TRACKS)), []), []),
	/** People are dealt over the tracks, well mixed, or each chooses one. */
	divide: oneOf(['mixed', 'chosen'], 'mixed'),
	/** How long each track tells the others afterwards. */
	reportMinutes: count(1, 30, 5)
});
export type TrackSettings = v.InferOutput<typeof trackSettings>;

const moment = v.optional(v.fallback(v.nullable(v.number()), null), null);
const written = v.optional(v.fallback(v.string(), ''), '');

/** What the run itself remembers. All moments in server milliseconds. */
export const trackData = v.object({
	phase: oneOf(['divide', 'work', 'report'], 'divide'),
	tracks: v.optional(
		v.fallback(
			v.array(
				v.object({
					title: both(60),
					parts: v.array(v.object({ length: v.number(), prompt: both(140) })),
					at: count(0, MOST_PARTS, 0),
					startedAt: moment,
					endsAt: moment,
					reporter: v.optional(v.fallback(v.nullable(v.string()), null), null),
					course: written,
					outcome: written,
					tip: written
				})
			),
			[]
		),
		[]
	),
	/** The track of each member, from 1. */
	places: v.optional(v.fallback(v.record(v.string(), v.number()), {}), {}),
	/** When the tracks began. */
	begunAt: moment,
	/** Which track tells, from 1; 0 while nobody does. */
	reporting: count(0, MOST_TRACKS, 0),
	reportStartedAt: moment,
	reportEndsAt: moment,
	/** Since when the clocks of the tracks stand: everybody is back. */
	gatheredAt: moment,
	/** Since when all clocks stand: the meeting moved on. */
	leftAt: moment
});
export type TrackData = v.InferOutput<typeof trackData>;
export type TrackRow = TrackData['tracks'][number];

const track = integer(1, MOST_TRACKS);
/** May be emptied again. */
const note = v.pipe(v.string('invalid'), v.trim(), v.maxLength(NOTE_LIMIT, `too_long:${NOTE_LIMIT}`));

export const runInput = v.object({ runId: id() });
export const joinInput = v.object({ runId: id(), track });
export const placeInput = v.object({ runId: id(), memberId: id(), track });
export const reporterInput = v.object({ runId: id(), memberId: id() });
/** `from`: the part the one who taps looks at, so that two taps on "next" do not skip a part. */
export const moveInput = v.object({ runId: id(), track, from: integer(0, MOST_PARTS) });
export const extendInput = v.object({
	runId: id(),
	track,
	from: integer(0, MOST_PARTS),
	minutes: integer(-30, 30)
});
/** `from` and `to`: which track tells, 0: they work on. */
export const tellInput = v.object({
	runId: id(),
	from: integer(0, MOST_TRACKS),
	to: integer(0, MOST_TRACKS)
});
export const writeInput = v.object({ runId: id(), track, field: choice(['course', 'outcome']), text: note });
export const tipInput = v.object({ runId: id(), track, text: note });
