import type { Answer, Answers } from '../model.ts';

interface Kept {
	secret: string;
	answers: Answers;
	sent: boolean;
}

/** What this device fills in, kept over a reload, with the secret by which it can be changed. */
export class OwnAnswers {
	#kept = $state.raw<Kept>({ secret: '', answers: {}, sent: false });
	readonly #key: string;

	constructor(runId: string, who: string) {
		this.#key = `kring.form.${runId}.${who}`;
		this.#kept = read(this.#key);
	}

	get secret(): string {
		return this.#kept.secret;
	}

	get answers(): Answers {
		return this.#kept.answers;
	}

	/** They were sent from this device, so they can be changed here. */
	get sent(): boolean {
		return this.#kept.sent;
	}

	/** Fills in one item; nothing takes the answer away. */
	fill(id: string, answer: Answer | undefined): void {
		const rest = Object.fromEntries(Object.entries(this.#kept.answers).filter(([known]) => known !== id));
		this.#keep({ ...this.#kept, answers: answer === undefined ? rest : { ...rest, [id]: answer } });
	}

	/** Begins from what came back from the server. */
	take(answers: Answers): void {
		this.#keep({ ...this.#kept, answers });
	}

	markSent(sent: boolean): void {
		this.#keep({ ...this.#kept, sent });
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

function read(key: string): Kept {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	const secret = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const fresh: Kept = { secret, answers: {}, sent: false };
	try {
		const kept: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}');
		return typeof kept.secret === 'string' && kept.secret !== '' ? { ...fresh, ...kept } : fresh;
	} catch {
		return fresh;
	}
}
