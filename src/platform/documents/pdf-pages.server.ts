import { INK, MM, PAGE, type Setting, type Sheets } from './pdf-sheets.server.ts';
import type { PaperAsk, PaperBlock, PaperSheet, PaperTable } from './paper.ts';

const LINE = 8.5 * MM;
const ASK: Setting = { font: 'strong', size: 12 };
const NOTE: Setting = { size: 9, quiet: true };

/** Draws the pages of a sheet of text. A heading stays with what follows, a question with its lines. */
export function drawPage(paper: Sheets, sheet: Extract<PaperSheet, { kind: 'page' }>): void {
	paper.begin(sheet.name, 'first');
	for (const block of sheet.blocks) drawBlock(paper, block);
}

function drawBlock(paper: Sheets, block: PaperBlock): void {
	if (block.type === 'over') return words(paper, 'P', block.text, { size: 9.5, quiet: true }, 2);
	if (block.type === 'title') return words(paper, 'H1', block.text, { font: 'loud', size: 22 }, 10);
	if (block.type === 'text') return words(paper, 'P', block.text, {}, 6);
	if (block.type === 'heading') {
		paper.need(60);
		paper.y += 6;
		return words(paper, 'H2', block.text, ASK, 4);
	}
	if (block.type === 'facts') return drawFacts(paper, block.rows);
	if (block.type === 'ticks') return drawTicks(paper, block.items);
	return block.type === 'run' ? drawRun(paper, block) : drawAsk(paper, block);
}

function words(paper: Sheets, kind: string, text: string, setting: Setting, after: number): void {
	const height = paper.heightOf(text, setting);
	paper.need(height);
	paper.write(kind, text, setting, paper.y);
	paper.y += height + after;
}

function drawFacts(paper: Sheets, rows: { label: string; value: string }[]): void {
	for (const { label, value } of rows) {
		const left: Setting = { ...NOTE, width: 38 * MM };
		const right: Setting = { x: PAGE.left + 40 * MM, width: paper.width - 40 * MM };
		const height = Math.max(paper.heightOf(label, left), paper.heightOf(value, right));
		paper.need(height);
		paper.write('P', label, left, paper.y + 1);
		paper.write('P', value, right, paper.y);
		paper.y += height + 2;
	}
	paper.y += 6;
}

function drawTicks(paper: Sheets, items: string[]): void {
	const list = paper.part('L');
	for (const item of items) {
		const setting: Setting = { x: PAGE.left + 6 * MM, width: paper.width - 6 * MM };
		const height = paper.heightOf(item, setting);
		paper.need(height);
		box(paper, PAGE.left, paper.y + 1.5);
		const entry = paper.part('LI', list);
		paper.write('LBody', item, setting, paper.y, entry);
		entry.end();
		paper.y += height + 2;
	}
	list.end();
	paper.y += 8;
}

function box(paper: Sheets, x: number, y: number): void {
	paper.decorate(() =>
		paper.doc
			.lineWidth(0.9)
			.strokeColor(INK)
			.rect(x, y, 3.2 * MM, 3.2 * MM)
			.stroke()
	);
}

