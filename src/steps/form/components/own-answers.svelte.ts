import { newSecret } from '#platform/ids/device.ts';
import { Kept } from '#ui/kept.svelte.ts';
import type { Answer, Answers } from '../model.ts';

interface Known {
	secret: string;
	answers: Answers;
	sent: boolean;
}

/** What this device fills in, kept over a reload, with the secret by which it can be changed. */
export class OwnAnswers {
	readonly #kept: Kept<Known>;

	constructor(runId: string, who: string) {
		this.#kept = new Kept(`kring.form.${runId}.${who}`, { secret: newSecret(), answers: {}, sent: false });
	}

	get secret(): string {
		return this.#kept.value.secret;
	}

	get answers(): Answers {
		return this.#kept.value.answers;
	}

	/** They were sent from this device, so they can be changed here. */
	get sent(): boolean {
		return this.#kept.value.sent;
	}

	/** Fills in one item; nothing takes the answer away. */
	fill(id: string, answer: Answer | undefined): void {
		const rest = Object.fromEntries(Object.entries(this.answers).filter(([known]) => known !== id));
		this.#kept.keep({ answers: answer === undefined ? rest : { ...rest, [id]: answer } });
	}

	/** Begins from what came back from the server. */
	take(answers: Answers): void {
		this.#kept.keep({ answers });
	}

	markSent(sent: boolean): void {
		this.#kept.keep({ sent });
	}
}
