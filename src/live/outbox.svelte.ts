import { newId } from '#platform/ids/device.ts';
import { createSubscriber } from 'svelte/reactivity';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { Post } from './outbox-post.ts';
import type { KeptCommand, OutboxStore } from './outbox-store.ts';
import type { TabNews, Tabs } from './tabs.ts';

/** Kept on this phone; on its way; carried out; or refused, with the reason. */
export type OutboxState = 'kept' | 'sending' | 'sent' | 'refused';

/** A command as a surface shows it. */
export interface OutboxItem {
	readonly id: string;
	readonly command: string;
	readonly input: unknown;
	readonly state: OutboxState;
	/** Why it was refused: a key of the messages in errors.json. */
	readonly reason?: string;
}

/** What an outbox needs. */
export interface OutboxSetting {
	readonly store: OutboxStore;
	readonly tabs: Tabs;
	readonly post: Post;
	/** Number from 0 to 1, so that a hall full of phones does not send again in the same instant. */
	readonly chance?: () => number;
}

/** So many commands that were carried out are remembered, to show that they were. */
const sentRemembered = 50;
/** A command at which the server breaks this often is called refused, so that what follows can go. */
const breakages = 5;
const longestPause = 10_000;

/**
 * The commands that one person gives to one meeting: kept before they are sent, sent in order, sent again until there
 * is a definite answer. Reactive.
 */
