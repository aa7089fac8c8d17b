import type { Place } from '../terms/model.ts';
import { makeSecret } from './own-notes.svelte.ts';

/** A place that is being chosen: one axis may still be open. */
export type HalfPlace = Partial<Place>;

interface Kept {
	secret: string;
	places: Readonly<Record<string, HalfPlace>>;
	sent: boolean;
}

/** Where this device lays the proposals, kept over a reload, with the secret by which it can be changed. */
export class OwnPlaces {
	#kept = $state.raw<Kept>({ secret: '', places: {}, sent: false });
	readonly #key: string;

	constructor(runId: string, who: string) {
		this.#key = `kring.places.${runId}.${who}`;
		this.#kept = read(this.#key);
	}

	get secret(): string {
		return this.#kept.secret;
	}

	get places(): Kept['places'] {
		return this.#kept.places;
	}
	/** They were sent from this device, so they can be changed here. */
	get sent(): boolean {
		return this.#kept.sent;
	}
	/** The proposals that have a place on both axes. */
	get whole(): Record<string, Place> {
		return Object.fromEntries(
			Object.entries(this.#kept.places).flatMap(([id, { x, y }]) =>
				x === undefined || y === undefined ? [] : [[id, { x, y }]]
			)
		);
	}

	lay(id: string, axis: 'x' | 'y', step: number): void {
		const places = { ...this.#kept.places, [id]: { ...this.#kept.places[id], [axis]: step } };
		this.#keep({ ...this.#kept, places });
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
	const fresh: Kept = { secret: makeSecret(), places: {}, sent: false };
	try {
		const kept: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}');
		return typeof kept.secret === 'string' && kept.secret !== '' ? { ...fresh, ...kept } : fresh;
	} catch {
		return fresh;
	}
}
