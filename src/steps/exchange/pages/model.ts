import { FIELDS, type Experience, type Field, type View } from '#steps/exchange/model.ts';
import { linesIn } from '#ui/room-text.ts';

type Named = Experience & { by: string };

// The table on the screen in the room, in hundredths of its height: a letter and a line at six hundredths, and the height
// there is for everything.
const LETTER = 3.2;
const LINE = 6.4;
const HEIGHT = 76;
// Of people under each other: the letters of the name and of the text, the head, and the air of one row.
const NAME_LETTERS = 10;
const TEXT_LETTERS = 21;
const HEAD = 8.6;
const ROW_AIR = 2.5;
// Of people beside each other: what there is beside the names of the fields, what parts two columns, the air of four rows.
const WIDTH = 79;
const GAP = 4;
const AIR = 11;
/** Nobody compares more than three columns at a glance. */
const MOST_COLUMNS = 3;

const lettersOf = (columns: number) => Math.floor((WIDTH / columns - GAP) / LETTER);

/** The lines that each field takes when these people stand beside each other. */
function linesOf(rows: readonly Named[]): Record<Field, number> {
	const most = (field: Field) =>
		Math.max(1, ...rows.map((row) => linesIn(row[field], lettersOf(rows.length))));
	return { how: most('how'), whom: most('whom'), timing: most('timing'), effect: most('effect') };
}

/** The lines there are under the names of people who stand beside each other. */
function linesLeft(rows: readonly Named[]): number {
	const names = Math.max(1, ...rows.map(({ by }) => linesIn(by, lettersOf(rows.length))));
	return Math.floor((HEIGHT - AIR - names * LINE) / LINE);
}

function fits(rows: readonly Named[], view: View): boolean {
	if (view === 'all') {
		const lines = Object.values(linesOf(rows)).reduce((sum, count) => sum + count, 0);
		return rows.length <= MOST_COLUMNS && lines <= linesLeft(rows);
	}
	const height = (row: Named) =>
		Math.max(linesIn(row.by, NAME_LETTERS), linesIn(row[view], TEXT_LETTERS)) * LINE + ROW_AIR;
	return rows.reduce((sum, row) => sum + height(row), HEAD) <= HEIGHT;
}

/** The pages of the table on the screen in the room: as many people as stand there whole, at least one. */
export function pagesOf<Row extends Named>(rows: readonly Row[], view: View): Row[][] {
	const pages: Row[][] = [];
	for (const row of rows.filter((one) => view === 'all' || one[view] !== '')) {
		const page = pages.at(-1);
		if (page && fits([...page, row], view)) page.push(row);
		else pages.push([row]);
	}
	return pages;
}

/**
 * The lines that each field may take when people stand beside each other, so that all four are on the screen: the longest
 * gives way first. What is cut off stands whole on the phones.
 */
export function linesFor(rows: readonly Named[]): Record<Field, number> {
	const lines = linesOf(rows);
	const sum = () => Object.values(lines).reduce((all, count) => all + count, 0);
	while (sum() > linesLeft(rows)) {
		const longest = FIELDS.reduce((one, other) => (lines[other] > lines[one] ? other : one));
		if (lines[longest] === 1) break;
		lines[longest] -= 1;
	}
	return lines;
}