function drawRun(paper: Sheets, table: PaperTable): void {
	const x = [0, 17, 44, 164].map((mm) => PAGE.left + mm * MM);
	const column = (at: number, setting: Setting = {}): Setting => {
		const from = x[at] ?? PAGE.left;
		return { ...setting, x: from, width: (x[at + 1] ?? PAGE.left + paper.width) - from - 2 * MM };
	};
	const whole = paper.part('Table', undefined, table.caption);
	const head = paper.part('TR', whole);
	table.columns.forEach((name, at) => paper.write('TH', name, column(at, NOTE), paper.y, head));
	head.end();
	paper.y += 15;
	for (const row of table.rows) {
		const title = column(2, { font: 'strong', size: 11 });
		const first = paper.heightOf(row.title, title);
		// The first line of what is done stays with the time.
		const next = row.lines[0] === undefined ? 0 : paper.heightOf(row.lines[0], column(2));
		paper.need(first + next + 14);
		paper.rule(paper.y, { strong: true });
		paper.y += 5;
		const line = paper.part('TR', whole);
		paper.write('TH', row.time, column(0, { font: 'strong', size: 12 }), paper.y, line);
		paper.write('TD', row.how, column(1, { size: 9.5 }), paper.y + 1.5, line);
		const what = paper.part('TD', line);
		paper.write('P', row.title, title, paper.y, what);
		const minutes = column(3, { font: 'strong', align: 'right' });
		const at = paper.y;
		const onPage = paper.doc.page;
		paper.write('P', row.minutes, minutes, at, what);
		paper.y += first + 2;
		for (const text of row.lines) {
			const height = paper.heightOf(text, column(2));
			paper.need(height);
			paper.write('P', text, column(2), paper.y, what);
			paper.y += height + 1;
		}
		// A way of working of two lines is higher than a title of one.
		if (onPage === paper.doc.page)
			paper.y = Math.max(paper.y, at + paper.heightOf(row.how, column(1, { size: 9.5 })) + 2);
		what.end();
		line.end();
		paper.y += 5;
	}
	whole.end();
	paper.rule(paper.y, { strong: true });
	paper.y += 8;
}

function drawAsk(paper: Sheets, ask: PaperAsk): void {
	// Without words there is a line to write on what it is about.
	const head = ask.text === '' ? LINE : paper.heightOf(ask.text, ASK);
	const scale = ask.scale ? 13 * MM + 12 : 0;
	const boxed = { x: PAGE.left + 6 * MM, width: paper.width - 6 * MM };
	const boxes = [...(ask.choices ?? []), ...(ask.box === undefined ? [] : [ask.box])].map((text) => ({
		text,
		height: Math.max(16, paper.heightOf(text, boxed) + 3)
	}));
	const rest =
		boxes.reduce((sum, { height }) => sum + height, 0) + (ask.note === undefined ? 0 : 13) + ask.lines * LINE;
	paper.need(head + scale + rest + 14);
	if (ask.text === '') paper.rule(paper.y + head);
	else paper.write('H2', ask.text, ASK, paper.y);
	paper.y += head + 4;
	if (ask.scale) drawScale(paper, ask.scale);
	for (const { text, height } of boxes) {
		box(paper, PAGE.left, paper.y + 1);
		// An empty one is filled in by hand.
		if (text === '') paper.rule(paper.y + 13, boxed);
		else paper.write('P', text, boxed, paper.y);
		paper.y += height;
	}
	if (ask.note !== undefined) {
		paper.write('P', ask.note, NOTE, paper.y);
		paper.y += 13;
	}
	for (let line = 0; line < ask.lines; line++) {
		paper.y += LINE;
		paper.rule(paper.y);
	}
	paper.y += 12;
}

function drawScale(paper: Sheets, { from, to, low, high }: NonNullable<PaperAsk['scale']>): void {
	const marks = Array.from({ length: to - from + 1 }, (_, at) => from + at);
	const step = paper.width / marks.length;
	const radius = Math.min(4.6 * MM, step / 2 - 2);
	paper.decorate(() => {
		marks.forEach((_, at) =>
			paper.doc
				.lineWidth(0.9)
				.strokeColor(INK)
				.circle(PAGE.left + step * (at + 0.5), paper.y + 5.5 * MM, radius)
				.stroke()
		);
	});
	marks.forEach((mark, at) =>
		paper.write(
			'P',
			String(mark),
			{ font: 'strong', size: 11, x: PAGE.left + step * at, width: step, align: 'center' },
			paper.y + 5.5 * MM - 7
		)
	);
	paper.y += 12 * MM;
	paper.write('P', low, { ...NOTE, width: paper.width / 2 }, paper.y);
	const right = { ...NOTE, x: PAGE.left + paper.width / 2, width: paper.width / 2 };
	paper.write('P', high, { ...right, align: 'right' }, paper.y);
	paper.y += 14;
}
