import { linesIn, turnOf } from '#ui/room-text.ts';

// Who sits where, on the screen in the room: every name is legible from the back row, so what does not fit turns pages. In
// hundredths of the height of the screen, as TablePlan draws it.

/** What there is beside the colour field for the loud line and the tables together. */
export interface WallRoom {
	width: number;
	height: number;
}
/** That of a screen twice as wide as high, or nearly so. */
export const WALL: WallRoom = { width: 106, height: 80 };
/** A letter and a line of names; of the loud line, with the air below it. */
const LETTER = 3.1;
const LINE = 6.36;
const HEAD_LETTER = 3.9;
const HEAD_LINE = 7;
const HEAD_AIR = 2;
/** The circle with the number and the air beside it; what parts two columns; the least height of a table and its line. */
const CIRCLE = 12;
const GAP = 3.7;
const LEAST = 9.9;
const AIR = 1;

/** How long each page stands, in milliseconds: time to find a name and to walk on. */
const TURN = 10_000;
/** The most tables of two on a page. */
const MOST_PAIRS = 10;

/** A table as the wall says it: what it is called, if anything, and who sits there. */
export interface WallTable {
	title: string | null;
	names: readonly string[];
}

/** Tables that stand on the screen at the same time. */
export interface WallPage<Table> {
	tables: readonly Table[];
	columns: 1 | 2;
}

/** A list in so many parts, in its order and as even as can be. */
function inParts<T>(list: readonly T[], parts: number): T[][] {
	return Array.from({ length: parts }, (_, at) =>
		list.slice(Math.round((at * list.length) / parts), Math.round(((at + 1) * list.length) / parts))
	);
}

const lettersOf = (columns: number, width: number) =>
	Math.floor(((width - (columns - 1) * GAP) / columns - CIRCLE) / LETTER);

/** Names under each other on lines of so many letters; a name is never broken in two. */
function linesOfNames(names: readonly string[], letters: number): number {
	let [lines, used] = [1, 0];
	for (const name of names) {
		const length = [...name].length + 1;
		if (used > 0 && used + length > letters) [lines, used] = [lines + 1, 0];
		used += length + 1;
	}
	return lines;
}

function heightOf({ title, names }: WallTable, letters: number): number {
	const lines = linesOfNames(names, letters) + (title === null ? 0 : linesIn(title, letters));
	return Math.max(LEAST, lines * LINE + AIR);
}

/** Whether tables stand whole in columns that are filled from top to bottom. */
function fits(tables: readonly WallTable[], columns: 1 | 2, { width, height }: WallRoom): boolean {
	const letters = lettersOf(columns, width);
	if (columns > 1 && tables.some(({ names }) => names.some((name) => [...name].length >= letters)))
		return false;
	const heights = tables.map((table) => heightOf(table, letters));
	const rows = Math.ceil(tables.length / columns);
	const needed = Array.from({ length: rows }, (_, row) =>
		Math.max(...heights.filter((_height, at) => at % rows === row))
	);
	return needed.reduce((sum, each) => sum + each, 0) <= height;
}

/**
 * The pages of who sits where: as few as can be with every name whole and legible, the tables in their order and spread
 * evenly. A table that is too large even alone has a page of its own.
 * @param head the loud line above the tables
 */
export function wallPages<Table extends WallTable>(
	tables: readonly Table[],
	head: string,
	{ width, height }: WallRoom = WALL
): WallPage<Table>[] {
	const loud = HEAD_AIR + HEAD_LINE * linesIn(head, Math.floor(width / HEAD_LETTER));
	const room = { width, height: height - loud };
	for (let count = 1; count <= tables.length; count++) {
		const parts = inParts(tables, count);
		const most = Math.max(...parts.map((part) => part.length));
		const columns = ([1, 2] as const)
			.toSorted((a, b) => (most > 3 ? b - a : a - b))
			.find((each) => parts.every((part) => fits(part, each, room)));
		if (columns) return parts.map((part) => ({ tables: part, columns }));
	}
	return tables.map((table) => ({ tables: [table], columns: 1 }));
}

/** The pages of tables of two, which all have the same height. */
export function pairPages<Table>(tables: readonly Table[]): WallPage<Table>[] {
	return inParts(tables, Math.ceil(tables.length / MOST_PAIRS)).map((part) => ({ tables: part, columns: 2 }));
}

/**
 * Which page stands on the screen at a moment of the server's clock; null: what people work on, which comes between the pages
 * once they sit (`working`). Of one page there is nothing to turn.
 */
export function pageAt<Page>(pages: readonly Page[], working: boolean, now: number): Page | null {
	const [only = null] = pages;
	if (pages.length < 2) return only;
	const turns = working ? pages.flatMap((page) => [null, page]) : pages;
	return turnOf(turns, now, TURN) ?? null;
}
