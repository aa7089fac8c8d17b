/**
 * The words that server and surfaces of one live meeting share; docs/live-protocol.md is their spec.
 * Nothing here knows what a note or a vote is.
 */

/** The meeting a log belongs to. The network is part of the key everywhere. */
export interface MeetingRef {
	readonly networkId: string;
	readonly meetingId: string;
}

/**
 * Who may receive a value: everybody in the room (`all`: phones, cockpits, screen), `people` (phones and cockpits),
 * the cockpits of the `facilitators`, the room `screen`, one member, one subgroup, or who works on the meeting at a `desk`.
 */
export type Audience =
	'all' | 'people' | 'facilitators' | 'screen' | 'desk' | `member:${string}` | `group:${string}`;

/** An audience of the log. `hub` is read by the hub alone and reaches nobody (L9). */
export type LogAudience = Audience | 'hub';

/** One change to append: the latest value of (kind, id) for an audience; null takes it away from that audience. */
export interface Append {
	readonly kind: string;
	readonly id: string;
	readonly audience: LogAudience;
	readonly value: unknown;
}

/** An appended change, with its place in the order of the meeting. */
export interface LogEntry extends Append {
	readonly clock: number;
}

/** What a surface is told of an entry; it need not know for whom else the value is. */
export interface Change {
	readonly clock: number;
	readonly kind: string;
	readonly id: string;
	readonly value: unknown;
}

/** Who looks: the room screen, or a member on a phone, behind a cockpit or at a desk. The last two are for facilitators. */
export type Viewer =
	| { readonly surface: 'screen' }
	| { readonly surface: 'phone' | 'cockpit' | 'desk'; readonly memberId: string };

/** The state a page is rendered with: the channel goes on from here, so that the first paint needs no stream. */
export interface LiveStart {
	readonly clock: number;
	/** A mark of the audiences that this state was read for; a stream for other audiences begins anew (L14). */
	readonly view: string;
	/** Server time in milliseconds at which it was read. */
	readonly now: number;
	readonly changes: readonly Change[];
}

/** Body of the `changes` and `reset` events of a stream. */
export interface ChangesEvent {
	readonly now: number;
	readonly clock: number;
	readonly changes: readonly Change[];
}

/** Body of the `passing` event: a value that counts for a few seconds and is kept nowhere; null takes it away sooner. */
export interface PassingEvent {
	readonly now: number;
	readonly kind: string;
	readonly id: string;
	readonly value: unknown;
}

/** Body of the `presence` event: cockpits are told who is connected, the screen only how many. */
export interface PresenceEvent {
	readonly now: number;
	/** Number of members that are connected. */
	readonly people: number;
	/** Number of room screens that are connected. */
	readonly screens: number;
	/** The ids of the connected members, for cockpits only. */
	readonly members?: readonly string[];
}

/** Why a stream ended for good; the page says so and does not reconnect by itself. */
export type GoodbyeReason = 'removed' | 'too_many_streams';

/** Body of the `goodbye` event. */
export interface GoodbyeEvent {
	readonly now: number;
	readonly reason: GoodbyeReason;
}

/** The limits of the protocol, in milliseconds and bytes. */
export const limits = {
	/** The server lets every stream hear from it this often (L17). */
	beatEvery: 15_000,
	/** A surface that has heard nothing for this long takes the stream for dead (L31). */
	silence: 40_000,
	/** What passes counts on a surface for so long after it was told last (L43). */
	passes: 5_000,
	/** A receiver with more than this unread is cut off; it resumes by itself (L18). */
	unread: 1_000_000,
	/** Streams of one viewer on one node; the oldest makes room (L24). */
	streamsPerViewer: 10,
	/** Presence is told at most once in this time (L27). */
	presencePause: 250,
	/** Someone who vanishes stays present for this long, so that a reconnect is not seen (L27). */
	presenceLinger: 4_000,
	/** A node tells the others who is with it at least this often ... */
	presenceTellEvery: 10_000,
	/** ... and what it told counts for this long (L28). */
	presenceTtl: 25_000
} as const;
