import * as Y from 'yjs';
import { documentOf, missing, nameOf, textsOf, wholeOf } from '../text/model.ts';

// What the server asks of an update before it becomes part of a text: it believes no phone.

/** The most bytes of one update; a whole text of the largest size is well under it. */
export const MOST_UPDATE = 32_000;
/** The most bytes of a whole text with all that was ever deleted in it. */
const MOST_STATE = 150_000;
/** The most parts of one update: pieces of text, and ranges that were deleted. */
const MOST_PARTS = 20_000;
/** Phones stop at the limit of a field; who write at the same time may go over it together, up to this many times. */
const SLACK = 2;

/** What came of an update: the whole text, and what is new in it, or nothing new; or why it was not taken. */
export type Merge =
	| { ok: true; whole: Uint8Array; news: Uint8Array | null; texts: string[] }
	| { ok: false; reason: 'invalid' | 'full' };

/**
 * Merges an update that somebody sent into the text of a subgroup. Refuses `invalid`: what is no update, has anything but
 * plain text in these fields, or goes on from something that nobody has; `full`: what makes the text too long.
 */
export function merged(whole: Uint8Array | null, update: Uint8Array, fields: number, limit: number): Merge {
	if (!isPlainText(update, fields)) return { ok: false, reason: 'invalid' };
	const before = documentOf(whole ? [whole] : []);
	const after = documentOf(whole ? [whole] : []);
	try {
		Y.applyUpdate(after, update);
	} catch {
		return { ok: false, reason: 'invalid' };
	}
	const { pendingStructs, pendingDs } = after.store;
	if (pendingStructs !== null || pendingDs !== null) return { ok: false, reason: 'invalid' };
	const texts = textsOf(after, fields);
	if ([...after.share.keys()].length > fields) return { ok: false, reason: 'invalid' };
	const result = wholeOf(after);
	if (texts.some((text) => text.length > limit * SLACK) || result.length > MOST_STATE)
		return { ok: false, reason: 'full' };
	return { ok: true, whole: result, news: missing(after, before), texts };
}

/** Whether bytes are an update of the texts of these fields, and of nothing else. */
function isPlainText(update: Uint8Array, fields: number): boolean {
	if (update.length > MOST_UPDATE) return false;
	const names = new Set(Array.from({ length: fields }, (_, field) => nameOf(field)));
	try {
		const { structs, ds } = Y.decodeUpdate(update);
		const ranges = [...ds.clients.values()].reduce((sum, { length }) => sum + length, 0);
		if (structs.length + ranges > MOST_PARTS) return false;
		return structs.every((struct) => {
			if (struct instanceof Y.GC) return true;
			if (!(struct instanceof Y.Item) || struct.parentSub !== null) return false;
			const { content, parent } = struct;
			if (!(content instanceof Y.ContentString) && !(content instanceof Y.ContentDeleted)) return false;
			// Without a parent of its own it stands beside another piece, of which the same was asked.
			return typeof parent === 'string' ? names.has(parent) : parent === null;
		});
	} catch {
		return false;
	}
}
