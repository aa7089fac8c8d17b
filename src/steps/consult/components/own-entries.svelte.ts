import { OwnWords } from '#ui/own-words.svelte.ts';

/** Something written that the server has not told back yet. */
export interface PendingEntry {
	id: string;
	text: string;
	state: 'kept' | 'refused';
}

/** What this device is writing in one run of a consultation: the draft, and what is on its way. */
export class OwnEntries extends OwnWords<PendingEntry> {
	constructor(runId: string, who: string) {
		super(`kring.consult.${runId}.${who}`);
	}

	/** Takes what is to be sent into the list of what is on its way; an empty draft follows. */
	begin(id: string, text: string): void {
		this.take([...this.items.filter((one) => one.id !== id), { id, text, state: 'kept' }], true);
	}

	/** The server answered: what it took is shown by the server from now on. */
	end(id: string, taken: boolean): void {
		if (taken) this.remove(id);
		else this.update(id, { state: 'refused' });
	}
}
