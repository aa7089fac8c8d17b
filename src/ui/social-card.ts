import { lineWidth } from './line-width.ts';
import type { Mode } from './mode.ts';
import { scoreShare, showsShape, type ScorePart } from './score.ts';

const width = 1200;
const height = 630;
const margin = 64;
const seam = 6;
const ink = '#111a2e';
const action = '#1f3fe0';
const quiet = '#4a5264';
/** The still weights of the typeface: what draws the picture chooses by family (scripts/cut-fonts.py). */
const loud = "'Kring Loud', 'Schibsted Grotesk', sans-serif";
const strong = "'Kring Strong', 'Schibsted Grotesk', sans-serif";
const fields: Record<Mode, string> = {
	listening: '#86d3e3',
	plenary: '#ffcf33',
	subgroup: '#7fd18b',
	pair: '#ff9466',
	individual: '#c9b6ff',
	break: '#dedbd0'
};
const shapes: Record<Mode, string> = {
	listening:
		'<circle cx="12" cy="6.4" r="4.1"/><path d="M1.5 12h5a5.5 5.5 0 0 0 11 0h5a10.5 10.5 0 0 1-21 0z"/>',
	plenary: '<circle cx="12" cy="12" r="8" fill="none" stroke="#111a2e" stroke-width="5"/>',
	subgroup:
		'<path d="M10.6 1.6v9H1.6a9.6 9.6 0 0 1 9-9zM13.4 1.6a9.6 9.6 0 0 1 9 9h-9zM1.6 13.4h9v9a9.6 9.6 0 0 1-9-9zM13.4 13.4h9a9.6 9.6 0 0 1-9 9z"/>',
	pair: '<path d="M10.5 1.6v20.8a10.5 10.5 0 0 1 0-20.8zM13.5 1.6a10.5 10.5 0 0 1 0 20.8z"/>',
	individual: '<circle cx="12" cy="12" r="7"/>',
	break:
		'<circle cx="12" cy="12" r="8.8" fill="none" stroke="#111a2e" stroke-width="4" stroke-linecap="round" stroke-dasharray="0 6.911"/>'
};

/** What a card for a shared link says. All texts are passed in, in the language of the page. */
export type SocialCard = {
	/** The loud line; shrinks and breaks over at most three lines. */
	title: string;
	/** A line beside the mark, such as who organises it. */
	over?: string | undefined;
	/** A line under the title, such as days and place. */
	line?: string | undefined;
	/** The word of the mark. */
	word: string;
	/** The meetings as scores, at most four. */
	scores: readonly (readonly ScorePart[])[];
	/** How many meetings there will be: shown as circles that fill when there is no score yet. At most ten. */
	planned: number;
};

