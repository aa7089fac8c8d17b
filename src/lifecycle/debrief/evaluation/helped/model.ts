/** A part of the meeting as the form names it: the method, and what stood on the agenda. */
export type Part = { methodId: string; title: string };

/**
 * The parts of a meeting that the form asks about, once for each method, in the order of the agenda. A break is no part, nor
 * is what holds the form itself or is no method. A method that comes twice has both titles.
 */
export function partsOf(
	items: readonly { methodId: string; title: string; mode: string; holdsForm: boolean }[]
): Part[] {
	const parts = items.filter((item) => item.mode !== 'break' && !item.holdsForm && item.methodId !== '');
	return [...Map.groupBy(parts, ({ methodId }) => methodId)].map(([methodId, some]) => ({
		methodId,
		title: [...new Set(some.map(({ title }) => title))].join(' · ')
	}));
}
