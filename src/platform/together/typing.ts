// What one person typed, and where their caret goes while others type: so that a field never jumps.

/** One change of a text: at this place so many signs go, and these come. Counted in UTF-16 units, as a textarea does. */
export interface Splice {
	at: number;
	gone: number;
	come: string;
}

/** A change of a text as Yjs tells it. */
export type Delta = readonly {
	retain?: number | undefined;
	insert?: unknown;
	delete?: number | undefined;
}[];

const isHigh = (text: string, at: number) => /[\ud800-\udbff]/.test(text.charAt(at));
const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at));

/**
 * The smallest change that makes `after` of `before`; null when they are the same. `caret` is where the caret stands
 * after typing: of "aa" that became "aaa" it tells which one is new. Never cuts a sign of two units in half.
 */
export function spliceOf(before: string, after: string, caret: number): Splice | null {
	if (before === after) return null;
	const shortest = Math.min(before.length, after.length);
	const most = Math.max(0, after.length - Math.max(0, caret));
	let end = 0;
	while (end < Math.min(shortest, most) && before.at(-1 - end) === after.at(-1 - end)) end++;
	let at = 0;
	while (at < shortest - end && before[at] === after[at]) at++;
	// The caret may stand before what is new, as after dropping or undoing: then the rest is compared too.
	while (end < shortest - at && before.at(-1 - end) === after.at(-1 - end)) end++;
	if (at > 0 && (isHigh(before, at - 1) || isHigh(after, at - 1))) at--;
	if (end > 0 && (isLow(before, before.length - end) || isLow(after, after.length - end))) end--;
	return { at, gone: before.length - end - at, come: after.slice(at, after.length - end) };
}

/** The text after a change. */
export function spliced(text: string, { at, gone, come }: Splice): string {
	return text.slice(0, at) + come + text.slice(at + gone);
}

/** Where the last of these changes ends: there the caret goes when one undoes something. */
export function endOf(delta: Delta): number {
	let [place, end] = [0, 0];
	for (const { retain, insert } of delta) {
		place += retain ?? (typeof insert === 'string' ? insert.length : 0);
		if (retain === undefined) end = place;
	}
	return end;
}

/**
 * Where a caret stands after somebody else changed the text: on the same sign. What others write right at it comes after
 * it, so that two people who write at the end do not push each other along.
 */
export function caretAfter(caret: number, delta: Delta): number {
	let [place, moved] = [0, caret];
	for (const { retain, insert, delete: gone } of delta) {
		if (retain !== undefined) place += retain;
		else if (typeof insert === 'string') {
			if (place < moved) moved += insert.length;
			place += insert.length;
		} else if (gone !== undefined && place < moved) moved = Math.max(place, moved - gone);
	}
	return moved;
}
