interface Kept<T> {
	draft: string;
	items: T[];
}

/**
 * What somebody is writing on this device in one run: the text that is being typed, and what was written and is on its way or
 * theirs to change. Kept over a reload; everything works without the store too, as when a browser forbids it.
 */
export class OwnWords<T extends { id: string }> {
	#items = $state.raw<readonly T[]>([]);
	#draft = $state('');
	readonly #key: string;

	/** @param key names the run and the person; nothing else is kept under it */
	constructor(key: string) {
		this.#key = key;
		this.#read();
	}

	get draft(): string {
		return this.#draft;
	}

	set draft(text: string) {
		this.#draft = text;
		this.#keep();
	}

	get items(): readonly T[] {
		return this.#items;
	}

	/** Takes these instead of what there was; with `emptied` the draft became one of them. */
	protected take(items: readonly T[], emptied = false): void {
		this.#items = items;
		if (emptied) this.#draft = '';
		this.#keep();
	}

	/** Changes what is known of one. */
	update(id: string, change: Partial<Omit<T, 'id'>>): void {
		this.take(this.#items.map((item) => (item.id === id ? { ...item, ...change } : item)));
	}

	remove(id: string): void {
		this.take(this.#items.filter((item) => item.id !== id));
	}

	/** Follows what another tab of the same person does in this run, so that neither loses or repeats it. Returns the end. */
	follow(): () => void {
		const heard = ({ key }: StorageEvent) => {
			if (key === this.#key) this.#read();
		};
		addEventListener('storage', heard);
		return () => removeEventListener('storage', heard);
	}

	#keep(): void {
		try {
			localStorage.setItem(this.#key, JSON.stringify({ draft: this.#draft, items: this.#items }));
		} catch {
			// Full or forbidden: it stays on the page.
		}
	}

	#read(): void {
		try {
			const kept: Partial<Kept<T>> = JSON.parse(localStorage.getItem(this.#key) ?? '{}');
			this.#draft = String(kept.draft ?? '');
			this.#items = Array.isArray(kept.items) ? kept.items : [];
		} catch {
			// Forbidden, or not ours: it begins empty.
		}
	}
}
