import { Kept } from '#ui/kept.svelte.ts';
import type { Experience } from '../model.ts';

interface Known {
	draft: Experience;
	/** The subgroup one sits with, and whether this phone writes for it; 0 for none yet. */
	group: number;
	writes: boolean;
}

/** What somebody is filling in on this device in one run, kept over a reload. */
export class OwnRow {
	readonly #kept: Kept<Known>;

	constructor(runId: string, who: string) {
		const draft: Experience = { how: '', whom: '', timing: '', effect: '' };
		this.#kept = new Kept(`kring.exchange.${runId}.${who}`, { draft, group: 0, writes: false });
	}

	get draft(): Experience {
		return this.#kept.value.draft;
	}

	get group(): number {
		return this.#kept.value.group;
	}

	get writes(): boolean {
		return this.#kept.value.writes;
	}

	/** Begins from what was saved before. */
	take({ how, whom, timing, effect }: Experience): void {
		this.#kept.keep({ draft: { how, whom, timing, effect } });
	}

	type(field: keyof Experience, text: string): void {
		this.#kept.keep({ draft: { ...this.draft, [field]: text } });
	}

	sit(group: number, writes: boolean): void {
		this.#kept.keep({ group, writes });
	}
}
