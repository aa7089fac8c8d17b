import { SvelteMap } from 'svelte/reactivity';
import type { LiveKind } from './kinds.ts';
import type { Change } from './protocol.ts';

interface Held {
	readonly clock: number;
	readonly value: unknown;
}

/** What a surface holds: for each (kind, id) the latest value that it was told. Reactive per kind and id. */
export class Holdings {
	// Both levels are reactive, and only what comes in makes a kind: a map that is made while something is being derived
	// would never wake it up again.
	readonly #kinds = new SvelteMap<string, SvelteMap<string, Held>>();
	#clock = 0;

	/** Everything up to here is held. */
	get clock(): number {
		return this.#clock;
	}

	/** Takes changes in clock order; what was told already is passed over (L29). */
	take(changes: readonly Change[], clock: number): void {
		for (const change of changes) {
			if (change.clock <= this.#clock) continue;
			const held = this.#of(change.kind);
			if (change.value === null) held.delete(change.id);
			else held.set(change.id, { clock: change.clock, value: change.value });
		}
		this.#clock = Math.max(this.#clock, clock);
	}

	/** Takes the whole state in place of what is held. What stays the same is left alone, so that nothing flickers. */
	replace(changes: readonly Change[], clock: number): void {
		const staying = new Map<string, Set<string>>();
		for (const { kind, id, clock: at, value } of changes) {
			const ids = staying.get(kind) ?? new Set();
			staying.set(kind, ids.add(id));
			const held = this.#of(kind);
			if (held.get(id)?.clock !== at) held.set(id, { clock: at, value });
		}
		for (const [kind, held] of this.#kinds) {
			for (const id of [...held.keys()]) if (!staying.get(kind)?.has(id)) held.delete(id);
		}
		this.#clock = clock;
	}

	/** The value of `id`, if there is one. */
	get<Value>(kind: LiveKind<Value>, id: string): Value | undefined {
		const held = this.#kinds.get(kind.name)?.get(id);
		return held && kind.typed(held.value);
	}

	/** All values of a kind in clock order: what changed last comes last, on every surface alike (L33). */
	all<Value>(kind: LiveKind<Value>): { id: string; value: Value }[] {
		return [...(this.#kinds.get(kind.name) ?? [])]
			.sort(([, a], [, b]) => a.clock - b.clock)
			.map(([id, { value }]) => ({ id, value: kind.typed(value) }));
	}

	#of(kind: string): SvelteMap<string, Held> {
		const found = this.#kinds.get(kind);
		if (found) return found;
		const made = new SvelteMap<string, Held>();
		this.#kinds.set(kind, made);
		return made;
	}
}
