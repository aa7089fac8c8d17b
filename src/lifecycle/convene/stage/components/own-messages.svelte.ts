import { newSecret } from '#platform/ids/device.ts';

/** A message as the phone that wrote it keeps it: the only proof that it is one's own. */
export interface OwnMessage {
	secret: string;
	text: string;
}

/**
 * What this page wrote to whoever conducts, to take it back. Kept for as long as its tab: what goes when the meeting closes does
 * not stay behind on a phone.
 */
export class OwnMessages {
	items = $state.raw<readonly OwnMessage[]>([]);
	readonly #key: string;

	/** @param key names the meeting and the person; nothing else is kept under it */
	constructor(key: string) {
		this.#key = `kring.message.${key}`;
		try {
			const kept: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? '[]');
			if (Array.isArray(kept)) this.items = kept as OwnMessage[];
		} catch {
			// Forbidden, or not ours: it begins empty.
		}
	}

	/** Keeps these instead of what there was. */
	take(items: readonly OwnMessage[]): void {
		this.items = items;
		try {
			if (items.length > 0) sessionStorage.setItem(this.#key, JSON.stringify(items));
			else sessionStorage.removeItem(this.#key);
		} catch {
			// Full or forbidden: it stays on the page.
		}
	}

	add(text: string): OwnMessage {
		const message = { secret: newSecret(), text };
		this.take([message, ...this.items]);
		return message;
	}

	remove(secret: string): void {
		this.take(this.items.filter((item) => item.secret !== secret));
	}
}
