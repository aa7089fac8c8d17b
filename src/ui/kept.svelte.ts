/**
 * A record that this device keeps over a reload. Everything works without the store too, as when a browser forbids it: then it
 * lives as long as the page.
 */
export class Kept<T extends object> {
	#value: T;
	readonly #key: string;

	/**
	 * @param key names the run and the person; nothing else is kept under it
	 * @param fresh what it begins with, and for each part that was not kept
	 */
	constructor(key: string, fresh: T) {
		this.#key = key;
		this.#value = $state.raw({ ...fresh, ...stored<T>(key) });
	}

	get value(): T {
		return this.#value;
	}

	/** Takes these parts instead of what there was. */
	keep(change: Partial<T>): void {
		this.#value = { ...this.#value, ...change };
		try {
			localStorage.setItem(this.#key, JSON.stringify(this.#value));
		} catch {
			// Full or forbidden: it stays on the page.
		}
	}
}

function stored<T>(key: string): Partial<T> {
	try {
		return JSON.parse(localStorage.getItem(key) ?? '{}');
	} catch {
		// Forbidden, or not ours: it begins empty.
		return {};
	}
}
