import { newSecret } from '#platform/ids/device.ts';

/** Where somebody types in a text: both ends of the selection, as `SharedText.mark` gives them. */
export interface CaretPlace {
	from: string;
	to: string;
}

/** A caret is told at most so often, in milliseconds. */
const PAUSE = 400;

/**
 * Tells the others where one's own caret is: when it moved, not too often, and at once that it is gone. A caret that stands
 * still is not told again, so that it goes out of sight after some seconds.
 */
export class CaretTeller<Place> {
	readonly #tell: (place: Place | null) => void;
	#next: Place | null = null;
	#told = 'null';
	#toldAt = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(tell: (place: Place | null) => void) {
		this.#tell = tell;
	}

	/** The caret is here now; null: nowhere. */
	moved(place: Place | null): void {
		this.#next = place;
		// Also when it is due: who goes from one field to the next leaves and comes in the same moment.
		this.#timer ??= setTimeout(() => this.#say(), Math.max(0, this.#toldAt + PAUSE - Date.now()));
	}

	#say(): void {
		this.#timer = undefined;
		const told = JSON.stringify(this.#next);
		if (told === this.#told) return;
		this.#told = told;
		this.#toldAt = Date.now();
		this.#tell(this.#next);
	}
}

/** A name for the caret of this page, drawn anew each time a page loads, that leads to nobody. */
export function newCaretName(): string {
	return newSecret().slice(0, 16);
}
