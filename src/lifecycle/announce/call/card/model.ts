/** The colours of the light theme: a picture on another site knows no tokens (src/ui/tokens.css). */
const FIELD = {
	listening: '#86d3e3',
	plenary: '#ffcf33',
	subgroup: '#7fd18b',
	pair: '#ff9466',
	individual: '#c9b6ff',
	break: '#dedbd0'
} as const;
const INK = '#111a2e';
const QUIET = '#4a5264';
const ACTION = '#1f3fe0';
const PAPER = '#ffffff';

const WIDTH = 1200;
const MARGIN = 72;

/** What the picture of a call shows. */
export interface Card {
	title: string;
	/** The line above the title. */
	over: string;
	/** The line at the foot. */
	facts: string;
	/** The scores of the meetings that have an agenda. */
	rows: readonly (readonly { mode: keyof typeof FIELD; minutes: number }[])[];
	/** How many meetings are planned, for when there is no score yet. */
	planned: number;
}

/** The social preview of a call: 1200 by 630, the title loud, the meetings as scores or as circles that fill. */
export function callCard(card: Card): string {
	const lines = wrap(card.title, card.title.length > 60 ? 30 : 22).slice(0, 4);
	const size = card.title.length > 60 ? 62 : 84;
	const title = lines
		.map(
			(line, index) =>
				`<text x="${MARGIN}" y="${212 + index * size * 0.98}" font-size="${size}" font-weight="860" letter-spacing="${(-size * 0.034).toFixed(1)}">${escape(line)}</text>`
		)
		.join('');
	const picture = card.rows.length > 0 ? scores(card.rows.slice(0, 4)) : circles(card.planned);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="630" viewBox="0 0 ${WIDTH} 630" font-family="'Schibsted Grotesk',Helvetica,Arial,sans-serif" fill="${INK}"><rect width="${WIDTH}" height="630" fill="${PAPER}"/>${mark()}<text x="${WIDTH - MARGIN}" y="96" font-size="26" fill="${QUIET}" text-anchor="end">${escape(cut(card.over, 52))}</text>${title}${picture}<text x="${MARGIN}" y="592" font-size="26" font-weight="620">${escape(cut(card.facts, 60))}</text></svg>`;
}

/** The mark: a ring with one place open, and the chair that is free for you. */
function mark(): string {
	return `<g transform="translate(${MARGIN} 62) scale(1.9)"><path d="M19.9 10.75A8 8 0 1 1 13.25 4.1" fill="none" stroke="${INK}" stroke-width="5"/><circle cx="18.1" cy="5.9" r="3.5" fill="${ACTION}"/></g><text x="${MARGIN + 60}" y="97" font-size="40" font-weight="860" letter-spacing="-1.6">kring</text>`;
}

function scores(rows: Card['rows']): string {
	const height = rows.length > 2 ? 26 : 40;
	const from = 552 - rows.length * (height + 4);
	return rows
		.map((parts, row) => {
			const minutes = parts.reduce((sum, part) => sum + part.minutes, 0) || 1;
			const inner = WIDTH - 2 * MARGIN;
			let x = MARGIN;
			return parts
				.map((part) => {
					const width = (inner * part.minutes) / minutes;
					const field = `<rect x="${x.toFixed(1)}" y="${from + row * (height + 4)}" width="${Math.max(2, width - 4).toFixed(1)}" height="${height}" fill="${FIELD[part.mode]}"/>`;
					x += width;
					return field;
				})
				.join('');
		})
		.join('');
}

/** One circle a meeting, filled a bit further each time. */
function circles(planned: number): string {
	const count = Math.min(planned, 10);
	return Array.from({ length: count }, (_, index) => {
		const x = MARGIN + 36 + index * 92;
		const angle = (2 * Math.PI * (index + 1)) / count;
		const end = `${(x + 26 * Math.sin(angle)).toFixed(2)} ${(512 - 26 * Math.cos(angle)).toFixed(2)}`;
		const fill =
			index + 1 === count
				? `<circle cx="${x}" cy="512" r="26" fill="${ACTION}"/>`
				: `<path d="M${x} 512V486A26 26 0 ${angle > Math.PI ? 1 : 0} 1 ${end}Z" fill="${ACTION}"/>`;
		return `${fill}<circle cx="${x}" cy="512" r="33" fill="none" stroke="${ACTION}" stroke-width="6"/>`;
	}).join('');
}

/** Words in lines of at most so many signs; one longer word has a line of its own. */
function wrap(text: string, signs: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/)) {
		const last = lines.at(-1);
		if (last !== undefined && `${last} ${word}`.length <= signs) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

function cut(text: string, signs: number): string {
	return text.length <= signs ? text : `${text.slice(0, signs - 1).trimEnd()}…`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
