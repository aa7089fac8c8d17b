import { spliceOf, type Splice } from './typing.ts';

/** More comparing than this is not done: then everything between the first and the last difference is one change. */
const MOST_CELLS = 4_000_000;

/** Words, blanks and signs: what is compared one by one. */
function tokensOf(text: string): string[] {
	return text.match(/[\p{L}\p{N}]+|\s|[^\p{L}\p{N}\s]/gu) ?? [];
}

/**
 * The changes that make `after` of `before`, word by word, from the last to the first, so that each place still counts when its
 * turn comes. Counted in UTF-16 units.
 */
export function splicesOf(before: string, after: string): Splice[] {
	const outer = spliceOf(before, after, after.length);
	if (!outer) return [];
	const old = tokensOf(before.slice(outer.at, outer.at + outer.gone));
	const young = tokensOf(outer.come);
	if (old.length * young.length > MOST_CELLS) return [outer];
	const width = young.length + 1;
	// How many tokens the rest of both has in common, from each place on.
	const common = new Uint16Array((old.length + 1) * width);
	const at = (i: number, j: number) => common[i * width + j] ?? 0;
	for (let i = old.length - 1; i >= 0; i--) {
		for (let j = young.length - 1; j >= 0; j--) {
			common[i * width + j] =
				old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
		}
	}
	const splices: Splice[] = [];
	let [i, j, place] = [0, 0, outer.at];
	let open: Splice | null = null;
	while (i < old.length || j < young.length) {
		if (i < old.length && j < young.length && old[i] === young[j]) {
			place += old[i]?.length ?? 0;
			[i, j, open] = [i + 1, j + 1, null];
			continue;
		}
		if (!open) splices.push((open = { at: place, gone: 0, come: '' }));
		if (j >= young.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
			open.gone += old[i]?.length ?? 0;
			place += old[i]?.length ?? 0;
			i++;
		} else open.come += young[j++] ?? '';
	}
	return splices.toReversed();
}
