import { limits } from './protocol.ts';

/** The events of a stream. */
export const streamEvents = ['changes', 'reset', 'passing', 'presence', 'beat', 'goodbye'] as const;
export type StreamEvent = (typeof streamEvents)[number];

/** What a stream does to whoever opened it. */
export interface StreamHandlers {
	event(name: StreamEvent, data: string, id: string): void;
	/** The stream broke, or could not be opened. */
	lost(): void;
}

/** Opens a stream that goes on from `since` (`clock.view`); gives the function that closes it. */
export type Connect = (since: string, handlers: StreamHandlers) => () => void;

/** How it stands: `reconnecting` for a moment, `offline` for longer, `ended` for good. */
export type ConnectionStatus = 'live' | 'reconnecting' | 'offline' | 'ended';

/** What a connection needs from the channel it keeps up. */
export interface ConnectionSetting {
	readonly connect: Connect;
	readonly since: () => string;
	/** `asked`: when the stream was asked for, with its first event only. */
	readonly event: (name: StreamEvent, data: string, id: string, asked?: number) => void;
	readonly status: (status: ConnectionStatus) => void;
	/** A number from 0 to 1, so that a hall full of phones does not come back in the same instant. */
	readonly chance?: () => number;
}

/** A break shorter than this is not shown. */
const unseen = 1_500;
/** After this long without a stream the surface calls itself offline. */
const offlineAfter = 10_000;
/** So long a new stream may take until its first event. */
const firstEvent = 10_000;
/** So many attempts follow each other within two seconds: a restart of the server takes no longer. */
const soonAttempts = 60;

type Timer = ReturnType<typeof setTimeout> | undefined;

/** Keeps one stream open: opens it again when it breaks, falls silent, or when the surface wakes up. */
export class Connection {
	readonly #setting: ConnectionSetting;
	#close: (() => void) | undefined;
	#again: Timer;
	#silence: Timer;
	#shown: Timer[] = [];
	#failures = 0;
	#live = false;
	#ended = true;

	constructor(setting: ConnectionSetting) {
		this.#setting = setting;
	}

	/** Opens the first stream. */
	open(): void {
		this.#ended = false;
		this.#missing();
		this.#attempt();
	}

	/** Closes the stream and leaves it closed. */
	close(): void {
		this.#ended = true;
		this.#live = false;
		this.#stop();
		for (const timer of this.#shown) clearTimeout(timer);
		this.#shown = [];
	}

	/** Opens a new stream at once: the surface woke up, or the network is back (L30). */
	renew(): void {
		if (this.#ended) return;
		this.#failures = 0;
		this.#live = false;
		this.#missing();
		this.#attempt();
	}

	/** Whether the stream is open and has told the state of affairs. */
	get live(): boolean {
		return this.#live;
	}

	#attempt(): void {
		this.#stop();
		let asked: number | undefined = Date.now();
		let current = true;
		const close = this.#setting.connect(this.#setting.since(), {
			event: (name, data, id) => {
				if (!current) return;
				this.#heard(name, data, id, asked);
				asked = undefined;
			},
			lost: () => {
				if (current) this.#lost();
			}
		});
		this.#close = () => {
			current = false;
			close();
		};
		if (this.#again) this.#close();
		else this.#expect(firstEvent);
	}

	#heard(name: StreamEvent, data: string, id: string, asked?: number): void {
		this.#expect(limits.silence);
		if (name === 'goodbye') {
			this.close();
			this.#setting.status('ended');
		}
		this.#setting.event(name, data, id, asked);
		if (this.#live || (name !== 'changes' && name !== 'reset')) return;
		this.#live = true;
		this.#failures = 0;
		for (const timer of this.#shown) clearTimeout(timer);
		this.#shown = [];
		this.#setting.status('live');
	}

	#lost(): void {
		this.#stop();
		this.#live = false;
		this.#missing();
		const most = this.#failures < soonAttempts ? 2_000 : 10_000;
		const pause = Math.min(250 * 2 ** this.#failures++, most);
		const chance = (this.#setting.chance ?? Math.random)();
		this.#again = setTimeout(() => this.#attempt(), pause * (0.5 + chance / 2));
	}

	#expect(within: number): void {
		clearTimeout(this.#silence);
		this.#silence = setTimeout(() => this.#lost(), within);
	}

	/** There is no stream: shown when that lasts. */
	#missing(): void {
		if (this.#shown.length > 0) return;
		const { status } = this.#setting;
		this.#shown = [
			setTimeout(() => status('reconnecting'), unseen),
			setTimeout(() => status('offline'), offlineAfter)
		];
	}

	#stop(): void {
		clearTimeout(this.#again);
		clearTimeout(this.#silence);
		this.#again = undefined;
		this.#close?.();
		this.#close = undefined;
	}
}
