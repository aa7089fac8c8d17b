import { fieldOf } from '#steps/mixing/designs/field/model.ts';

/**
 * The lines of the affine space of `dimension` over the field of `order`, one round for each direction: order to the
 * power of dimension people in groups of `order`, everybody with everybody exactly once (Euler; Bose 1938). 9, 16, 25, 49
 * people for dimension 2, 27 for three. Null when there is no such field.
 */
export function affineRounds(order: number, dimension: number): number[][][] | null {
	const field = fieldOf(order);
	if (!field) return null;
	const points = Array.from({ length: order ** dimension }, (_, i) =>
		Array.from({ length: dimension }, (_, d) => Math.floor(i / order ** d) % order)
	);
	const numberOf = (point: readonly number[]): number => point.reduce((sum, x, d) => sum + x * order ** d, 0);
	// Of all that differ by a factor one stands for the direction: that whose first coordinate that is not 0 is 1.
	const directions = points.filter((point) => point.find((x) => x !== 0) === 1);
	return directions.map((direction) => {
		const seen = new Set<number>();
		return points.flatMap((point, i) => {
			if (seen.has(i)) return [];
			const line = Array.from({ length: order }, (_, t) =>
				numberOf(point.map((x, d) => field.add(x, field.multiply(t, direction[d] ?? 0))))
			);
			for (const each of line) seen.add(each);
			return [line];
		});
	});
}
