import { missingFor, type NetworkFacts, type NetworkMissing } from '#commons/network/model.ts';

/** The eight elements of a good call, in the order in which a person asks for them (handbook 3, first base rule). */
export const elements = [
	'what',
	'added_value',
	'target_group',
	'what_you_learn',
	'how_it_works',
	'facilitation',
	'time_investment',
	'practical'
] as const;

/** One of the eight elements. */
export type ElementName = (typeof elements)[number];

/** A network of which nothing has happened yet. */
const NOTHING_YET: NetworkFacts = {
	goal: '',
	audience: '',
	promises: 0,
	plannedMeetings: 0,
	facilitators: 0,
	accepted: 0,
	firstMeetingPlanned: false,
	kickoffClosed: false,
	presentNotAsked: 0,
	groundRulesAdopted: 0,
	lastMeetingOpened: false,
	finalEvaluationClosed: false,
	finalReportSent: false,
	retentionReached: false
};

/** How far a call is written. */
export interface Completeness {
	/** The elements with text in them. */
	filled: ElementName[];
	/** The elements that still say nothing, in reading order. */
	empty: ElementName[];
}

/** An element of one or two words says nothing yet. */
const FEWEST_SIGNS = 12;

/** Which of the eight elements are written (R1, domain.md 4.8: filled / 8). */
export function completeness(texts: Partial<Record<ElementName, string>>): Completeness {
	const isFilled = (name: ElementName) => (texts[name] ?? '').trim().length >= FEWEST_SIGNS;
	return { filled: elements.filter(isFilled), empty: elements.filter((name) => !isFilled(name)) };
}

/** What must be there before a network can be announced; an empty list when nothing is missing (domain.md 2.1). */
export function missingForPublishing(network: {
	goal: string;
	audience: string;
	promises: number;
	plannedMeetings: number;
	facilitators: number;
}): NetworkMissing[] {
	return missingFor('announce', { ...NOTHING_YET, ...network });
}

/** Why nobody can register now, or what they can do. */
export type Door = 'draft' | 'open' | 'full' | 'closed' | 'paused' | 'cancelled';

/**
 * Whether a call takes registrations. Full still takes them, for the waiting list. The deadline is the last day on
 * which one can register, on the calendar of the network.
 * @param today the day there, such as 2026-01-09
 */
export function doorOf(call: {
	state: string;
	closed: boolean;
	deadline: string | null;
	today: string;
	taken: number;
	places: number | null;
}): Door {
	if (call.state === 'draft' || call.state === 'paused' || call.state === 'cancelled') return call.state;
	if (call.state !== 'announced' || call.closed) return 'closed';
	if (call.deadline !== null && call.today > call.deadline) return 'closed';
	return call.places !== null && call.taken >= call.places ? 'full' : 'open';
}

/**
 * Whether a deadline can be kept: it is a day that still has to come, or the one that was there before. All days as
 * `YYYY-MM-DD` on the calendar of the network.
 */
export function deadlineStands(deadline: string | null, before: string | null, today: string): boolean {
	return deadline === null || deadline === before || deadline >= today;
}

/** How many people may take part, or null without an end: an open call has none. */
export function placesOf(network: { openCall: boolean; maxMembers: number | null }): number | null {
	return network.openCall ? null : network.maxMembers;
}

/** A line of a list that somebody writes, such as a promise; without an id it is new. */
export interface Line {
	id: string;
	text: string;
}

/**
 * What a button beside a line does to the list: `up:2`, `down:0`, `remove:1`, `add:0`. Anything else leaves it as it
 * is. An added line is empty, at the end.
 */
export function arrange(lines: readonly Line[], act: string): Line[] {
	const [verb, position] = act.split(':');
	const at = Number(position);
	const next = [...lines];
	if (verb === 'add') return [...next, { id: '', text: '' }];
	const line = next[at];
	if (line === undefined) return next;
	if (verb === 'remove') next.splice(at, 1);
	const to = verb === 'up' ? at - 1 : verb === 'down' ? at + 1 : -1;
	const other = next[to];
	if (to < 0 || other === undefined) return next;
	next[at] = other;
	next[to] = line;
	return next;
}
