import { Kept } from './kept.svelte.ts';

/**
 * What somebody is writing on this device in one run: the text that is being typed, and what was written and is on its way or
 * theirs to change. Kept over a reload.
 */
export class OwnWords<T extends { id: string }> {
	readonly #kept: Kept<{ draft: string; items: readonly T[] }>;

	/** @param key names the run and the person; nothing else is kept under it */
	constructor(key: string) {
		this.#kept = new Kept(key, { draft: '', items: [] });
	}

	get draft(): string {
		return this.#kept.value.draft;
	}

	set draft(draft: string) {
		this.#kept.keep({ draft });
	}

	get items(): readonly T[] {
		return this.#kept.value.items;
	}

	/** Takes these instead of what there was; with `emptied` the draft became one of them. */
	protected take(items: readonly T[], emptied = false): void {
		this.#kept.keep(emptied ? { items, draft: '' } : { items });
	}

	/** Changes what is known of one. */
	update(id: string, change: Partial<Omit<T, 'id'>>): void {
		this.take(this.items.map((item) => (item.id === id ? { ...item, ...change } : item)));
	}

	remove(id: string): void {
		this.take(this.items.filter((item) => item.id !== id));
	}

	/** Follows what another tab of the same person does in this run, so that neither loses or repeats it. Returns the end. */
	follow(): () => void {
		return this.#kept.follow();
	}
}
