import { fieldOf } from '#steps/mixing/designs/field/model.ts';

/**
 * `order` rounds of `order` groups of `size`, no two people together twice: people stand in `size` rows of `order`, a group
 * takes one of each row, and nobody ever meets anybody of their own row. It is what mutually orthogonal Latin squares give
 * (Bose 1938): row r of the group that begins at x in the round of slope m holds place x + m * r. Null when there is no such
 * field, or when groups are larger than there are groups.
 */
export function transversalRounds(order: number, size: number): number[][][] | null {
	const field = size <= order ? fieldOf(order) : null;
	if (!field) return null;
	const places = [...Array(order).keys()];
	return places.map((slope) =>
		places.map((begin) =>
			Array.from({ length: size }, (_, row) => row * order + field.add(begin, field.multiply(slope, row)))
		)
	);
}
