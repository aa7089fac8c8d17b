import * as Y from 'yjs';
import { splicesOf } from './differing.ts';

// A text of several hands as both sides know it: a Yjs document with one text for each field. Devices send what the others do
// not have yet; the order does not matter, and what comes twice counts once.

/** After so many updates the whole text is told anew, and the places they took are free again. */
export const NEWS_PLACES = 24;

/** The name of a field in the document. */
export function nameOf(field: number): string {
	return `field${field}`;
}

/** A document that holds these updates. @param author tells one device's edits from another's; by chance without it */
export function documentOf(updates: readonly Uint8Array[], author?: number): Y.Doc {
	// Its own name is asked of nobody; drawing one by chance took a fifth of the server's time while many wrote.
	const doc = new Y.Doc({ guid: '' });
	if (author !== undefined) doc.clientID = author;
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

/** The text of a field, counted from 0. */
export function fieldOf(doc: Y.Doc, field: number): Y.Text {
	return doc.getText(nameOf(field));
}

/** What stands in the fields, as it can be kept and shown anywhere: whole signs, and none that steer. */
export function textsOf(doc: Y.Doc, fields: number): string[] {
	return Array.from({ length: fields }, (_, field) =>
		fieldOf(doc, field)
			.toString()
			.toWellFormed()
			.replace(/[^\P{Cc}\n\t]/gu, '')
	);
}

/** What one document has and another lacks: nothing when they are the same. */
export function missing(has: Y.Doc, lacks: Y.Doc): Uint8Array | null {
	if (Y.equalSnapshots(Y.snapshot(has), Y.snapshot(lacks))) return null;
	return Y.encodeStateAsUpdate(has, Y.encodeStateVector(lacks));
}

/** The whole of a document. */
export function wholeOf(doc: Y.Doc): Uint8Array {
	return Y.encodeStateAsUpdate(doc);
}

/** The update that makes these the texts of the fields, with as little change as can be; null when they are it already. */
export function filled(
	whole: Uint8Array | null,
	texts: readonly string[],
	author: number
): Uint8Array | null {
	const before = documentOf(whole ? [whole] : []);
	const doc = documentOf(whole ? [whole] : [], author);
	doc.transact(() => texts.forEach((text, field) => rewrite(fieldOf(doc, field), text)));
	return missing(doc, before);
}

/** Changes a text of a document into another, touching only the words that differ. */
function rewrite(text: Y.Text, after: string): void {
	for (const { at, gone, come } of splicesOf(text.toString(), after)) {
		text.delete(at, gone);
		text.insert(at, come);
	}
}

/** The number under which a text stands that nobody has changed yet; what the parties to `woven` wrote stands under the next. */
const [BASE, THEIRS, MINE] = [1, 2, 3];

/**
 * The whole of a text that so far only stands somewhere as words. It is the same bytes on every device, so that each can go
 * on from there before anything was kept.
 */
export function wholeOfWords(words: string): Uint8Array {
	const doc = documentOf([], BASE);
	fieldOf(doc, 0).insert(0, words);
	return wholeOf(doc);
}

/**
 * What comes of a text that two people changed apart from each other, one of them with a form and no more: all that either of
 * them added stands, and gone is what either of them took away.
 */
export function woven(base: string, mine: string, theirs: string): string {
	if (mine === base || mine === theirs) return theirs;
	if (theirs === base) return mine;
	// Where nothing stood both are whole, one under the other.
	if (base.trim() === '') return `${theirs}\n${mine}`;
	const whole = wholeOfWords(base);
	const changes = [filled(whole, [theirs], THEIRS), filled(whole, [mine], MINE)];
	return fieldOf(documentOf([whole, ...changes.filter((one) => one !== null)]), 0).toString();
}
