import * as Y from 'yjs';
import { spliceOf } from '../typing/model.ts';

// The text of a subgroup as both sides know it: a Yjs document with one text for each field. Phones send what the others do
// not have yet; the order does not matter, and what comes twice counts once.

/** After so many updates the whole text is told anew, and the places they took are free again. */
export const NEWS_PLACES = 24;

/** The name of a field in the document. */
export function nameOf(field: number): string {
	return `field${field}`;
}

/** A document that holds these updates. @param author tells one device's edits from another's; by chance without it */
export function documentOf(updates: readonly Uint8Array[], author?: number): Y.Doc {
	const doc = new Y.Doc();
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
	doc.transact(() => {
		texts.forEach((text, field) => {
			const splice = spliceOf(fieldOf(doc, field).toString(), text, text.length);
			if (!splice) return;
			fieldOf(doc, field).delete(splice.at, splice.gone);
			fieldOf(doc, field).insert(splice.at, splice.come);
		});
	});
	return missing(doc, before);
}
