import { newSecret } from '#platform/ids/device.ts';
import { Kept } from '#ui/kept.svelte.ts';
import type { Place } from '../terms/model.ts';

/** A place that is being chosen: one axis may still be open. */
export type HalfPlace = Partial<Place>;

interface Known {
	secret: string;
	places: Readonly<Record<string, HalfPlace>>;
	sent: boolean;
}

/** Where this device lays the proposals, kept over a reload, with the secret by which it can be changed. */
export class OwnPlaces {
	readonly #kept: Kept<Known>;

	constructor(runId: string, who: string) {
		this.#kept = new Kept<Known>(`kring.places.${runId}.${who}`, {
			secret: newSecret(),
			places: {},
			sent: false
		});
	}

	get secret(): string {
		return this.#kept.value.secret;
	}

	get places(): Known['places'] {
		return this.#kept.value.places;
	}

	/** They were sent from this device, so they can be changed here. */
	get sent(): boolean {
		return this.#kept.value.sent;
	}

	/** The proposals that have a place on both axes. */
	get whole(): Record<string, Place> {
		return Object.fromEntries(
			Object.entries(this.places).flatMap(([id, { x, y }]) =>
				x === undefined || y === undefined ? [] : [[id, { x, y }]]
			)
		);
	}

	lay(id: string, axis: 'x' | 'y', step: number): void {
		this.#kept.keep({ places: { ...this.places, [id]: { ...this.places[id], [axis]: step } } });
	}

	markSent(sent: boolean): void {
		this.#kept.keep({ sent });
	}
}
