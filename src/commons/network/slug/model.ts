/** Longer says no more and breaks in a mail. */
const LONGEST = 40;

/**
 * The address of a network, made from its title: small letters, digits and hyphens, at most 40 signs, cut between
 * words where that is possible. A title without any of our letters becomes "kring".
 */
export function slugOf(title: string): string {
	const words = title
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.replace(/['’]/g, '')
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
	let slug = '';
	for (const word of words) {
		const longer = slug === '' ? word : `${slug}-${word}`;
		if (longer.length > LONGEST && slug !== '') break;
		slug = longer.slice(0, LONGEST);
	}
	return slug.length >= 2 ? slug : 'kring';
}

/** The address to try when the first was taken: with a number, counted from 2. */
export function nextSlug(slug: string, attempt: number): string {
	return attempt < 2 ? slug : `${slug}-${attempt}`;
}