function escape(text: string): string {
	return text
		.replaceAll('\u00ad', '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** Breaks a text into lines of at most `longest` wide (see `lineWidth`); a longer word stands alone on its line. */
export function breakLines(text: string, longest: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/u).filter(Boolean)) {
		const last = lines.at(-1);
		if (last !== undefined && lineWidth(`${last} ${word}`) <= longest)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

/** The largest size at which the title fits; one that fits at no size loses its end. */
function fit(title: string): { size: number; lines: string[] } {
	for (const size of [92, 76, 62, 52]) {
		const longest = (width - 2 * margin) / size;
		const lines = breakLines(title, longest);
		if (lines.length <= (size > 70 ? 2 : 3) && lines.every((line) => lineWidth(line) <= longest))
			return { size, lines };
	}
	const longest = (width - 2 * margin) / 48;
	const lines = breakLines(title, longest).map((line) => within(line, longest));
	return {
		size: 48,
		lines: lines.length > 3 ? [...lines.slice(0, 2), within(`${lines[2] ?? ''} …`, longest)] : lines
	};
}

function within(line: string, longest: number): string {
	if (lineWidth(line) <= longest) return line;
	let short = line;
	while (lineWidth(`${short}…`) > longest) short = short.slice(0, -1);
	return `${short}…`;
}

function scoreRow(parts: readonly ScorePart[], top: number, tall: number): string {
	const whole = parts.reduce((sum, part) => sum + scoreShare(part.minutes), 0);
	const room = width - seam * Math.max(0, parts.length - 1);
	let left = 0;
	return parts
		.map((part) => {
			const wide = (room * scoreShare(part.minutes)) / Math.max(whole, 1);
			const size = Math.min(40, wide * 0.8, tall * 0.6);
			const shape = showsShape(part.minutes)
				? `<g transform="translate(${(left + wide / 2 - size / 2).toFixed(1)} ${(top + tall / 2 - size / 2).toFixed(1)}) scale(${(size / 24).toFixed(3)})" fill="${ink}">${shapes[part.mode]}</g>`
				: '';
			const field = `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${wide.toFixed(1)}" height="${tall.toFixed(1)}" fill="${fields[part.mode]}"/>${shape}`;
			left += wide + seam;
			return field;
		})
		.join('');
}

/** One circle for each meeting, filled a bit further each time; the last one is whole. */
function circles(planned: number): string {
	const count = Math.min(planned, 10);
	const step = Math.min(128, (width - 2 * margin) / count);
	const radius = step * 0.3;
	const y = height - 124;
	return Array.from({ length: count }, (_, index) => {
		const x = margin + step * (index + 0.4);
		const angle = (2 * Math.PI * (index + 1)) / count;
		const end = `${(x + radius * Math.sin(angle)).toFixed(1)} ${(y - radius * Math.cos(angle)).toFixed(1)}`;
		const fill =
			index + 1 === count
				? `<circle cx="${x.toFixed(1)}" cy="${y}" r="${radius.toFixed(1)}" fill="${action}"/>`
				: `<path d="M${x.toFixed(1)} ${y}v${(-radius).toFixed(1)}A${radius.toFixed(1)} ${radius.toFixed(1)} 0 ${angle > Math.PI ? 1 : 0} 1 ${end}z" fill="${action}"/>`;
		return `<g class="meeting">${fill}<circle cx="${x.toFixed(1)}" cy="${y}" r="${(radius * 1.28).toFixed(1)}" fill="none" stroke="${action}" stroke-width="6"/></g>`;
	}).join('');
}

/** A line that stays inside the picture. */
function cut(text: string, signs: number): string {
	return text.length <= signs ? text : `${text.slice(0, signs - 1).trimEnd()}…`;
}

/**
 * The picture of a shared link as SVG, 1200 by 630: mark, title, and the meetings as scores along the foot, or as circles
 * when nothing is on their agendas yet.
 */
export function socialSvg(card: SocialCard): string {
	const rows = card.scores.filter((score) => score.length > 0).slice(0, 4);
	const { size, lines } = fit(card.title);
	const foot = rows.length > 2 ? 220 : 176;
	const tall = rows.length > 0 ? (foot - seam * (rows.length - 1)) / rows.length : 0;
	// The first line of the title hangs at one height under the mark, however large it is.
	const top = 152 + size * 0.72;
	const text = (y: number, px: number, family: string, colour: string, words: string) =>
		`<text x="${margin}" y="${y.toFixed(1)}" font-size="${px}" font-family="${family}" fill="${colour}">${escape(words)}</text>`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" letter-spacing="-.02em" role="img" aria-label="${escape(card.title)}">`,
		`<rect width="${width}" height="${height}" fill="#ffffff"/>`,
		`<g transform="translate(${margin - 6} 34) scale(2.3)"><path d="M19.9 10.75A8 8 0 1 1 13.25 4.1" fill="none" stroke="${ink}" stroke-width="5"/><circle cx="18.1" cy="5.9" r="3.5" fill="${action}"/></g>`,
		`<text x="${margin + 64}" y="78" font-size="44" font-family="${loud}" letter-spacing="-.034em" fill="${ink}">${escape(card.word)}</text>`,
		card.over
			? `<text x="${width - margin}" y="76" font-size="30" text-anchor="end" font-family="${strong}" fill="${quiet}">${escape(cut(card.over, 44))}</text>`
			: '',
		...lines.map((line, index) => text(top + index * size * 0.98, size, loud, ink, line)),
		card.line ? text(top + (lines.length - 1) * size * 0.98 + 62, 32, strong, ink, cut(card.line, 60)) : '',
		rows.length > 0
			? rows.map((row, index) => scoreRow(row, height - foot + index * (tall + seam), tall)).join('')
			: circles(card.planned),
		'</svg>'
	].join('');
}
