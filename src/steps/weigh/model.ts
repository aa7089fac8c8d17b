import { linesThatFit } from '#ui/room-text.ts';
import { spreadOut } from './spread/model.ts';
import { STEPS, type Placed, type Places, type Side } from './terms/model.ts';

/** With fewer opinions than this a proposal lies in its quarter, and no numbers are shown (domain.md 6). */
export const SHOW_NUMBERS_FROM = 5;

/** Whether these places fit the proposals there are. */
export function checkPlaces(items: readonly string[], places: Places): boolean {
	const fits = (step: number) => Number.isInteger(step) && step >= 1 && step <= STEPS;
	return Object.entries(places).every(([id, { x, y }]) => items.includes(id) && fits(x) && fits(y));
}

/** The board of a closed round: each proposal at its mean, and those that meet spread out around it. */
export function placeItems(items: readonly string[], ballots: readonly Places[]): Placed[] {
	const means = items.map((id) => {
		const given = ballots.flatMap((ballot) => ballot[id] ?? []);
		const n = given.length;
		if (n === 0) return { id, side: null, numbers: null, at: null };
		const sum = given.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
		const exact = n >= SHOW_NUMBERS_FROM;
		const side = { x: sideOf(sum.x, n), y: sideOf(sum.y, n) };
		const numbers = exact ? { n, x: twoDecimals(sum.x / n), y: twoDecimals(sum.y / n) } : null;
		const centre = { low: 2, middle: 3, high: 4 };
		const mean = exact ? { x: sum.x / n, y: sum.y / n } : { x: centre[side.x], y: centre[side.y] };
		return { id, side, numbers, at: { x: share(mean.x), y: share(mean.y) } };
	});
	const spread = spreadOut(means.flatMap(({ id, at }) => (at ? [{ id, ...at }] : [])));
	return means.map((one) => ({ ...one, at: spread.get(one.id) ?? null }));
}

// In whole numbers: rounding may not move a proposal over the middle.
function sideOf(sum: number, n: number): Side {
	const middle = ((STEPS + 1) / 2) * n;
	return sum === middle ? 'middle' : sum > middle ? 'high' : 'low';
}

const share = (step: number) => twoDecimals(((step - 1) / (STEPS - 1)) * 100);
const twoDecimals = (value: number) => Math.round((value + Number.EPSILON) * 100) / 100;

/** The pages of notes of one field on the screen in the room: as many under each other as stand there whole. */
export function pagesOf<Note extends { text: string }>(notes: readonly Note[]): Note[][] {
	const pages: Note[][] = [];
	for (let from = 0; from < notes.length;) {
		const rest = notes.slice(from);
		const fits = linesThatFit(
			rest.map(({ text }) => text),
			{ room: 58, letters: 29, size: 6.6, least: 9.6 }
		);
		pages.push(rest.slice(0, fits));
		from += fits;
	}
	return pages;
}
