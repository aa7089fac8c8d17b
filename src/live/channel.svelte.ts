import { createSubscriber } from 'svelte/reactivity';
import { Connection, type Connect, type ConnectionStatus, type StreamEvent } from './connection.ts';
import { onWaking } from './event-source.ts';
import { Holdings } from './holdings.ts';
import type { LiveKind } from './kinds.ts';
import { PresenceView } from './presence.svelte.ts';
import { PassingView } from './passing.svelte.ts';
import type {
	ChangesEvent,
	GoodbyeEvent,
	GoodbyeReason,
	LiveStart,
	PassingEvent,
	PresenceEvent
} from './protocol.ts';
import { ServerClock } from './server-clock.ts';

/**
 * A surface's end of the live meeting: the state, kept up to date. Made from what the page was rendered with, also
 * on the server; `$effect(() => channel.open())` goes on from there. Everything that is read from it is reactive.
 */
export class Channel {
	readonly presence = new PresenceView();
	readonly #passing = new PassingView();
	readonly #holdings = new Holdings();
	readonly #clock = new ServerClock();
	readonly #connection: Connection;
	#view: string;
	#status: ConnectionStatus = 'live';
	#ended: GoodbyeReason | undefined;
	#changed = () => {};
	#back = () => {};
	readonly #follow = createSubscriber((changed) => {
		this.#changed = changed;
	});

	constructor(start: LiveStart, connect: Connect) {
		this.#view = start.view;
		this.#holdings.replace(start.changes, start.clock);
		this.#clock.sample(start.now, Date.now());
		this.#connection = new Connection({
			connect,
			since: () => `${this.#holdings.clock}.${this.#view}`,
			event: (name, data, id, asked) => this.#take(name, data, id, asked),
			status: (status) => {
				this.#show(status);
				if (status === 'live') this.#back();
			}
		});
	}

	/** Calls back whenever the stream has come back: what waits for the network can go now. One at a time. */
	whenBack(back: () => void): void {
		this.#back = back;
	}

	/** Opens the stream, and keeps it open; gives the function that closes it. For `$effect`. */
	open(): () => void {
		this.#connection.open();
		const forget =
			typeof document === 'undefined'
				? () => {}
				: onWaking(
						() => this.#connection.renew(),
						() => this.#connection.live,
						() => this.#show('offline')
					);
		return () => {
			forget();
			this.#passing.clear();
			this.#connection.close();
		};
	}

	/** The value of `id`, or undefined where this surface has none. */
	get<Value>(kind: LiveKind<Value>, id: string): Value | undefined {
		return this.#holdings.get(kind, id);
	}

	/** All values of a kind in clock order: what changed last comes last. Sort by a field where place matters. */
	all<Value>(kind: LiveKind<Value>): { id: string; value: Value }[] {
		return this.#holdings.all(kind);
	}

	/** What was told within the last seconds and is kept nowhere, such as where others type: what came last comes last. */
	passing<Value>(kind: LiveKind<Value>): { id: string; value: Value }[] {
		return this.#passing.all(kind);
	}

	/** Everything up to this clock has been told. Not reactive. */
	get clock(): number {
		return this.#holdings.clock;
	}

	/** How the connection stands, for people: a break of a moment does not show. */
	get status(): ConnectionStatus {
		this.#follow();
		return this.#status;
	}

	/** Why the server ended the stream for good, when `status` is `ended`. */
	get endedBecause(): GoodbyeReason | undefined {
		this.#follow();
		return this.#ended;
	}

	/** The server's time now, in milliseconds: surfaces draw clocks by it and by nothing else. Not reactive. */
	serverNow(): number {
		return this.#clock.at(Date.now());
	}

	/** Takes the server's time from the answer to something that was asked at `asked` (own time). */
	sampleClock(server: number, asked: number): void {
		this.#clock.sample(server, Date.now(), asked);
	}

	#take(name: StreamEvent, data: string, id: string, asked?: number): void {
		const body: ChangesEvent & PassingEvent & PresenceEvent & GoodbyeEvent = JSON.parse(data);
		this.#clock.sample(body.now, Date.now(), asked);
		if (name === 'goodbye') {
			this.#ended = body.reason;
			this.#changed();
		} else if (name === 'presence') this.presence.take(body);
		else if (name === 'passing') this.#passing.take(body);
		else if (name === 'changes') this.#holdings.take(body.changes, body.clock);
		else if (name === 'reset') {
			this.#holdings.replace(body.changes, body.clock);
			this.#view = id.slice(id.indexOf('.') + 1);
		}
		// The browser may have called itself offline while the stream went on.
		if (this.#connection.live) this.#show('live');
	}

	#show(status: ConnectionStatus): void {
		if (this.#status === status) return;
		this.#status = status;
		this.#changed();
	}
}