export class Outbox {
	readonly #setting: OutboxSetting;
	#items: readonly OutboxItem[] = [];
	readonly #answers = new Map<string, (outcome: Outcome) => void>();
	/** Given, but not yet in the store. */
	readonly #storing = new Set<string>();
	#open = false;
	#sending = false;
	#more = false;
	#broken = 0;
	#pauses = 0;
	#stuck = false;
	#wake = () => {};
	#changed = () => {};
	readonly #follow = createSubscriber((changed) => {
		this.#changed = changed;
	});

	constructor(setting: OutboxSetting) {
		this.#setting = setting;
	}

	/** Takes up what an earlier page or another tab left, and sends; gives the function that stops it. For `$effect`. */
	open(): () => void {
		this.#open = true;
		const deaf = this.#setting.tabs.hear((news) => void this.#heard(news));
		void this.#load().then(() => this.#deliver());
		return () => {
			this.#open = false;
			deaf();
			this.#wake();
		};
	}

	/** What was given, in order, with how it stands. */
	get items(): readonly OutboxItem[] {
		this.#follow();
		return this.#items;
	}

	/** The last attempt found no network, whatever the stream says: what was given is kept here until it does. */
	get stuck(): boolean {
		this.#follow();
		return this.#stuck;
	}

	/** How one command stands; undefined if it is not known here. */
	stateOf(id: string): OutboxState | undefined {
		return this.items.find((item) => item.id === id)?.state;
	}

	/**
	 * Keeps a command and sends it as soon as may be. The promise waits for the definite answer, however long that
	 * takes; after a reload nobody waits any more and `items` tells. A refused one stays in `items` until dismissed.
	 */
	send(command: string, input: unknown, id: string = newId()): Promise<Outcome> {
		this.#set([...this.#items, { id, command, input, state: 'kept' }]);
		const answer = new Promise<Outcome>((resolve) => this.#answers.set(id, resolve));
		this.#storing.add(id);
		void this.#change((items) => withOne(items, { id, command, input })).then(() => {
			this.#storing.delete(id);
			return this.#deliver();
		});
		return answer;
	}

	/** The person has seen that a command was refused. */
	dismiss(id: string): void {
		this.#set(this.#items.filter((item) => item.id !== id));
		void this.#change((items) => items.filter((item) => item.id !== id));
	}

	/** Sends a refused command again, for instance after the server broke at it. */
	again(id: string): void {
		const unanswered = ({ command, input }: KeptCommand): KeptCommand => ({ id, command, input });
		this.#set(this.#items.map((item) => (item.id === id ? shown(unanswered(item)) : item)));
		void this.#change((items) => items.map((item) => (item.id === id ? unanswered(item) : item))).then(() =>
			this.#deliver()
		);
	}

	/** Tries at once instead of waiting: the network is back, or somebody wants it. */
	nudge(): void {
		this.#pauses = 0;
		this.#wake();
		void this.#deliver();
	}

	async #change(how: (items: readonly KeptCommand[]) => readonly KeptCommand[]): Promise<void> {
		await this.#setting.store.change(how);
		this.#setting.tabs.tell({});
	}

	async #deliver(): Promise<void> {
		this.#more = true;
		if (this.#sending) return;
		this.#sending = true;
		while (this.#more && this.#open) {
			this.#more = false;
			await this.#setting.tabs.alone((lost) => this.#sendAll(() => !this.#open || lost()));
			await this.#load(true);
		}
		this.#sending = false;
	}

	async #sendAll(stopped: () => boolean): Promise<void> {
		while (!stopped()) {
			const next = (await this.#setting.store.read()).find((item) => !item.refusal);
			if (!next || stopped()) return;
			this.#show(next.id, 'sending');
			const answer = await this.#setting.post(next);
			if ('definite' in answer) await this.#settle(next, answer.definite);
			else if (answer.broken && ++this.#broken >= breakages) await this.#settle(next, refuse('broken'));
			else {
				this.#stuck = !answer.broken && answer.after === undefined;
				this.#show(next.id, 'kept');
				await this.#pause(answer.after);
			}
		}
	}

	async #settle(item: KeptCommand, outcome: Outcome): Promise<void> {
		this.#broken = 0;
		this.#pauses = 0;
		this.#stuck = false;
		await this.#setting.store.change((items) =>
			outcome.ok
				? items.filter(({ id }) => id !== item.id)
				: items.map((one) => (one.id === item.id ? { ...one, refusal: outcome } : one))
		);
		this.#answered(item.id, outcome);
		this.#setting.tabs.tell({ id: item.id, outcome });
	}

	#answered(id: string, outcome: Outcome): void {
		this.#show(id, outcome.ok ? 'sent' : 'refused', outcome.ok ? undefined : outcome.reason);
		this.#answers.get(id)?.(outcome);
		this.#answers.delete(id);
	}

	async #heard({ id, outcome }: TabNews): Promise<void> {
		await this.#load();
		if (id !== undefined && outcome) this.#answered(id, outcome);
	}

	/**
	 * Brings `items` in line with what is kept, which another tab may have changed. When `alone`, no tab is sending:
	 * what is kept no more has been carried out, even if the tab that sent it died before it could say so.
	 */
	async #load(alone = false): Promise<void> {
		const kept = await this.#setting.store.read();
		const ids = new Set(kept.map((item) => item.id));
		const known = new Map(this.#items.map((item) => [item.id, item]));
		const gone = this.#items.filter((item) => !ids.has(item.id) && !this.#storing.has(item.id));
		this.#set([
			...gone.filter((item) => item.state === 'sent').slice(-sentRemembered),
			...gone.filter((item) => item.state === 'kept' || item.state === 'sending'),
			...kept.map((item) => stillKept(item, known.get(item.id))),
			...this.#items.filter((item) => this.#storing.has(item.id) && !ids.has(item.id))
		]);
		if (!alone) return;
		for (const { id, state } of gone) if (state !== 'sent') this.#answered(id, done(undefined));
		for (const { id, refusal } of kept) if (refusal) this.#answered(id, refusal);
	}

	/** Waits before the next attempt, longer each time. */
	async #pause(after?: number): Promise<void> {
		const chance = (this.#setting.chance ?? Math.random)();
		const pause = after ?? Math.min(500 * 2 ** this.#pauses++, longestPause) * (0.5 + chance / 2);
		if (!this.#open) return;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, pause);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	#show(id: string, state: OutboxState, reason?: string): void {
		this.#set(
			this.#items.map((item) =>
				item.id === id ? { ...item, state, ...(reason === undefined ? {} : { reason }) } : item
			)
		);
	}

	#set(items: readonly OutboxItem[]): void {
		this.#items = items;
		this.#changed();
	}
}

function withOne(items: readonly KeptCommand[], item: KeptCommand): readonly KeptCommand[] {
	return items.some(({ id }) => id === item.id) ? items : [...items, item];
}

/** A kept command as it is shown: on its way if it was so already, unless another tab did something with it. */
function stillKept(item: KeptCommand, known: OutboxItem | undefined): OutboxItem {
	return item.refusal || !known || known.state === 'refused' ? shown(item) : known;
}

function shown({ id, command, input, refusal }: KeptCommand): OutboxItem {
	const item = { id, command, input };
	return refusal && !refusal.ok
		? { ...item, state: 'refused', reason: refusal.reason }
		: { ...item, state: 'kept' };
}
