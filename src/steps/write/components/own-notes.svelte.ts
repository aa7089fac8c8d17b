/** A note as the phone that wrote it keeps it: the proof that it is one's own, also when it has no name. */
export interface OwnNote {
	id: string;
	secret: string;
	text: string;
	/** `kept`: on this phone, on its way; `sent`: the server has it; `refused`: it did not want it. */
	state: 'kept' | 'sent' | 'refused';
}

interface Kept {
	draft: string;
	notes: OwnNote[];
}

/**
 * What this device wrote in one run: the text that is being typed and the notes, kept over a reload. Everything works
 * without the store too, as when a browser forbids it.
 */
export class OwnNotes {
	notes = $state.raw<readonly OwnNote[]>([]);
	#draft = $state('');
	readonly #key: string;

	constructor(runId: string, who: string) {
		this.#key = `kring.write.${runId}.${who}`;
		const { draft, notes } = read(this.#key);
		this.#draft = draft;
		this.notes = notes;
	}

	get draft(): string {
		return this.#draft;
	}

	set draft(text: string) {
		this.#draft = text;
		this.#keep();
	}

	/** Turns the draft into a note that is on its way. */
	add(text: string): OwnNote {
		const note: OwnNote = { id: crypto.randomUUID(), secret: makeSecret(), text, state: 'kept' };
		this.notes = [...this.notes, note];
		this.#draft = '';
		this.#keep();
		return note;
	}

	/** Changes what is known of a note. */
	update(id: string, change: Partial<Pick<OwnNote, 'text' | 'state'>>): void {
		this.notes = this.notes.map((note) => (note.id === id ? { ...note, ...change } : note));
		this.#keep();
	}

	remove(id: string): void {
		this.notes = this.notes.filter((note) => note.id !== id);
		this.#keep();
	}

	/** Follows what another tab of the same person does in this run, so that neither loses or repeats it. Returns the end. */
	follow(): () => void {
		const heard = ({ key }: StorageEvent) => {
			if (key !== this.#key) return;
			const { draft, notes } = read(this.#key);
			this.#draft = draft;
			this.notes = notes;
		};
		addEventListener('storage', heard);
		return () => removeEventListener('storage', heard);
	}

	#keep(): void {
		try {
			localStorage.setItem(this.#key, JSON.stringify({ draft: this.#draft, notes: this.notes }));
		} catch {
			// Full or forbidden: it stays on the page.
		}
	}
}

/** A secret that proves later who wrote: 256 bits, safe in text. */
export function makeSecret(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function read(key: string): Kept {
	const nothing: Kept = { draft: '', notes: [] };
	try {
		const kept: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}');
		return { draft: String(kept.draft ?? ''), notes: Array.isArray(kept.notes) ? kept.notes : [] };
	} catch {
		return nothing;
	}
}
