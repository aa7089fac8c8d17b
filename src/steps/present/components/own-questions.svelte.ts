import { newId, newSecret } from '#platform/ids/device.ts';
import { OwnWords } from '#ui/own-words.svelte.ts';

/** A question as the phone that asked it keeps it: the proof that it is one's own, also when it has no name. */
export interface OwnQuestion {
	id: string;
	secret: string;
	text: string;
	/** `kept`: on this phone, on its way; `sent`: the server has it; `refused`: it did not want it. */
	state: 'kept' | 'sent' | 'refused';
}

/** What this device asked in one run. */
export class OwnQuestions extends OwnWords<OwnQuestion> {
	constructor(runId: string, who: string) {
		super(`kring.present.${runId}.${who}`);
	}

	/** Turns the draft into a question that is on its way. */
	add(text: string): OwnQuestion {
		const question: OwnQuestion = { id: newId(), secret: newSecret(), text, state: 'kept' };
		this.take([...this.items, question], true);
		return question;
	}
}
