import type { Mode } from './mode.ts';
import { scoreShare, showsShape, type ScorePart } from './score.ts';

const width = 1200;
const height = 630;
const margin = 64;
const seam = 6;
const ink = '#111a2e';
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
	/** A line above the title, such as who organises it. */
	over?: string | undefined;
	/** A line under the title, such as days and place. */
	line?: string | undefined;
	/** The word of the mark. */
	word: string;
	/** The meetings as scores, at most four. */
	scores: readonly (readonly ScorePart[])[];
};

function escape(text: string): string {
	return text
		.replaceAll('\u00ad', '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** Breaks a text into lines of at most `longest` signs; a longer word stands alone on its line. */
export function breakLines(text: string, longest: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/u).filter(Boolean)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= longest)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

function fit(title: string): { size: number; lines: string[] } {
	for (const size of [92, 76, 62, 52]) {
		// At weight 860 a sign is on average a little over half as wide as it is high.
		const longest = Math.floor((width - 2 * margin) / (size * 0.54));
		const lines = breakLines(title, longest);
		if (lines.length <= (size > 70 ? 2 : 3) && lines.every((line) => line.length <= longest))
			return { size, lines };
	}
	const lines = breakLines(title, 40);
	return { size: 48, lines: lines.length > 3 ? [...lines.slice(0, 2), `${lines[2] ?? ''} …`] : lines };
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

/** The picture of a shared link as SVG, 1200 by 630: mark, title, and the meetings as scores along the foot. */
export function socialSvg(card: SocialCard): string {
	const rows = card.scores.filter((score) => score.length > 0).slice(0, 4);
	const { size, lines } = fit(card.title);
	const foot = rows.length > 2 ? 248 : 176;
	const tall = rows.length > 0 ? (foot - seam * (rows.length - 1)) / rows.length : 0;
	const top = card.over ? 208 : 176;
	const text = (y: number, px: number, weight: number, colour: string, words: string) =>
		`<text x="${margin}" y="${y}" font-size="${px}" font-weight="${weight}" fill="${colour}">${escape(words)}</text>`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Schibsted Grotesk', system-ui, sans-serif" letter-spacing="-.02em" role="img" aria-label="${escape(card.title)}">`,
		`<rect width="${width}" height="${height}" fill="#ffffff"/>`,
		`<g transform="translate(${margin - 6} 34) scale(2.3)"><path d="M19.9 10.75A8 8 0 1 1 13.25 4.1" fill="none" stroke="${ink}" stroke-width="5"/><circle cx="18.1" cy="5.9" r="3.5" fill="#1f3fe0"/></g>`,
		`<text x="${margin + 64}" y="78" font-size="44" font-weight="860" fill="${ink}">${escape(card.word)}</text>`,
		card.over ? text(136, 30, 620, '#4a5264', card.over) : '',
		...lines.map((line, index) => text(top + index * size, size, 860, ink, line)),
		card.line ? text(top + lines.length * size - size * 0.34, 32, 420, ink, card.line) : '',
		...rows.map((row, index) => scoreRow(row, height - foot + index * (tall + seam), tall)),
		'</svg>'
	].join('');
}
