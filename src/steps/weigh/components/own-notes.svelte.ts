import { newId, newSecret } from '#platform/ids/device.ts';
import { Kept } from '#ui/kept.svelte.ts';
import type { Field } from '../terms/model.ts';

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

interface Known {
	draft: string;
	field: Field;
	notes: readonly OwnNote[];
}

/** What this device wrote in one run, kept over a reload. */
export class OwnNotes {
	readonly #kept: Kept<Known>;

	constructor(runId: string, who: string) {
		this.#kept = new Kept<Known>(`kring.weigh.${runId}.${who}`, { draft: '', field: 'strength', notes: [] });
	}

	get draft(): string {
		return this.#kept.value.draft;
	}

	set draft(draft: string) {
		this.#kept.keep({ draft });
	}

	get field(): Field {
		return this.#kept.value.field;
	}

	set field(field: Field) {
		this.#kept.keep({ field });
	}

	get notes(): readonly OwnNote[] {
		return this.#kept.value.notes;
	}

	/** Turns the draft into a note that is on its way. */
	add(item: string, text: string): OwnNote {
		const note: OwnNote = { id: newId(), secret: newSecret(), item, field: this.field, text, state: 'kept' };
		this.#kept.keep({ draft: '', notes: [...this.notes, note] });
		return note;
	}

	mark(id: string, state: OwnNote['state']): void {
		this.#kept.keep({ notes: this.notes.map((note) => (note.id === id ? { ...note, state } : note)) });
	}

	remove(id: string): void {
		this.#kept.keep({ notes: this.notes.filter((note) => note.id !== id) });
	}
}
