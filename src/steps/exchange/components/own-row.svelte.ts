import { FIELDS, type Experience } from '../model.ts';

interface Kept {
	draft: Experience;
	/** The subgroup one sits with, and whether this phone writes for it; 0 for none yet. */
	group: number;
	writes: boolean;
}

const NOTHING: Kept = { draft: { how: '', whom: '', timing: '', effect: '' }, group: 0, writes: false };

/** What somebody is filling in on this device in one run, kept over a reload; works without the store too. */
export class OwnRow {
	#kept = $state.raw<Kept>(NOTHING);
	readonly #key: string;

	constructor(runId: string, who: string) {
		this.#key = `kring.exchange.${runId}.${who}`;
		this.#kept = read(this.#key);
	}

	get draft(): Experience {
		return this.#kept.draft;
	}

	get group(): number {
		return this.#kept.group;
	}

	get writes(): boolean {
		return this.#kept.writes;
	}

	/** Begins from what was saved before. */
	take(draft: Experience): void {
		this.#keep({ ...this.#kept, draft: copy(draft) });
	}

	type(field: keyof Experience, text: string): void {
		this.#keep({ ...this.#kept, draft: { ...this.#kept.draft, [field]: text } });
	}

	sit(group: number, writes: boolean): void {
		this.#keep({ ...this.#kept, group, writes });
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

function copy(from: Partial<Experience> | undefined): Experience {
	const draft = { ...NOTHING.draft };
	for (const field of FIELDS) draft[field] = String(from?.[field] ?? '');
	return draft;
}

function read(key: string): Kept {
	try {
		const kept: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}');
		return { draft: copy(kept.draft), group: Number(kept.group ?? 0), writes: kept.writes === true };
	} catch {
		return NOTHING;
	}
}
