import { INK, MM, PAGE, type Sheets } from './pdf-sheets.server.ts';
import type { CardLine, PaperCard, PaperSheet } from './paper.ts';

/** The columns and rows of cards on a page. */
const GRID = { 2: [1, 2], 8: [2, 4] } as const;
const PAD = 5 * MM;
const CODE = 32 * MM;

/** Draws cards with hairlines where the scissors go. Nothing is cut off: a word that does not fit is set smaller. */
export function drawCards(paper: Sheets, sheet: Extract<PaperSheet, { kind: 'cards' }>): void {
	const [columns, rows] = GRID[sheet.perPage];
	const width = paper.width / columns;
	const height = (PAGE.height - 2 * PAGE.top) / rows;
	sheet.cards.forEach((card, at) => {
		const place = at % sheet.perPage;
		if (place === 0) {
			if (at > 0) paper.addPage('bare');
			else {
				paper.begin(sheet.name, 'bare');
				paper.write('H1', sheet.name, { size: 8, quiet: true }, 7 * MM);
			}
		}
		drawCard(
			paper,
			card,
			PAGE.left + (place % columns) * width,
			PAGE.top + Math.floor(place / columns) * height,
			{ width, height }
		);
	});
}

function drawCard(
	paper: Sheets,
	card: PaperCard,
	x: number,
	y: number,
	{ width, height }: { width: number; height: number }
): void {
	paper.decorate(() =>
		paper.doc
			.lineWidth(0.5)
			.strokeColor('#70778A')
			.dash(3, { space: 3 })
			.rect(x, y, width, height)
			.stroke()
			.undash()
	);
	const inside = width - 2 * PAD;
	const room = height - 2 * PAD - (card.qr ? CODE + 6 : 0);
	const lines = fitted(paper, card.lines, inside, room);
	const total = lines.reduce((sum, line) => sum + line.height, 0) + (card.qr ? CODE + 6 : 0);
	let top = y + (height - total) / 2;
	if (card.qr) {
		const { size, path, label } = card.qr;
		const at = top;
		paper.picture(label, () =>
			paper.doc
				.save()
				.translate(x + (width - CODE) / 2, at)
				.scale(CODE / size)
				.path(path)
				.fill(INK)
				.restore()
		);
		top += CODE + 6;
	}
	for (const { text, points, weight, height: high } of lines) {
		if (text !== '')
			paper.write('P', text, { font: weight, size: points, align: 'center', x: x + PAD, width: inside }, top);
		top += high;
	}
}

/** The lines at the size at which no word is broken, and all of them smaller together until they fit. */
function fitted(paper: Sheets, lines: readonly CardLine[], width: number, room: number) {
	const sizes = lines.map((line) => ({ ...line, points: wordsFit(paper, line, width) }));
	for (let share = 1; ; share -= 0.05) {
		const set = sizes.map((line) => {
			const points = Math.max(7, line.points * share);
			const height = paper.heightOf(line.text, { font: line.weight, size: points, width });
			return { ...line, points, height };
		});
		if (share <= 0.3 || set.reduce((sum, { height }) => sum + height, 0) <= room) return set;
	}
}

function wordsFit(paper: Sheets, { text, points, weight }: CardLine, width: number): number {
	paper.doc.font(weight).fontSize(points);
	const widest = Math.max(1, ...text.split(/\s+/u).map((word) => paper.doc.widthOfString(word)));
	return Math.max(7, Math.min(points, (points * width * 0.99) / widest));
}
