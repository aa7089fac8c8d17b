import { FIELDS, type Field } from '../terms/model.ts';

/** A note as the phone that wrote it keeps it: nobody else knows whose it is. */
export interface OwnNote {
	id: string;
	secret: string;
	item: string;
	field: Field;
	text: string;
	/** `kept`: on this phone, on its way; `sent`: the server has it; `refused`: it did not want it. */
	state: 'kept' | 'sent' | 'refused';
}

interface Kept {
	draft: string;
	field: Field;
	notes: readonly OwnNote[];
}

/** What this device wrote in one run, kept over a reload. Works without the store too. */
export class OwnNotes {
	#kept = $state.raw<Kept>({ draft: '', field: 'strength', notes: [] });
	readonly #key: string;

	constructor(runId: string, who: string) {
		this.#key = `kring.weigh.${runId}.${who}`;
		this.#kept = read(this.#key);
	}

	get draft(): string {
		return this.#kept.draft;
	}

	set draft(draft: string) {
		this.#keep({ ...this.#kept, draft });
	}

	get field(): Field {
		return this.#kept.field;
	}

	set field(field: Field) {
		this.#keep({ ...this.#kept, field });
	}

	get notes(): readonly OwnNote[] {
		return this.#kept.notes;
	}

	/** Turns the draft into a note that is on its way. */
	add(item: string, text: string): OwnNote {
		const { field, notes } = this.#kept;
		const note: OwnNote = { id: crypto.randomUUID(), secret: makeSecret(), item, field, text, state: 'kept' };
		this.#keep({ field, draft: '', notes: [...notes, note] });
		return note;
	}

	mark(id: string, state: OwnNote['state']): void {
		const notes = this.#kept.notes.map((note) => (note.id === id ? { ...note, state } : note));
		this.#keep({ ...this.#kept, notes });
	}

	remove(id: string): void {
		this.#keep({ ...this.#kept, notes: this.#kept.notes.filter((note) => note.id !== id) });
	}

	#keep(kept: Kept): void {
		this.#kept = kept;
		try {
			localStorage.setItem(this.#key, JSON.stringify(kept));
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
	const nothing: Kept = { draft: '', field: 'strength', notes: [] };
	try {
		const kept: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}');
		return {
			draft: String(kept.draft ?? ''),
			field: FIELDS.find((name) => name === kept.field) ?? 'strength',
			notes: Array.isArray(kept.notes) ? kept.notes : []
		};
	} catch {
		return nothing;
	}
}
