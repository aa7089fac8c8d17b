import { newId, newSecret } from '#platform/ids/device.ts';
import { OwnWords } from '#ui/own-words.svelte.ts';

/** A note as the phone that wrote it keeps it: the proof that it is one's own, also when it has no name. */
export interface OwnNote {
	id: string;
	secret: string;
	text: string;
	/** `kept`: on this phone, on its way; `sent`: the server has it; `refused`: it did not want it. */
	state: 'kept' | 'sent' | 'refused';
}

/** What this device wrote in one run of a write step. */
export class OwnNotes extends OwnWords<OwnNote> {
	constructor(runId: string, who: string) {
		super(`kring.write.${runId}.${who}`);
	}

	/** Turns the draft into a note that is on its way. */
	add(text: string): OwnNote {
		const note: OwnNote = { id: newId(), secret: newSecret(), text, state: 'kept' };
		this.take([...this.items, note], true);
		return note;
	}
}
