/** A finite field of `order` elements 0 up to order: how they add and multiply. */
export interface Field {
	order: number;
	add(a: number, b: number): number;
	multiply(a: number, b: number): number;
}

/** For the prime powers that are no primes: the prime, and what x to the highest power equals, lowest power first. */
const EXTENSIONS = new Map<number, { prime: number; top: readonly number[] }>([
	// x² = x + 1, x³ = x + 1, x² = x + 1 (over three elements: no root, so it cannot be split).
	[4, { prime: 2, top: [1, 1] }],
	[8, { prime: 2, top: [1, 1, 0] }],
	[9, { prime: 3, top: [1, 1] }]
]);

/** The field of that order; null when there is none, or none here: the orders are 2, 3, 4, 5, 7, 8, 9 and larger primes. */
export function fieldOf(order: number): Field | null {
	const extension = EXTENSIONS.get(order);
	if (extension) return extended(order, extension.prime, extension.top);
	if (order < 2 || Array.from({ length: order - 2 }, (_, i) => i + 2).some((d) => order % d === 0))
		return null;
	return { order, add: (a, b) => (a + b) % order, multiply: (a, b) => (a * b) % order };
}

/** Elements are polynomials, written as digits to the base of the prime. */
function extended(order: number, prime: number, top: readonly number[]): Field {
	const digits = (a: number): number[] => top.map((_, i) => Math.floor(a / prime ** i) % prime);
	const value = (of: readonly number[]): number =>
		of.reduce((sum, digit, i) => sum + (digit % prime) * prime ** i, 0);
	const add = (a: number, b: number): number => {
		const other = digits(b);
		return value(digits(a).map((digit, i) => digit + (other[i] ?? 0)));
	};
	const timesX = (a: number): number => {
		const of = digits(a);
		const carry = of.at(-1) ?? 0;
		return value(top.map((t, i) => (i === 0 ? 0 : (of[i - 1] ?? 0)) + carry * t));
	};
	const multiply = (a: number, b: number): number => {
		let sum = 0;
		let shifted = a;
		for (const digit of digits(b)) {
			for (let i = 0; i < digit; i++) sum = add(sum, shifted);
			shifted = timesX(shifted);
		}
		return sum;
	};
	return { order, add, multiply };
}
