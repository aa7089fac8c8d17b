import { newSecret } from '#platform/ids/device.ts';
import { Kept } from '#ui/kept.svelte.ts';
import type { Ballot } from '../model.ts';

interface Known {
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
	readonly #kept: Kept<Known>;

	constructor(runId: string, who: string) {
		const fresh: Known = { secret: newSecret(), round: 0, ballot: null, draft: null };
		this.#kept = new Kept(`kring.vote.${runId}.${who}`, fresh);
	}

	get secret(): string {
		return this.#kept.value.secret;
	}

	/** The round in which a ballot was sent from here; 0 for none. */
	get sentRound(): number {
		return this.#kept.value.round;
	}

	/** The ballot of this round was sent from this device, so it can be changed here. */
	isKnown(round: number): boolean {
		return this.#kept.value.round === round && this.#kept.value.ballot !== null;
	}

	/** What to show in the form: what was being chosen, else what was sent. */
	chosen(kind: Ballot['kind'], round: number): Ballot | null {
		const { draft, ballot, round: sent } = this.#kept.value;
		const known = draft ?? (sent === round ? ballot : null);
		return known?.kind === kind ? known : null;
	}

	keepDraft(draft: Ballot): void {
		this.#kept.keep({ draft });
	}

	keepSent(ballot: Ballot, round: number): void {
		this.#kept.keep({ ballot, round, draft: null });
	}

	/** The server did not take it. */
	takeBack(ballot: Ballot): void {
		this.#kept.keep({ ballot: null, round: 0, draft: ballot });
	}
}
