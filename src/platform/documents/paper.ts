/** What stands on paper, before it is drawn: a page draws it as HTML, a document as PDF. Sizes are points, lengths A4. */
export type PaperBlock =
	| { type: 'over'; text: string }
	| { type: 'title'; text: string }
	| { type: 'heading'; text: string }
	| { type: 'text'; text: string }
	| { type: 'facts'; rows: { label: string; value: string }[] }
	/** Things to tick off. */
	| { type: 'ticks'; items: string[] }
	| PaperTable
	| PaperAsk;

/** What happens when: the columns are time, way of working, what, minutes. Long rows go on on the next page. */
export interface PaperTable {
	type: 'run';
	caption: string;
	columns: readonly [string, string, string, string];
	rows: { time: string; how: string; title: string; lines: string[]; minutes: string }[];
}

/** A question with room for the answer; kept on one page. */
export interface PaperAsk {
	type: 'ask';
	/** Empty: a line to write on what it is about. */
	text: string;
	/** Marks to put a ring around, with what the lowest and the highest mean. */
	scale?: { from: number; to: number; low: string; high: string };
	/** A box to tick instead. */
	box?: string;
	/** Boxes to tick, each with what it says. */
	choices?: readonly string[];
	/** What the lines are for, when it is more than the question says. */
	note?: string;
	/** Empty lines to write on. */
	lines: number;
}

/** One line of a card. It is drawn smaller where it does not fit. */
export interface CardLine {
	text: string;
	points: number;
	weight: 'plain' | 'strong' | 'loud';
}

/** A card to cut out. */
export interface PaperCard {
	lines: CardLine[];
	/** A code to point a camera at: a path on a grid of `size` squares, and what it is. */
	qr?: { size: number; path: string; label: string };
}

/** One thing to print: pages of text, or cards, two or eight to a page. */
export type PaperSheet =
	| { kind: 'page'; name: string; blocks: PaperBlock[] }
	| { kind: 'cards'; name: string; perPage: 2 | 8; cards: PaperCard[] };

/** The sign is on the mean so wide, in parts of its height; the loud weights are wider. */
const SIGN = { plain: 0.54, strong: 0.58, loud: 0.63 };

/**
 * The size in points at which the longest word of a text fits in so many points, at most the size asked for and at least 9.
 * An estimate for pages; a document measures.
 */
export function fittingSize({ text, points, weight }: CardLine, width: number): number {
	const longest = Math.max(1, ...text.split(/[\s-]+/u).map((word) => word.length));
	return Math.max(9, Math.min(points, Math.floor(width / (longest * SIGN[weight]))));
}
