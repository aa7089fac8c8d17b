import * as Y from 'yjs';
import { toBase64 } from './base64.ts';
import { documentOf, missing, nameOf, NEWS_PLACES, textsOf, wholeOf } from './text.ts';

// What the server asks of an update before it becomes part of a text: it believes no device.

/** The most bytes of one update; a whole text of the largest size is well under it. */
export const MOST_UPDATE = 32_000;
/** The most bytes of a whole text with all that was ever deleted in it. */
const MOST_STATE = 150_000;
/** The most parts of one update: pieces of text, and ranges that were deleted. */
const MOST_PARTS = 20_000;
/** What came of an update: the whole text, and what is new in it, or nothing new; or why it was not taken. */
export type Merge =
	| { ok: true; whole: Uint8Array; news: Uint8Array | null; texts: string[] }
	| { ok: false; reason: 'invalid' | 'text_full' };

/**
 * Merges an update that somebody sent into a text. Refuses `invalid`: what is no update, has anything but plain text in these
 * fields, or goes on from something that nobody has; `text_full`: what makes a field longer than `most` signs.
 */
export function merged(whole: Uint8Array | null, update: Uint8Array, fields: number, most: number): Merge {
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
	if (texts.some((text) => text.length > most) || result.length > MOST_STATE)
		return { ok: false, reason: 'text_full' };
	return { ok: true, whole: result, news: missing(after, before), texts };
}

/** A text as the server keeps it: the whole, and how many updates are in it. */
export interface KeptText {
	state: Uint8Array;
	updates: number;
}

/** What came of an update for who keeps the text and for who writes it; the last two as base64, to be told to them. */
export type Taken =
	| {
			ok: true;
			kept: KeptText;
			texts: string[];
			news: { place: number; update: string } | null;
			whole: string | null;
	  }
	| Extract<Merge, { ok: false }>;

/**
 * Takes an update into a kept text. Who writes along is told what is new, under one of `NEWS_PLACES` numbered places; a place
 * is taken again only once the whole has been told anew, so whoever holds the whole and the places has the text. Of a text that
 * is new altogether it is the whole alone. Null when the update came before.
 */
export function taken(
	before: KeptText | null,
	update: Uint8Array,
	fields: number,
	most: number
): Taken | null {
	const merge = merged(before?.state ?? null, update, fields, most);
	if (!merge.ok) return merge;
	if (!merge.news) return null;
	const kept = { state: merge.whole, updates: (before?.updates ?? 0) + 1 };
	const place = kept.updates % NEWS_PLACES;
	return {
		ok: true,
		kept,
		texts: merge.texts,
		news: before ? { place, update: toBase64(merge.news) } : null,
		whole: before && place !== 0 ? null : toBase64(merge.whole)
	};
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
