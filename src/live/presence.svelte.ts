import { createSubscriber, SvelteSet } from 'svelte/reactivity';
import type { PresenceEvent } from './protocol.ts';

/** Who is connected, as cockpit (by name) and room screen (by number) are told; nothing on phones. Reactive. */
export class PresenceView {
	readonly #members = new SvelteSet<string>();
	#counts = { people: 0, screens: 0 };
	#changed = () => {};
	readonly #follow = createSubscriber((changed) => {
		this.#changed = changed;
	});

	/** Number of connected members. */
	get people(): number {
		this.#follow();
		return this.#counts.people;
	}

	/** Number of connected room screens. */
	get screens(): number {
		this.#follow();
		return this.#counts.screens;
	}

	/** Whether this member is connected, as far as this surface is told. */
	isHere(memberId: string): boolean {
		return this.#members.has(memberId);
	}

	/** Takes what the server told. */
	take({ people, screens, members = [] }: PresenceEvent): void {
		this.#counts = { people, screens };
		this.#changed();
		const here = new Set(members);
		for (const member of [...this.#members]) if (!here.has(member)) this.#members.delete(member);
		for (const member of here) this.#members.add(member);
	}
}
