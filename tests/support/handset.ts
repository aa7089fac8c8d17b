import { newId } from '#platform/ids/ids.ts';
import fc from 'fast-check';
import { vi } from 'vitest';
import type { Outcome } from '#platform/commands/outcome.ts';
import { SharedText } from '#platform/together/shared-text.svelte.ts';

/** What somebody may do next in a text of several hands, and what may happen to their way to the server. */
export const deed = fc.record({
	who: fc.nat(2),
	what: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'hear', 'hear', 'sleep', 'reload'),
	field: fc.nat(1),
	at: fc.nat(40),
	text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '😀'), minLength: 1, maxLength: 6 }),
	/** What is sent is lost, or its answer is, so that it is sent again; or it goes three times. */
	way: fc.constantFrom('well', 'well', 'lost', 'unheard', 'doubled')
});
export type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** How a handset reaches the server. */
export interface Reach {
	/** Sends an update; with a key it counts once. */
	send(update: string, field: number, key?: string): Promise<Outcome>;
	/** What the server tells who writes, as base64. */
	told(): Promise<string[]>;
	/** What a page is made with; nothing where the stream tells it all. */
	made?(): Promise<string[]>;
}

/** A device whose network, sleep and memory a test decides on. Needs fake timers. */
export class Handset {
	readonly kept = new Map<string, string>();
	readonly #reach: Reach;
	readonly #flying = new Set<Promise<unknown>>();
	#lives = 0;
	way = 'well';
	text: SharedText;

	constructor(reach: Reach) {
		this.#reach = reach;
		this.text = this.#wake();
	}

	#wake(): SharedText {
		const life = ++this.#lives;
		/** A page that is gone writes and sends nothing any more. */
		const alive = () => life === this.#lives;
		return new SharedText({
			key: 'text',
			keeper: {
				getItem: (key) => this.kept.get(key) ?? null,
				setItem: (key, value) => void (alive() && this.kept.set(key, value)),
				removeItem: (key) => void (alive() && this.kept.delete(key))
			},
			deliver: (update, field) => {
				if (!alive()) return new Promise(() => {});
				const flight = this.#deliver(update, field);
				this.#flying.add(flight);
				return flight.finally(() => this.#flying.delete(flight));
			}
		});
	}

	async #deliver(update: string, field: number): Promise<Outcome> {
		const key = newId();
		const send = () => this.#reach.send(update, field, key);
		if (this.way === 'lost') return { ok: false, reason: 'unavailable' };
		const outcome = await send();
		if (this.way === 'doubled') {
			await send();
			await this.#reach.send(update, field);
		}
		return this.way === 'unheard' ? { ok: false, reason: 'unavailable' } : outcome;
	}

	/** Time goes by, and what was sent meanwhile has arrived. */
	async rest(milliseconds: number): Promise<void> {
		await vi.advanceTimersByTimeAsync(milliseconds);
		while (this.#flying.size > 0) await Promise.all(this.#flying);
	}

	/** The page is killed without a word, as phones do, and loaded again. */
	async reload(): Promise<void> {
		this.text = this.#wake();
		await this.begin();
	}

	/** Takes what the page is made with. */
	async begin(): Promise<void> {
		this.text.receive((await this.#reach.made?.()) ?? []);
	}

	async hear(): Promise<void> {
		this.text.receive(await this.#reach.told());
	}

	words(field: number): string {
		return this.text.field(field).toString();
	}

	/** Does one thing; gives how many signs were typed. `mayDelete`: fields in which this one takes something away. */
	async does({ what, field, at, text, way }: Deed, mayDelete: (field: number) => boolean): Promise<number> {
		this.way = way;
		const { length } = this.words(field);
		if (what === 'sleep') await this.rest(400);
		if (what === 'reload') await this.reload();
		if (what === 'hear') await this.hear();
		if (what === 'delete' && mayDelete(field) && length > 0)
			this.text.type(field, { at: 0, gone: Math.min(at, length), come: '' });
		if (what !== 'insert') return 0;
		// Not between the halves of a sign: a text area never does that.
		const before = this.words(field).slice(0, at).toWellFormed();
		const place = before.endsWith('\ufffd') ? before.length - 1 : before.length;
		this.text.type(field, { at: place, gone: 0, come: text });
		return text.length;
	}
}

/** All of them have network again, until nothing waits and everybody heard everything. */
export async function settle(handsets: readonly Handset[]): Promise<void> {
	for (const handset of handsets) handset.way = 'well';
	for (let round = 0; round < 4; round++) {
		for (const handset of handsets) await handset.rest(10_000);
		for (const handset of handsets) await handset.hear();
	}
}
