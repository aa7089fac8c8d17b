/** One numbered promise of the product, in our own words: a source for hints, and a name for tests. */
export interface Rule {
	/** H: requirement of the handbook. R: base rule that closes it. U: principle of use. */
	readonly id: string;
	/** Where the handbook speaks of it; for U the number among the principles. */
	readonly section: string;
	readonly nl: string;
	readonly en: string;
}
