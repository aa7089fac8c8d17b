/** A millimetre in points. */
export const MM = 72 / 25.4;
/** A4 in points, and the room that printers leave white. */
export const PAGE = { width: 595.28, height: 841.89, left: 16 * MM, top: 15 * MM, bottom: 18 * MM };
export const INK = '#111A2E';
const QUIET = '#4A5264';
const EDGE = '#70778A';

type Doc = PDFKit.PDFDocument;
type Structure = ReturnType<Doc['struct']>;

/** How a text is set. */
export interface Setting {
	font?: 'plain' | 'strong' | 'loud';
	size?: number;
	quiet?: boolean;
	align?: 'left' | 'center' | 'right';
	/** From the left edge of the page. */
	x?: number;
	width?: number;
}

/** The pages of a document as they fill up: where the pen is, and what belongs to what for reading aloud. */
export class Sheets {
	/** Where the next thing begins, in points from the top of the page. */
	y = 0;
	/** Inside the margins. */
	readonly width = PAGE.width - 2 * PAGE.left;
	readonly doc: Doc;
	readonly #root: Structure;
	readonly #pageWord: (page: number) => string;
	#page = 0;

	constructor(doc: Doc, root: Structure, pageWord: (page: number) => string) {
		this.doc = doc;
		this.#root = root;
		this.#pageWord = pageWord;
	}

	/** The first page of a sheet, under its name in the table of contents. */
	begin(name: string, numbered: 'first' | 'bare'): void {
		this.addPage(numbered);
		this.doc.outline.addItem(name);
	}

	/** A new page; `next` counts on within a sheet, from one at its first page. */
	addPage(numbered: 'first' | 'next' | 'bare'): void {
		this.doc.addPage();
		this.y = PAGE.top;
		this.#page = numbered === 'next' ? this.#page + 1 : 1;
		if (numbered === 'bare') return;
		this.decorate(() => {
			const word = this.#pageWord(this.#page);
			this.set(word, { size: 8, quiet: true, align: 'right' }, PAGE.height - 13 * MM);
		});
	}

	/** Goes on on the next page when so many points do not fit on this one. True when it did. */
	need(height: number): boolean {
		if (this.y + height <= PAGE.height - PAGE.bottom) return false;
		this.addPage('next');
		return true;
	}

	/** How high a text is when it is set so. */
	heightOf(text: string, setting: Setting): number {
		this.#prepare(setting);
		return this.doc.heightOfString(text, { width: setting.width ?? this.width, lineGap: 1.5 });
	}

	/** Writes a text at a height, for reading aloud as this kind of part (H1, P, TD) of `within`. */
	write(kind: string, text: string, setting: Setting, y: number, within: Structure = this.#root): void {
		within.add(this.doc.struct(kind, {}, () => this.set(text, setting, y)));
	}

	/** A part that holds other parts; end it when all of them are written. */
	part(kind: string, within: Structure = this.#root, alt?: string): Structure {
		const part = alt === undefined ? this.doc.struct(kind) : this.doc.struct(kind, { alt });
		within.add(part);
		return part;
	}

	/** A picture with a text in its place for who does not see it. */
	picture(alt: string, draw: () => void): void {
		this.#root.add(this.doc.struct('Figure', { alt }, draw));
	}

	/** Draws what says nothing by itself: rules, circles to mark, page numbers. */
	decorate(draw: () => void): void {
		this.doc.markContent('Artifact', { type: 'Layout' });
		draw();
		this.doc.endMarkedContent();
	}

	/** A line from left to right, or of a length. */
	rule(y: number, { x = PAGE.left, width = this.width, strong = false } = {}): void {
		this.decorate(() =>
			this.doc
				.lineWidth(strong ? 0.9 : 0.5)
				.strokeColor(strong ? INK : EDGE)
				.moveTo(x, y)
				.lineTo(x + width, y)
				.stroke()
		);
	}

	/** Puts a text on the page without saying what it is: inside of a part that does, or as decoration. */
	set(text: string, setting: Setting, y: number): void {
		this.#prepare(setting);
		const { x = PAGE.left, width = this.width, align = 'left' } = setting;
		this.doc.text(text, x, y, { width, align, lineGap: 1.5, height: PAGE.height - y });
	}

	#prepare({ font = 'plain', size = 10.5, quiet = false }: Setting): void {
		this.doc
			.font(font)
			.fontSize(size)
			.fillColor(quiet ? QUIET : INK);
	}
}
