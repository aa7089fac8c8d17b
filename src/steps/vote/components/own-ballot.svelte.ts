import type { Ballot } from '../model.ts';

interface Kept {
	secret: string;
	/** The round that the ballot below is about; 0 when none was sent. */
	round: number;
	ballot: Ballot | null;
	/** What one chose and did not send yet. */
	draft: Ballot | null;
}

/**
 * One's own ballot of a run, kept on this device over a reload, with the secret by which it can be changed. In a
 * secret vote nobody else knows it, not even the server.
 */
export class OwnBallot {
	#kept = $state.raw<Kept>({ secret: '', round: 0, ballot: null, draft: null });
	readonly #key: string;

	constructor(runId: string, who: string) {
		this.#key = `kring.vote.${runId}.${who}`;
		this.#kept = read(this.#key);
	}

	get secret(): string {
		return this.#kept.secret;
	}

	/** The round in which a ballot was sent from here; 0 for none. */
	get sentRound(): number {
		return this.#kept.round;
	}

	/** The ballot of this round was sent from this device, so it can be changed here. */
	isKnown(round: number): boolean {
		return this.#kept.round === round && this.#kept.ballot !== null;
	}

	/** What to show in the form: what was being chosen, else what was sent. */
	chosen(kind: Ballot['kind'], round: number): Ballot | null {
		const { draft, ballot } = this.#kept;
		const known = draft ?? (this.#kept.round === round ? ballot : null);
		return known?.kind === kind ? known : null;
	}

	keepDraft(draft: Ballot): void {
		this.#keep({ ...this.#kept, draft });
	}

	keepSent(ballot: Ballot, round: number): void {
		this.#keep({ ...this.#kept, ballot, round, draft: null });
	}

	/** The server did not take it. */
	takeBack(ballot: Ballot): void {
		this.#keep({ ...this.#kept, ballot: null, round: 0, draft: ballot });
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
	const fresh: Kept = { secret: makeSecret(), round: 0, ballot: null, draft: null };
	try {
		const kept: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}');
		return typeof kept.secret === 'string' && kept.secret !== '' ? { ...fresh, ...kept } : fresh;
	} catch {
		return fresh;
	}
}

function makeSecret(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
