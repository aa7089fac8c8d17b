/** The four sides of a proposal (handbook 2.3.1.1, second skill). */
export const FIELDS = ['strength', 'weakness', 'opportunity', 'threat'] as const;
export type Field = (typeof FIELDS)[number];

/** The most signs of one note: what is read at a glance among many. */
export const NOTE_LIMIT = 140;
/** The most proposals on one board; more cannot be weighed. */
export const MOST_ITEMS = 12;
/** The steps of an axis, from 1. */
export const STEPS = 5;

/** Where somebody lays a proposal, from 1 to 5 on each axis. */
export interface Place {
	x: number;
	y: number;
}
/** What one person lays down; a proposal left out has no opinion. */
export type Places = Readonly<Record<string, Place>>;

export type Side = 'low' | 'middle' | 'high';

/** A proposal on the board. */
export interface Placed {
	id: string;
	/** On which side of each axis it lies; null when nobody laid it down. */
	side: { x: Side; y: Side } | null;
	/** How many gave an opinion, and the means, two decimals; null under five opinions. */
	numbers: { n: number; x: number; y: number } | null;
	/** Where its disc lies, in hundredths of the board from the left and from below; null when nobody laid it down. */
	at: { x: number; y: number } | null;
}
