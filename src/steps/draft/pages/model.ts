// The texts on the screen in the room: one card a subgroup, on as many pages as it takes to read it whole from the last row.

/** What a line holds in letters of six hundredths of the height of the screen, beside its colour field. */
const LETTERS = 32;
/** The lines of a page under the name of the subgroup. */
const LINES = 9;
/** A field that does not fit on the rest of a page begins there from so many lines on. */
const FEW = 4;

/** A field, or what of it stands on one page. */
export interface Piece {
	/** Which field, from 0. */
	field: number;
	/** The name of the field stands before it: not where it goes on from the page before. */
	named: boolean;
	text: string;
}

/** One page of the card of a subgroup. */
export interface CardPage {
	group: number;
	/** Which of its pages, from 1, and out of how many. */
	part: number;
	parts: number;
	pieces: Piece[];
}

interface Line {
	text: string;
	/** The writer ended the line. */
	ends: boolean;
}

/** The lines a text takes after a name of so many letters; a word that does not fit goes to the next line whole. */
function linesOf(text: string, name: number): Line[] {
	const lines: Line[] = [];
	let left = LETTERS - ((name + 1) % LETTERS);
	for (const paragraph of text.trim().split(/\n+/u)) {
		let line: string[] = [];
		for (const word of paragraph.trim().split(/\s+/u)) {
			const length = [...word].length;
			if (length > left && line.length > 0) {
				lines.push({ text: line.join(' '), ends: false });
				[line, left] = [[], LETTERS];
			}
			line.push(word);
			left -= length + 1;
			// A word longer than a line breaks, and takes more of them.
			while (left < -1) {
				lines.push({ text: '', ends: false });
				left += LETTERS;
			}
		}
		lines.push({ text: line.join(' '), ends: true });
		left = LETTERS;
	}
	return lines;
}

function said(lines: readonly Line[]): string {
	return lines
		.map(({ text, ends }) => (text === '' ? '' : text + (ends ? '\n' : ' ')))
		.join('')
		.trim();
}

/**
 * The pages of all cards, in the order of the subgroups; a subgroup that wrote nothing has none.
 * @param names the names of the fields, as long as they are in any language
 */
export function pagesOf(
	cards: readonly { group: number; texts: readonly string[] }[],
	names: readonly string[]
): CardPage[] {
	return cards.flatMap(({ group, texts }) => {
		const pages: Piece[][] = [];
		let left = 0;
		texts.forEach((text, field) => {
			if (text.trim() === '') return;
			let lines = linesOf(text, names[field]?.length ?? 0);
			let named = true;
			while (lines.length > 0) {
				// What fits on the rest is not broken, and nothing begins on a few last lines.
				if (left < Math.min(lines.length, FEW)) {
					pages.push([]);
					left = LINES;
				}
				const part = lines.slice(0, left);
				lines = lines.slice(left);
				pages.at(-1)?.push({ field, named, text: said(part) });
				left -= part.length;
				named = false;
			}
		});
		return pages.map((pieces, at) => ({ group, part: at + 1, parts: pages.length, pieces }));
	});
}
