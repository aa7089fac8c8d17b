// Where the carets of others stand in a text area or input. The browser does not say it of these: a copy of the text with the
// same letters and the same width does.

/** A caret of somebody else: both ends of the selection, in UTF-16 units of the text. */
export interface OtherCaret {
	id: string;
	name: string;
	from: number;
	to: number;
	/** Changes when the caret was moved, and not when the text moved under it. */
	turn: string;
}

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A caret as it is drawn, in pixels from the corner of the field inside its border. */
export interface CaretSpot {
	id: string;
	name: string;
	caret: Box;
	/** What is selected, line by line. */
	selected: Box[];
	/** The corner of the name. */
	tag: { x: number; y: number };
	/** The name shows again when this changes: with each move, or only in another line where it stands over words. */
	turn: string;
}

/** How high a name is, and about how wide a letter of it, in pixels. */
const [TAG, LETTER, ROOM] = [20, 8.5, 12];

const COPIED = [
	'font',
	'letterSpacing',
	'wordSpacing',
	'textTransform',
	'textIndent',
	'textAlign',
	'tabSize',
	'paddingTop',
	'paddingRight',
	'paddingBottom',
	'paddingLeft'
] as const;

/**
 * Measures where these carets stand. A name stands where it covers no word, if there is such a place: behind the caret, above
 * it, or below.
 * @param mirror an empty element beside the field; it has the words only while this measures
 */
export function caretSpots(
	area: HTMLTextAreaElement | HTMLInputElement,
	mirror: HTMLElement,
	carets: readonly OtherCaret[]
): CaretSpot[] {
	const isLine = area instanceof HTMLInputElement;
	const style = getComputedStyle(area);
	for (const name of COPIED) mirror.style[name] = style[name];
	mirror.style.width = `${area.clientWidth}px`;
	mirror.style.whiteSpace = isLine ? 'pre' : 'pre-wrap';
	const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
	mirror.style.lineHeight = isLine ? `${area.clientHeight - padding}px` : style.lineHeight;
	// Behind the last sign there is something to measure, too.
	const text = document.createTextNode(`${area.value}\u200b`);
	mirror.replaceChildren(text);
	const corner = mirror.getBoundingClientRect();
	const boxes = (from: number, to: number): Box[] => {
		const range = document.createRange();
		range.setStart(text, from);
		range.setEnd(text, to);
		return [...range.getClientRects()].map(({ left, top, width, height }) => ({
			x: left - corner.left - area.scrollLeft,
			y: top - corner.top - area.scrollTop,
			width,
			height
		}));
	};
	const words = boxes(0, text.length).filter(({ width }) => width > 0);
	const spots = carets.flatMap(({ id, name, from, to, turn }) => {
		const at = Math.min(to, area.value.length);
		const [sign] = boxes(at, at + 1);
		if (!sign) return [];
		const caret = { ...sign, width: 2 };
		const { tag, covers } = tagOf(caret, name, words, area.clientWidth);
		return {
			id,
			name,
			caret,
			selected: from === to ? [] : boxes(Math.min(from, at), Math.max(Math.min(from, area.value.length), at)),
			tag,
			turn: covers ? `line ${Math.round(caret.y + area.scrollTop)}` : turn
		};
	});
	mirror.replaceChildren();
	return spots.filter(({ caret }) => caret.y + caret.height > 0 && caret.y < area.clientHeight);
}

/** The place of a name beside its caret, and whether words are under it. */
function tagOf(
	caret: Box,
	name: string,
	words: readonly Box[],
	width: number
): { tag: { x: number; y: number }; covers: boolean } {
	const wide = Math.min(width, name.length * LETTER + ROOM);
	const beside = Math.max(0, Math.min(caret.x, width - wide));
	const middle = caret.y + (caret.height - TAG) / 2;
	const places = [
		{ x: caret.x + 4, y: middle },
		{ x: beside, y: caret.y - TAG },
		{ x: beside, y: caret.y + caret.height }
	];
	const isFree = ({ x, y }: { x: number; y: number }) =>
		x + wide <= width &&
		// Letters do not fill their line: a name may come a little into it.
		words.every(
			(word) =>
				x + wide <= word.x ||
				word.x + word.width <= x ||
				y + TAG <= word.y + 3 ||
				word.y + word.height - 3 <= y
		);
	const free = places.find(isFree);
	return { tag: free ?? { x: beside, y: caret.y - TAG }, covers: free === undefined };
}
