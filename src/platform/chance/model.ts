/** A source of numbers from 0 up to 1, as `Math.random` gives them. Handed in, so that a model stays pure. */
export type Random = () => number;

/**
 * A repeatable source of chance: the same seed gives the same numbers on every machine, so that a plan or an
 * order can be made again and explained. Mulberry32 over an FNV-1a hash; not for secrets.
 */
export function seeded(seed: string): Random {
	let state = 0x811c9dc5;
	for (let i = 0; i < seed.length; i++) {
		state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
	}
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** The same things in an order that chance decides (Fisher-Yates); the given list stays as it was. */
export function shuffle<T>(things: readonly T[], random: Random): T[] {
	const left = [...things];
	const drawn: T[] = [];
	while (left.length > 0) {
		drawn.push(...left.splice(Math.floor(random() * left.length), 1));
	}
	return drawn;
}
