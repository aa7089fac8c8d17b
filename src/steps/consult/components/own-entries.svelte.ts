/** Something written that the server has not told back yet. */
export interface PendingEntry {
	id: string;
	text: string;
	state: 'kept' | 'refused';
}

interface Kept {
	draft: string;
	pending: PendingEntry[];
}

/**
 * What this device is writing in one run: the draft, and what is on its way, kept over a reload. Works without the
 * store too, as when a browser forbids it.
 */
export class OwnEntries {
	pending = $state.raw<readonly PendingEntry[]>([]);
	#draft = $state('');
	readonly #key: string;

	constructor(runId: string, who: string) {
		this.#key = `kring.consult.${runId}.${who}`;
		const kept = read(this.#key);
		this.#draft = kept.draft;
		this.pending = kept.pending;
	}

	get draft(): string {
		return this.#draft;
	}

	set draft(text: string) {
		this.#draft = text;
		this.#keep();
	}

	/** Takes what is to be sent into the list of what is on its way; an empty draft follows. */
	begin(id: string, text: string): void {
		this.pending = [...this.pending.filter((one) => one.id !== id), { id, text, state: 'kept' }];
		this.#draft = '';
		this.#keep();
	}

	/** The server answered: what it took is shown by the server from now on. */
	end(id: string, taken: boolean): void {
		this.pending = taken
			? this.pending.filter((one) => one.id !== id)
			: this.pending.map((one) => (one.id === id ? { ...one, state: 'refused' } : one));
		this.#keep();
	}

	#keep(): void {
		try {
			localStorage.setItem(this.#key, JSON.stringify({ draft: this.#draft, pending: this.pending }));
		} catch {
			// Full or forbidden: it stays on the page.
		}
	}
}

function read(key: string): Kept {
	try {
		const kept: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}');
		return { draft: String(kept.draft ?? ''), pending: Array.isArray(kept.pending) ? kept.pending : [] };
	} catch {
		return { draft: '', pending: [] };
	}
}
