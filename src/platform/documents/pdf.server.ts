import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { drawCards } from './pdf-cards.server.ts';
import { drawPage } from './pdf-pages.server.ts';
import { Sheets } from './pdf-sheets.server.ts';
import type { PaperSheet } from './paper.ts';

/** What a document says of itself to whoever opens it. */
export interface PdfFacts {
	title: string;
	language: 'nl' | 'en';
	/** What stands in the corner of each page of text: "page 2". */
	pageWord(page: number): string;
	/** When it was made. */
	now: Date;
}

/**
 * Makes one A4 document of these sheets, each on a page of its own, with the structure that reading aloud needs (PDF/UA)
 * and our typeface inside. Needs no browser and nothing of the machine.
 */
export async function pdfOf(
	sheets: readonly PaperSheet[],
	facts: PdfFacts
): Promise<Uint8Array<ArrayBuffer>> {
	const { resolve } = createRequire(import.meta.url);
	// The types of the library do not know this subset yet.
	const accessible: object = { subset: 'PDF/UA' };
	const doc = new PDFDocument({
		...accessible,
		size: 'A4',
		margin: 0,
		autoFirstPage: false,
		tagged: true,
		pdfVersion: '1.7',
		lang: facts.language,
		displayTitle: true,
		font: resolve('#ui/fonts/kring-plain.ttf'),
		info: { Title: facts.title, Creator: 'Kring', Producer: 'Kring', CreationDate: facts.now }
	});
	doc.registerFont('plain', resolve('#ui/fonts/kring-plain.ttf'));
	doc.registerFont('strong', resolve('#ui/fonts/kring-strong.ttf'));
	doc.registerFont('loud', resolve('#ui/fonts/kring-loud.ttf'));
	const whole = buffer(doc);
	const root = doc.struct('Document');
	doc.addStructure(root);
	const paper = new Sheets(doc, root, (page) => facts.pageWord(page));
	for (const sheet of sheets) {
		if (sheet.kind === 'cards') drawCards(paper, sheet);
		else drawPage(paper, sheet);
	}
	root.end();
	doc.end();
	return new Uint8Array(await whole);
}
