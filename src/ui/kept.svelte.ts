/**
 * A record that this device keeps over a reload. Everything works without the store too, as when a browser forbids it: then it
 * lives as long as the page.
 */
export class Kept<T extends object> {
	#value: T;
	readonly #key: string;
	readonly #fresh: T;

	/**
	 * @param key names what it is of, such as the run and the person; nothing else is kept under it
	 * @param fresh what it begins with, and for each part that was not kept
	 */
	constructor(key: string, fresh: T) {
		this.#key = key;
		this.#fresh = fresh;
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

	/** Follows what another tab of the same person keeps of it, so that neither loses or repeats it. Returns the end. */
	follow(): () => void {
		const heard = ({ key }: StorageEvent) => {
			if (key === this.#key) this.#value = { ...this.#fresh, ...stored<T>(key) };
		};
		addEventListener('storage', heard);
		return () => removeEventListener('storage', heard);
	}
}

function stored<T>(key: string): Partial<T> {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
		return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
	} catch {
		// Forbidden, or not ours: it begins empty.
		return {};
	}
}
