/**
 * The one or two letters in a person's ring: first letter of the first and of the last word ("Chris De Ridder"
 * gives CR). One word gives one letter; nothing gives a question mark, so that the ring is never empty.
 */
export function initials(name: string): string {
	const words = name.split(/[\s-]+/u).filter((word) => /^\p{L}|^\p{N}/u.test(word));
	const first = words.at(0);
	if (first === undefined) return '?';
	const last = words.length > 1 ? words.at(-1) : undefined;
	return [first, last]
		.flatMap((word) => (word === undefined ? [] : [...word].slice(0, 1)))
		.join('')
		.toLocaleUpperCase('nl');
}
