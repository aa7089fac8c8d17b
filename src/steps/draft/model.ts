/** The most fields a text written together has: what still is one text. */
export const MOST_FIELDS = 8;

/** The most subgroups that write at the same time. */
export const MOST_GROUPS = 60;

/** The ready sets of fields: an advice to somebody who is not there (handbook 2.3.1.2), or one text without parts. */
export const FIELD_SETS = {
	advice: ['addressee', 'situation', 'advice', 'because', 'first'],
	free: ['text']
} as const;
export type FieldSet = keyof typeof FIELD_SETS;

/** The most signs of one field: of several a sentence or two each, of a single one a short page. */
export function fieldLimit(fields: number): number {
	return fields === 1 ? 900 : 240;
}

/** How far a text is, without what it says. */
export interface Progress {
	signs: number;
	/** How many fields have something in them. */
	filled: number;
}

/** How far these texts are. */
export function progressOf(texts: readonly string[]): Progress {
	const written = texts.map((text) => text.trim()).filter((text) => text !== '');
	return { signs: written.reduce((sum, text) => sum + [...text].length, 0), filled: written.length };
}
