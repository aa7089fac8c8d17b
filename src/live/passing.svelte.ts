import { createSubscriber } from 'svelte/reactivity';
import type { LiveKind } from './kinds.ts';
import { limits, type PassingEvent } from './protocol.ts';

/** What was told and is kept nowhere: it goes by itself after a few seconds (L43). Reactive. */
export class PassingView {
	readonly #told = new Map<
		string,
		{ kind: string; id: string; value: unknown; end: ReturnType<typeof setTimeout> }
	>();
	#changed = () => {};
	readonly #follow = createSubscriber((changed) => {
		this.#changed = changed;
	});

	/** The values of a kind that still count: what came last comes last. */
	all<Value>(kind: LiveKind<Value>): { id: string; value: Value }[] {
		this.#follow();
		return [...this.#told.values()]
			.filter((one) => one.kind === kind.name)
			.map(({ id, value }) => ({ id, value: kind.typed(value) }));
	}

	/** Takes what the server told; null takes it away at once. */
	take({ kind, id, value }: PassingEvent): void {
		const key = JSON.stringify([kind, id]);
		this.#forget(key);
		if (value !== null) {
			const end = setTimeout(() => {
				this.#forget(key);
				this.#changed();
			}, limits.passes);
			this.#told.set(key, { kind, id, value, end });
		}
		this.#changed();
	}

	/** Forgets all: nobody looks any more. */
	clear(): void {
		for (const key of [...this.#told.keys()]) this.#forget(key);
	}

	#forget(key: string): void {
		clearTimeout(this.#told.get(key)?.end);
		this.#told.delete(key);
	}
}
