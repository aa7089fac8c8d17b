/** The places of two that talk, or one with nobody: null. */
export type SeatPair = readonly [number, number | null];

/**
 * Everybody with everybody once, in pairs (the circle method, Kirkman 1847): place 0 stays, the others move on
 * by one in each round. Rounds for places 0 up to `places`; with an odd number each pauses in exactly one round.
 */
export function circleRounds(places: number): SeatPair[][] {
	if (places < 2) return [];
	const size = places + (places % 2);
	return Array.from({ length: size - 1 }, (_, turn) => {
		const at = (i: number): number => (i === 0 ? 0 : 1 + ((i - 1 + turn) % (size - 1)));
		return Array.from({ length: size / 2 }, (_, i): SeatPair => {
			const [a, b] = [at(i), at(size - 1 - i)];
			if (a >= places) return [b, null];
			return [a, b < places ? b : null];
		});
	});
}
