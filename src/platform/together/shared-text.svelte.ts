import { createSubscriber } from 'svelte/reactivity';
import * as Y from 'yjs';
import type { Outcome } from '#platform/commands/outcome.ts';
import type { CaretPlace } from './caret-teller.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { documentOf, fieldOf, missing, wholeOf } from './text.ts';
import type { Splice } from './typing.ts';

/** Typing is gathered for so long before it is sent, in milliseconds. */
const GATHER = 300;
/** An answer that takes longer than this means that the network is away, in milliseconds. */
const LATE = 1_500;
/** After something went wrong that may pass, it is tried again so much later. */
const AGAIN = 3_000;
/** Refusals that say nothing of the text. */
const PASSING = ['unavailable', 'broken'];

/** Where a device keeps what the server does not have yet. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Setting {
	/** Names the text and the person. */
	key: string;
	keeper: Keeper | null;
	/** Sends an update; answers when the server did, however late. */
	deliver(update: string, field: number): Promise<Outcome>;
}

/**
 * A text that several phones write, as one of them has it: what the server told and what was typed here, merged. What the
 * server does not have yet is kept over sleep, reload and time without network, and sent in one piece when it can be.
 */
export class SharedText {
	readonly #setting: Setting;
	readonly #doc: Y.Doc;
	/** What the server has, as far as known here. */
	readonly #known = documentOf([]);
	readonly #taken = new Set<string>();
	readonly #histories = new Map<number, Y.UndoManager>();
	#waiting: Uint8Array[] = [];
	#held = false;
	#sending = false;
	#field = 0;
	#waiters: ((arrived: boolean) => void)[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#refusal: string | undefined;
	#state: 'kept' | 'sent' | undefined;
	#changed = () => {};
	readonly #follow = createSubscriber((changed) => {
		this.#changed = changed;
	});

	constructor(setting: Setting) {
		this.#setting = setting;
		const kept = fromBase64(setting.keeper?.getItem(setting.key) ?? '');
		this.#doc = documentOf(kept && kept.length > 0 ? [kept] : []);
	}

	/** Why the server did not take what was typed last. */
	get refusal(): string | undefined {
		this.#follow();
		return this.#refusal;
	}

	/** Whether what was typed has arrived; `kept`: it waits on this device for the network. */
	get state(): 'kept' | 'sent' | undefined {
		this.#follow();
		return this.#state;
	}

	/** The text of a field. */
	field(field: number): Y.Text {
		return fieldOf(this.#doc, field);
	}

	/** Takes what the server told, as base64; what came before is passed over. */
	receive(updates: readonly string[]): void {
		for (const update of updates) {
			if (this.#taken.has(update)) continue;
			this.#taken.add(update);
			const bytes = fromBase64(update);
			if (bytes) this.#waiting.push(bytes);
		}
		this.#merge();
	}

	/** Keeps the text as it is while a word is put together by the keyboard, or lets in what came meanwhile. */
	hold(held: boolean): void {
		this.#held = held;
		this.#merge();
	}

	/** Somebody typed here. */
	type(field: number, { at, gone, come }: Splice): void {
		this.#field = field;
		this.#refuse(undefined);
		const text = this.field(field);
		// It remembers from when it is made, and only what was typed here.
		if (!this.#histories.has(field)) {
			this.#histories.set(field, new Y.UndoManager(text, { trackedOrigins: new Set([TYPED]) }));
		}
		this.#doc.transact(() => {
			text.delete(at, gone);
			text.insert(at, come);
		}, TYPED);
		this.#edited();
	}

	/** Takes back what was typed here last in a field, or does it again: what others typed meanwhile stays. */
	undo(field: number, way: 'undo' | 'redo'): void {
		if (this.#held || !this.#histories.get(field)?.[way]()) return;
		this.#field = field;
		this.#edited();
	}

	/** A place in a field that stays at its sign while anybody types, as base64. Counted in UTF-16 units. */
	mark(field: number, at: number): string {
		const place = Y.createRelativePositionFromTypeIndex(this.field(field), at, -1);
		return toBase64(Y.encodeRelativePosition(place));
	}

	/** Where such a place of another device is now; undefined where it stands at a sign that did not come yet. Reactive. */
	placeOf(field: number, mark: string): number | undefined {
		this.#follow();
		const text = this.field(field);
		try {
			const place = Y.decodeRelativePosition(fromBase64(mark) ?? new Uint8Array());
			const found = Y.createAbsolutePositionFromRelativePosition(place, this.#doc);
			return found?.type === text ? found.index : undefined;
		} catch {
			// No place at all, or beside a sign that is not there.
			return undefined;
		}
	}

	/** Where the selection of another device is now, and what tells its turns apart; nothing while an end did not come. Reactive. */
	selectionOf(field: number, { from, to }: CaretPlace): { from: number; to: number; turn: string }[] {
		const [begin, end] = [this.placeOf(field, from), this.placeOf(field, to)];
		if (begin === undefined || end === undefined) return [];
		return [{ from: begin, to: end, turn: `${from} ${to}` }];
	}

	/** Sends what waits at once: the page may be about to sleep. */
	flush(): void {
		this.#keep();
		if (this.#timer !== undefined) this.#plan(0);
	}

	/** Sends what waits, and says whether all of it arrived: false as soon as it is refused or has to wait for the network. */
	arrived(): Promise<boolean> {
		if (!this.#unsent()) return Promise.resolve(true);
		this.#plan(0);
		return new Promise((resolve) => this.#waiters.push(resolve));
	}

	/** Tries again what was refused, since it may be taken now. */
	again(): void {
		this.#refuse(undefined);
		if (this.#unsent()) this.#plan(0);
	}

	close(): void {
		this.#keep();
		clearTimeout(this.#timer);
		if (this.#timer !== undefined) void this.#send();
	}

	#merge(): void {
		if (this.#held) return;
		const updates = this.#waiting;
		this.#waiting = [];
		for (const update of updates) {
			Y.applyUpdate(this.#known, update);
			Y.applyUpdate(this.#doc, update);
		}
		if (updates.length > 0) this.#changed();
		if (this.#unsent()) this.#plan(GATHER);
		else this.#keep();
	}

	#edited(): void {
		this.#changed();
		this.#keep();
		this.#plan(GATHER);
	}

	#unsent(): Uint8Array | null {
		return missing(this.#doc, this.#known);
	}

	#keep(): void {
		const { key, keeper } = this.#setting;
		try {
			if (this.#unsent()) keeper?.setItem(key, toBase64(wholeOf(this.#doc)));
			else keeper?.removeItem(key);
		} catch {
			// Full or forbidden: it stays on the page.
		}
	}

	#plan(after: number): void {
		if (this.#sending) return;
		if (after > 0 && this.#timer !== undefined) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#send(), after);
	}

	async #send(): Promise<void> {
		this.#timer = undefined;
		const update = this.#unsent();
		if (!update || this.#sending) return;
		this.#sending = true;
		const late = setTimeout(() => this.#say('kept', false), LATE);
		const outcome = await this.#setting.deliver(toBase64(update), this.#field);
		clearTimeout(late);
		this.#sending = false;
		if (outcome.ok) {
			Y.applyUpdate(this.#known, update);
			this.#keep();
			const more = this.#unsent();
			this.#say('sent', more ? undefined : true);
			if (more) this.#plan(GATHER);
		} else if (PASSING.includes(outcome.reason)) {
			this.#answer(false);
			this.#plan(AGAIN);
		} else this.#refuse(outcome.reason);
	}

	#say(state: 'kept' | 'sent', arrived: boolean | undefined): void {
		this.#state = state;
		this.#changed();
		if (arrived !== undefined) this.#answer(arrived);
	}

	#refuse(reason: string | undefined): void {
		this.#refusal = reason;
		this.#changed();
		if (reason !== undefined) this.#answer(false);
	}

	#answer(arrived: boolean): void {
		for (const resolve of this.#waiters.splice(0)) resolve(arrived);
	}
}

/** What the browser lets a page keep; nothing on the server, or where it is forbidden. */
export function browserKeeper(): Keeper | null {
	try {
		return typeof localStorage === 'undefined' ? null : localStorage;
	} catch {
		return null;
	}
}

/** For so long after an update somebody counts as writing, in milliseconds. */
export const WRITES_FOR = 5_000;

/** The origin of what was typed on this device. */
export const TYPED = 'typed';
