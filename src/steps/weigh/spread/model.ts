type Point = { id: string; x: number; y: number };

/** How far the middles of two discs lie apart at least, and from the edge, in hundredths of the board. */
export const APART = 14;
const EDGE = 8;

/** Moves points that lie on each other onto a small circle around their middle, all of them inside the board. */
export function spreadOut(points: readonly Point[]): Map<string, { x: number; y: number }> {
	let groups = points.map((point) => [point]);
	for (;;) {
		const laid = groups.map(circle);
		const meeting = firstMeeting(laid);
		if (!meeting) return new Map(laid.flat().map(({ id, x, y }) => [id, { x, y }]));
		const [one, other] = meeting;
		const joined = [...(groups[one] ?? []), ...(groups[other] ?? [])];
		groups = [...groups.filter((_, at) => at !== one && at !== other), joined];
	}
}

function circle(group: readonly Point[]): Point[] {
	const middle = (of: 'x' | 'y') => group.reduce((sum, point) => sum + point[of], 0) / group.length;
	const radius = group.length === 1 ? 0 : APART / 2 / Math.sin(Math.PI / group.length);
	const inside = (value: number) => Math.max(EDGE + radius, Math.min(100 - EDGE - radius, value));
	const [x, y] = [inside(middle('x')), inside(middle('y'))];
	return group
		.toSorted((a, b) => a.id.localeCompare(b.id))
		.map(({ id }, at) => {
			const turn = (at / group.length) * 2 * Math.PI + Math.PI;
			return { id, x: x + radius * Math.cos(turn), y: y + radius * Math.sin(turn) };
		});
}

function firstMeeting(laid: readonly (readonly Point[])[]): [number, number] | null {
	for (const [one, points] of laid.entries()) {
		for (const [other, others] of laid.entries()) {
			if (other <= one) continue;
			const meet = points.some((a) => others.some((b) => Math.hypot(a.x - b.x, a.y - b.y) < APART - 0.001));
			if (meet) return [one, other];
		}
	}
	return null;
}
